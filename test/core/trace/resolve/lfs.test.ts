import assert from "node:assert/strict";
import { resolveLfs } from "../../../../src/core/trace/resolve/lfs.js";
import { digestOf, fakeDisk, fakeGit } from "../fakes.js";
import { cases, lookupFor } from "./asking.js";

const BYTES = "the large file";
const OTHER = "the longer file";
const OID = digestOf(BYTES);
const pointerTo = (content: string, extension = ""): string =>
	`version https://git-lfs.github.com/spec/v1\n${extension}oid sha256:${digestOf(content)}\nsize ${content.length}\n`;
const POINTER = pointerTo(BYTES);

const REF = "lfs:models/m.onnx";
const PINNED = `${REF}@sha256:${OID}`;
const smudged = { "models/m.onnx": BYTES };
const unpulled = { "models/m.onnx": POINTER };
const history = { commits: [{ files: unpulled }] };
const store = `.git/lfs/objects/${OID.slice(0, 2)}/${OID.slice(2, 4)}/${OID}`;
const NOT_PULLED = "unverifiable V1: the git-lfs pointer holds this sha256, its bytes are not pulled";

describe("A file of git-lfs", () => {
	cases(resolveLfs, [
		{
			it: "matches its pointer and the record",
			ref: PINNED,
			files: smudged,
			history,
			told: "verified V3: matches its sha256",
			facts: { size: "14 bytes", sha256: OID },
			content: BYTES,
		},
		{
			it: "matches a sha256 beside it",
			ref: REF,
			beside: `sha256:${OID}`,
			files: smudged,
			history,
			told: "verified V3: matches its sha256",
		},
		{
			it: "has a pointer to something else than is recorded",
			ref: `${REF}@sha256:${digestOf(OTHER)}`,
			files: unpulled,
			history,
			told: "broken V2: its sha256 is not the recorded one; trace/digest-mismatch at digest",
			fixes: [PINNED],
		},
		{
			it: "has no sha256 recorded",
			ref: REF,
			files: smudged,
			history,
			told: "unpinned V2: its content is not recorded; trace/digest-missing",
			fixes: [PINNED],
		},
		{
			it: "has another digest recorded",
			ref: `${REF}@md5:${digestOf(BYTES, "md5")}`,
			files: smudged,
			history,
			told: "unpinned V2: what is recorded is no sha256; trace/digest-format at digest",
			says: /^git-lfs names a file by its sha256, not by its md5\. Record its sha256\.$/,
			fixes: [PINNED],
		},
		{
			it: "has a sha256 of another length recorded",
			ref: PINNED.slice(0, -1),
			files: smudged,
			history,
			told: "unpinned V2: what is recorded is no sha256; trace/digest-format at digest",
			fixes: [PINNED],
		},
		{
			it: "was changed in the working tree",
			ref: PINNED,
			files: { "models/m.onnx": OTHER },
			history,
			told: "broken V2: its bytes differ from its git-lfs pointer; trace/digest-mismatch at path",
		},
		{
			it: "was changed, which its extension may have done",
			ref: PINNED,
			files: { "models/m.onnx": OTHER },
			history: { commits: [{ files: { "models/m.onnx": pointerTo(BYTES, `ext-0-x sha256:${OID}\n`) } }] },
			told: "unverifiable V1: the git-lfs pointer holds this sha256, a git-lfs extension changed its bytes",
		},
		{
			it: "was changed and added again",
			ref: `${REF}@sha256:${digestOf(OTHER)}`,
			files: { "models/m.onnx": OTHER },
			history: { ...history, index: { "models/m.onnx": pointerTo(OTHER) } },
			told: "verified V3: matches its sha256",
		},
		{
			it: "is not pulled",
			ref: PINNED,
			files: unpulled,
			history,
			told: NOT_PULLED,
			remedy: "Run git lfs pull.",
			content: "the bytes of “m.onnx” are not pulled",
		},
		{ it: "is left out of the working tree", ref: PINNED, files: {}, history, told: NOT_PULLED },
		{
			it: "lies in the store",
			ref: PINNED,
			files: { ...unpulled, [store]: BYTES },
			history,
			told: "verified V3: the git-lfs store matches its sha256",
			content: BYTES,
		},
		{
			it: "lies damaged in the store",
			ref: PINNED,
			files: { ...unpulled, [store]: "the larger fil" },
			history,
			told: "unverifiable V1: the git-lfs pointer holds this sha256, its bytes in the git-lfs store are damaged",
			remedy: `Delete ${store}, whose bytes are not what its name says, then run git lfs pull.`,
		},
		{
			it: "may lie in the store of the repository, which is not looked into from a folder of it",
			ref: PINNED,
			files: { ...unpulled, [store]: BYTES },
			history: { commits: [{ files: { "docs/models/m.onnx": POINTER } }], prefix: "docs/" },
			told: NOT_PULLED,
		},
		{
			it: "is in a worktree, whose store lies elsewhere",
			ref: PINNED,
			files: { ...unpulled, ".git": "gitdir: ../main/.git/worktrees/x" },
			history,
			told: NOT_PULLED,
		},
		{
			it: "is a pointer that was not committed",
			ref: PINNED,
			files: unpulled,
			history: { commits: [{ files: { "README.md": "x" } }] },
			told: `${NOT_PULLED}; trace/uncommitted at path`,
		},
		{
			it: "is none",
			ref: PINNED,
			files: smudged,
			history: { commits: [{ files: smudged }] },
			told: "broken V0: is not kept by git-lfs; trace/target-invalid at scheme",
			fixes: [PINNED.replace("lfs:", "file:")],
		},
		{
			it: "has a damaged pointer",
			ref: PINNED,
			files: { "models/m.onnx": "version https://git-lfs.github.com/spec/v1\n<<<<<<< HEAD\n" },
			history,
			told: "broken V0: is a damaged git-lfs pointer; trace/target-invalid at path",
			says: /a line “oid sha256:…” of 64 hex characters/,
		},
		{
			it: "speaks for itself without a repository",
			ref: PINNED,
			files: smudged,
			history: { state: "none", reason: "this is no git repository" },
			told: "verified V3: matches its sha256",
		},
		{
			it: "speaks for itself where its pointer was not fetched",
			ref: PINNED,
			files: smudged,
			history: { ...history, state: "partial", unfetched: ["models/m.onnx"] },
			told: "verified V3: matches its sha256",
		},
		{
			it: "is not there",
			ref: `lfs:models/n.onnx@sha256:${OID}`,
			files: smudged,
			history,
			told: "broken V0: is not there; trace/path-missing at path",
			fixes: [PINNED],
		},
		{
			it: "leads out",
			ref: PINNED,
			files: smudged,
			history,
			links: ["models"],
			told: "broken V0: leads out of the workspace; trace/outside at path",
		},
	]);

	it("is asked about with all others at once", async () => {
		const files = { a: pointerTo("a"), b: pointerTo("b"), c: pointerTo("c") };
		const git = fakeGit({ commits: [{ files }] });
		const lookups = ["a", "b", "c"].map((name) => lookupFor(`lfs:${name}`)) as Parameters<typeof resolveLfs>[0];
		await resolveLfs(lookups, { git, disk: fakeDisk(files) });
		for (const call of ["objects", "contents"]) assert.equal(git.calls.filter((name) => name === call).length, 1, call);
	});
});
