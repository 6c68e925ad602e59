import assert from "node:assert/strict";
import type { Disk } from "../../../../src/core/ports.js";
import { dirHash, resolveFolders } from "../../../../src/core/trace/resolve/folder.js";
import { type Bytes, digestOf, fakeDisk, fakeGit } from "../fakes.js";
import { cases } from "./asking.js";

/** As the specification computes it. */
const hashOf = (files: Readonly<Record<string, Bytes>>): string => {
	const names = Object.keys(files).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
	return digestOf(names.map((name) => `${digestOf(files[name] ?? "")}  ${name}\n`).join(""));
};

const inside = { "b.csv": "1,2\n", "a/c.csv": "3\n", "a.csv": "4\n" };
const files = { "data/b.csv": "1,2\n", "data/a/c.csv": "3\n", "data/a.csv": "4\n", "README.md": "x" };
const HASH = hashOf(inside);
const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`data/${i}`, ""]));

describe("A folder", () => {
	cases(resolveFolders, [
		{
			it: "matches its dirHash",
			ref: `dir:data@dirHash:${HASH}`,
			files,
			told: "verified V3: its files match the dirHash",
			facts: { files: "3", dirHash: HASH },
		},
		{
			it: "matches a dirHash beside it",
			ref: "dir:data/",
			beside: `dirHash:${HASH}`,
			files,
			told: "verified V3: its files match the dirHash",
		},
		{
			it: "leaves out .git",
			ref: `dir:data@dirHash:${HASH}`,
			files: { ...files, "data/.git/config": "[core]" },
			told: "verified V3: its files match the dirHash",
		},
		{
			it: "differs by a file that was added",
			ref: `dir:data@dirHash:${HASH}`,
			files: { ...files, "data/new": "" },
			told: "broken V2: its dirHash is not the recorded one; trace/digest-mismatch at digest",
			fixes: [`dir:data@dirHash:${hashOf({ ...inside, new: "" })}`],
		},
		{
			it: "has no dirHash",
			ref: "dir:data",
			files,
			told: "unpinned V2: its content is not recorded; trace/digest-missing",
			fixes: [`dir:data@dirHash:${HASH}`],
		},
		{
			it: "has a digest of a file",
			ref: `dir:data@sha256:${HASH}`,
			files,
			told: "unpinned V2: what is recorded is no digest of it; trace/digest-format at digest",
			fixes: [`dir:data@dirHash:${HASH}`],
		},
		{
			it: "has a dirHash of another length",
			ref: `dir:data@dirHash:${HASH.slice(1)}`,
			files,
			told: "unpinned V2: what is recorded is no digest of it; trace/digest-format at digest",
			fixes: [`dir:data@dirHash:${HASH}`],
		},
		{
			it: "holds files that git does not track",
			ref: `dir:data@dirHash:${HASH}`,
			files,
			history: { commits: [{ files: { "data/b.csv": "1,2\n" } }] },
			told: "verified V3: its files match the dirHash; trace/uncommitted at path",
			says: /^2 of 3 files are not tracked by git, “data\/a.csv” among them/,
		},
		{
			it: "holds too many files",
			ref: `dir:data@dirHash:${HASH}`,
			files: many,
			told: "unverifiable V1: it holds more than 10000 files",
			remedy: "Refer to the files in it that matter.",
		},
		{
			it: "is nested as only a link in a circle is",
			ref: `dir:data@dirHash:${HASH}`,
			files: { [`data/${"x/".repeat(70)}y`]: "" },
			told: "unverifiable V1: its folders are nested more than 64 deep",
		},
		{
			it: "is not there",
			ref: "dir:dat",
			files,
			told: "broken V0: is not there; trace/path-missing at path",
			fixes: ["dir:data"],
		},
		{
			it: "was left out by a sparse checkout",
			ref: `dir:data@dirHash:${HASH}`,
			history: { commits: [{ files }], leftOut: Object.keys(files) },
			told: "unverifiable V0: a sparse checkout leaves it out of the working tree",
			remedy: "Run git sparse-checkout add data, or git restore data.",
		},
		{
			it: "was left out of a partial clone's working tree",
			ref: `dir:data@dirHash:${HASH}`,
			history: { commits: [{ files }], state: "partial" },
			told: "unverifiable V0: this partial clone leaves it out of the working tree",
		},
		{
			it: "is here only in part",
			ref: `dir:data@dirHash:${HASH}`,
			files: { "data/b.csv": "1,2\n" },
			history: { commits: [{ files }], leftOut: ["data/a/c.csv", "data/a.csv"] },
			told: "unverifiable V1: a sparse checkout leaves out 2 of its files",
			remedy: "Run git sparse-checkout add data.",
		},
		{
			it: "is a submodule that is not checked out",
			ref: `dir:data@dirHash:${HASH}`,
			history: { commits: [{ files: { "a.txt": "1" } }], submodules: { data: "closed" } },
			told: "unverifiable V0: lies in the submodule data, which is not checked out",
		},
		{
			it: "holds a submodule that is not checked out",
			ref: `dir:data@dirHash:${HASH}`,
			files,
			history: { commits: [{ files }], submodules: { "data/more": "closed" } },
			told: "unverifiable V1: the submodule data/more is not checked out",
			remedy: "Run git submodule update --init --recursive data/more.",
		},
		{
			it: "is a file",
			ref: "dir:README.md",
			files,
			told: "broken V0: is a file; trace/target-invalid at scheme",
			fixes: ["file:README.md"],
		},
		{ it: "leads out", ref: "dir:data", files, links: ["data"], told: "broken V0: leads out of the workspace; trace/outside at path" },
	]);

	it("is hashed as the specification's example is", async () => {
		// https://github.com/in-toto/attestation/blob/main/spec/v1/digest_set.md
		const module = "github.com/marklodato/go-hello-world@v0.0.1";
		const sums: Readonly<Record<string, string>> = {
			"README.md": "3a137eef6458bfb76bb2c63fc29ffc7166604d2d2e09ed9d8250a534122a8364",
			"main.go": "ddc4da627d9a9f45fb29641a1b185d6f53287ecfd921aacbf4fe54b7a86fe8d1",
			"go.mod": "28e7c942a036902d981759d0bf5704d2bfc7cb500caf68b84711b234af01c6a5",
		};
		const names = Object.keys(sums).map((name) => [`zip/${module}/${name}`, ""]);
		const digest: Disk["digest"] = async (file) => ({ sha256: sums[file.split("/").at(-1) ?? ""] ?? "" });
		const hashed = await dirHash("zip", { disk: { ...fakeDisk(Object.fromEntries(names)), digest }, git: fakeGit() });
		assert.equal("value" in hashed && hashed.value, "2a1bb6127fb481c60f67692e22285fb306f3c6ffe62075e0ccf674d7c3adcb8f");
	});

	it("sorts names as the C locale does, and knows the root itself", async () => {
		const content = { "ü/é.txt": "1", "z 1": "2", "B.txt": "3", "a.txt": "4", "a/b": "5", "\u{1f600}": "6", "\uffee": "7" };
		const hashed = await dirHash("", { disk: fakeDisk(content), git: fakeGit() });
		// find . -type f -print0 | cut -zc3- | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
		assert.equal("value" in hashed && hashed.value, "8dea25a3de14acba06632db5d1a9a9f7f5bc4d04832399463303311e66201cfa");
		assert.equal(hashOf(content), "8dea25a3de14acba06632db5d1a9a9f7f5bc4d04832399463303311e66201cfa");
	});
});
