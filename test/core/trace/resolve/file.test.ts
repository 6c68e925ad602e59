import assert from "node:assert/strict";
import { resolveFiles } from "../../../../src/core/trace/resolve/file.js";
import { digestOf, type FakeDisk, fakeDisk, fakeGit } from "../fakes.js";
import { ask, askAll, cases, lookupFor, told } from "./asking.js";

const TEXT = '{"auroc": 0.871}\n';
const OTHER = '{"auroc": 0.817}\n';
const SHA256 = digestOf(TEXT);
const files = { "eval/metrics.json": TEXT };
const REF = "file:eval/metrics.json";

const OID = digestOf("the large file");
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${OID}\nsize 14\n`;

const refusing = (disk: FakeDisk, message: string): FakeDisk => ({
	...disk,
	digest: async () => {
		throw Object.assign(new Error(message), { code: message.split(":")[0] });
	},
});

describe("A file", () => {
	cases(resolveFiles, [
		{
			it: "matches its sha256",
			ref: `${REF}@sha256:${SHA256}`,
			files,
			told: "verified V3: matches its sha256",
			facts: { size: "17 bytes", sha256: SHA256 },
			content: TEXT,
		},
		{ it: "matches its sha512", ref: `${REF}@sha512:${digestOf(TEXT, "sha512")}`, files, told: "verified V3: matches its sha512" },
		{ it: "matches its blob's id", ref: `${REF}@gitBlob:${digestOf(TEXT, "gitBlob")}`, files, told: "verified V3: matches its gitBlob" },
		{
			it: "is not compared with the blob of a SHA-256 repository",
			ref: `${REF}@gitBlob:${SHA256}`,
			files,
			told: "unpinned V2: what is recorded is no digest of it; trace/digest-format at digest",
			fixes: [`${REF}@sha256:${SHA256}`],
		},
		{ it: "matches a digest beside it", ref: REF, beside: `sha256:${SHA256}`, files, told: "verified V3: matches its sha256" },
		...(["md5", "sha1"] as const).map((algorithm) => ({
			it: `is pinned weakly by ${algorithm}`,
			ref: `${REF}@${algorithm}:${digestOf(TEXT, algorithm)}`,
			files,
			told: `verified V3: matches its ${algorithm}; trace/weak-digest at digest`,
			fixes: [`${REF}@sha256:${SHA256}`],
		})),
		{
			it: "differs from its sha256",
			ref: `${REF}@sha256:${digestOf(OTHER)}`,
			files,
			told: "broken V2: its sha256 is not the recorded one; trace/digest-mismatch at digest",
			says: new RegExp(`has the sha256 ${SHA256.slice(0, 12)}…, and ${digestOf(OTHER).slice(0, 12)}… is recorded`),
			facts: { sha256: SHA256, "recorded sha256": digestOf(OTHER) },
			fixes: [`${REF}@sha256:${SHA256}`],
		},
		{
			it: "differs from the digest beside it, which the fix replaces there",
			ref: REF,
			beside: `sha256:${digestOf(OTHER)}`,
			files,
			told: "broken V2: its sha256 is not the recorded one; trace/digest-mismatch",
			fixes: [`sha256:${SHA256}`],
		},
		{
			it: "differs from its md5: what is recorded is a sha256",
			ref: `${REF}@md5:${digestOf(OTHER, "md5")}`,
			files,
			told: "broken V2: its md5 is not the recorded one; trace/digest-mismatch at digest",
			fixes: [`${REF}@sha256:${SHA256}`],
		},
		{
			it: "has no digest",
			ref: REF,
			files,
			told: "unpinned V2: its content is not recorded; trace/digest-missing",
			fixes: [`${REF}@sha256:${SHA256}`],
			content: TEXT,
		},
		{
			it: "has a digest of another length",
			ref: `${REF}@sha256:${SHA256.slice(0, 40)}`,
			files,
			told: "unpinned V2: what is recorded is no digest of it; trace/digest-format at digest",
			says: /A digest by sha256 cannot have 40 hex characters/,
			fixes: [`${REF}@sha256:${SHA256}`],
		},
		{
			it: "has a digest of something else",
			ref: `${REF}@dirHash:${SHA256}`,
			files,
			told: "unpinned V2: what is recorded is no digest of it; trace/digest-format at digest",
			fixes: [`${REF}@sha256:${SHA256}`],
		},
		{
			it: "is not there, and its neighbour is named",
			says: /^There is no “eval\/metric.json”. Did you mean “eval\/metrics.json”\?$/,
			ref: `file:eval/metric.json@sha256:${SHA256}`,
			files,
			told: "broken V0: is not there; trace/path-missing at path",
			fixes: [`${REF}@sha256:${SHA256}`],
		},
		{
			it: "is not there, and its neighbour's name is written with escapes",
			ref: "file:eval/a%20c%40home.json",
			files: { "eval/a b@home.json": TEXT },
			told: "broken V0: is not there; trace/path-missing at path",
			fixes: ["file:eval/a%20b%40home.json"],
		},
		{
			it: "is not there, nor anything like it",
			ref: "file:data/x.csv",
			files,
			told: "broken V0: is not there; trace/path-missing at path",
		},
		{
			it: "was deleted, and git tracks it",
			ref: "file:data/x.csv",
			history: { commits: [{ files: { "data/x.csv": "1" } }] },
			told: "broken V0: is not there; trace/path-missing at path",
			says: /git tracks it/,
		},
		{
			it: "was left out of a partial clone's working tree",
			ref: "file:data/x.csv",
			history: { commits: [{ files: { "data/x.csv": "1" } }], state: "partial" },
			told: "unverifiable V0: this partial clone leaves it out of the working tree",
			remedy: "Run git sparse-checkout add data, or git restore data/x.csv.",
		},
		{
			it: "was left out by a sparse checkout",
			ref: "file:data/x.csv",
			history: { commits: [{ files: { "data/x.csv": "1" } }], leftOut: ["data/x.csv"] },
			told: "unverifiable V0: a sparse checkout leaves it out of the working tree",
			remedy: "Run git sparse-checkout add data, or git restore data/x.csv.",
		},
		{
			it: "lies in a submodule that is not checked out",
			ref: `file:libs/b/x.txt@sha256:${"ab".repeat(32)}`,
			history: { commits: [{ files: { "a.txt": "1" } }], submodules: { "libs/b": "closed" } },
			told: "unverifiable V0: lies in the submodule libs/b, which is not checked out",
			remedy: "Run git submodule update --init --recursive libs/b.",
		},
		{
			it: "lies in a submodule of a submodule, of which only the outer one is checked out",
			ref: "file:libs/b/c/x.txt",
			files: { "libs/b/.git": "gitdir: x", "libs/b/.gitmodules": '[submodule "c"]\n\tpath = c\n' },
			history: { commits: [{ files: { "a.txt": "1" } }], submodules: { "libs/b": [] } },
			told: "unverifiable V0: lies in the submodule libs/b/c, which is not checked out",
		},
		{
			it: "is not in a submodule that is checked out",
			ref: "file:libs/b/x.txt",
			files: { "libs/b/.git": "gitdir: x" },
			history: { commits: [{ files: { "a.txt": "1" } }], submodules: { "libs/b": [] } },
			told: "broken V0: is not there; trace/path-missing at path",
		},
		{
			it: "is a folder",
			ref: "file:eval",
			files,
			told: "broken V0: is a folder; trace/target-invalid at scheme",
			fixes: ["dir:eval"],
		},
		{
			it: "is a link that leads out",
			ref: `file:secret.txt@sha256:${SHA256}`,
			files: { "secret.txt": TEXT },
			links: ["secret.txt"],
			told: "broken V0: leads out of the workspace; trace/outside at path",
		},
		{
			it: "is not tracked by git",
			ref: `${REF}@sha256:${SHA256}`,
			files,
			history: { commits: [{ files: { "README.md": "x" } }] },
			told: "verified V3: matches its sha256; trace/uncommitted at path",
		},
		{
			it: "is tracked below a root that is a folder of the repository",
			ref: `${REF}@sha256:${SHA256}`,
			files,
			history: { commits: [{ files: { "docs/eval/metrics.json": TEXT } }], prefix: "docs/" },
			told: "verified V3: matches its sha256",
		},
		{
			it: "lies in a submodule, whose index is another",
			ref: `file:vendor/lib/eval/metrics.json@sha256:${SHA256}`,
			files: { "vendor/lib/.git": "gitdir: ../../.git/modules/lib", "vendor/lib/eval/metrics.json": TEXT },
			history: { commits: [{ files: { "README.md": "x" } }] },
			told: "verified V3: matches its sha256",
		},
		{
			it: "is asked about outside of a repository",
			ref: `${REF}@sha256:${SHA256}`,
			files,
			history: { state: "none", reason: "this is no git repository" },
			told: "verified V3: matches its sha256",
		},
		{
			it: "is a git-lfs pointer of what is recorded",
			ref: `file:model.onnx@sha256:${OID}`,
			files: { "model.onnx": POINTER },
			told: "unverifiable V1: the git-lfs pointer holds this sha256, its bytes are not pulled",
			remedy: "Run git lfs pull.",
			facts: { size: "14 bytes", sha256: OID },
			content: "the bytes of “model.onnx” are not pulled",
		},
		{
			it: "is a git-lfs pointer of something else",
			ref: `file:model.onnx@sha256:${SHA256}`,
			files: { "model.onnx": POINTER },
			told: "broken V2: its sha256 is not the recorded one; trace/digest-mismatch at digest",
			fixes: [`file:model.onnx@sha256:${OID}`],
		},
		{
			it: "is a git-lfs pointer, and has no digest",
			ref: "file:model.onnx",
			files: { "model.onnx": POINTER },
			told: "unpinned V2: its content is not recorded; trace/digest-missing",
			fixes: [`file:model.onnx@sha256:${OID}`],
		},
		{
			it: "is a git-lfs pointer, which says nothing about another algorithm",
			ref: `file:model.onnx@md5:${digestOf("the large file", "md5")}`,
			files: { "model.onnx": POINTER },
			told: "unverifiable V1: a git-lfs pointer stands in its place, its bytes are not pulled",
		},
		{
			it: "cannot be read",
			ref: `${REF}@sha256:${SHA256}`,
			files,
			disk: (disk) => refusing(disk, "EACCES: permission denied"),
			told: "unverifiable V0: cannot be read here (EACCES: permission denied)",
			remedy: "Make “eval/metrics.json” readable.",
		},
	]);

	it("has no content while it does not match", async () => {
		const { content } = await ask(resolveFiles, lookupFor(`${REF}@sha256:${digestOf(OTHER)}`), { files });
		assert.equal(content, undefined);
	});

	it("is asked about with all others at once", async () => {
		const git = fakeGit({ commits: [{ files: { a: "1" } }] });
		const lookups = ["a", "b", "c"].map((name) => lookupFor(`file:${name}@sha256:${digestOf("1")}`)) as Parameters<typeof resolveFiles>[0];
		const found = await resolveFiles(lookups, { git, disk: fakeDisk({ a: "1", b: "1", c: "1" }) });
		assert.deepEqual(
			found.map(({ resolution }) => told(resolution)),
			["", "; trace/uncommitted at path", "; trace/uncommitted at path"].map((end) => `verified V3: matches its sha256${end}`),
		);
		assert.equal(git.calls.filter((call) => call === "tracked").length, 1);
	});

	it("is answered in the order of asking, and depends on its path", async () => {
		const found = await askAll(resolveFiles, [lookupFor("file:b"), lookupFor("file:a")], { files: { a: "1", b: "2" } });
		assert.deepEqual(
			found.map(({ resolution }) => resolution.files),
			[["b"], ["a"]],
		);
	});

	it("does not take our own mistakes for the disk's", async () => {
		const broken = (disk: FakeDisk): FakeDisk => ({ ...disk, digest: () => Promise.reject(new TypeError("x is not a function")) });
		await assert.rejects(ask(resolveFiles, lookupFor(REF), { files, disk: broken }), TypeError);
	});
});
