import assert from "node:assert/strict";
import { type Destination, destinationOf } from "../../../src/core/language/destination.js";
import { follow } from "../../../src/core/trace/follow.js";
import { fakeDisk, fakeGit } from "../trace/fakes.js";
import { checkedIn, workspace } from "./marked.js";

const git = fakeGit({ commits: [{ files: { "a.py": "1\n2\n3\n" } }], tags: { v1: 0 }, remotes: ["github.com/a/b"] });
const [id = ""] = git.ids;
const SHEET = "---\nartifact: risk-assessment\nid: RA-a\nrisks:\n  - id: RSK-a-1\n---\n";
const ABSENT = "a".repeat(40);

async function destination(reference: string): Promise<Destination | undefined> {
	const library = workspace({
		"ra.md": SHEET,
		"a.md": `---\nartifact: model-card\nid: MC-a\nmodel:\n  ref: ${JSON.stringify(reference)}\n---\n`,
	});
	await follow(library, { git, disk: fakeDisk({ "a.py": "1", "data/x.csv": "", "x.csv.dvc": "outs:\n- path: x.csv\n  md5: 0\n" }) });
	const [found] = checkedIn(library, "a.md").traced?.references ?? [];
	assert.ok(found, reference);
	return destinationOf(library, found);
}

const at = (line: number, from: number, to: number) => ({ start: { line, character: from }, end: { line, character: to } });

describe("A reference leads", () => {
	const CASES: readonly (readonly [reference: string, to: Destination | undefined])[] = [
		[`git:${id}`, { to: "commit", revision: id }],
		[`git:${id}#a.py`, { to: "pinned", revision: id, path: "a.py" }],
		[`git:${id}#a.py:L2-L3`, { to: "pinned", revision: id, path: "a.py", lines: { from: 2, to: 3 } }],
		[`https://github.com/a/b/blob/${id}/a.py`, { to: "pinned", revision: id, path: "a.py" }],
		[`https://github.com/other/b/blob/${id}/a.py`, { to: "address", url: `https://github.com/other/b/blob/${id}/a.py` }],
		[`tag:v1@${id}`, { to: "commit", revision: "refs/tags/v1" }],
		["branch:main", { to: "commit", revision: "main" }],
		["file:a.py", { to: "file", path: "a.py" }],
		["dir:data", { to: "folder", path: "data" }],
		["RA-a", { to: "document", path: "ra.md", range: at(2, 4, 8) }],
		["RA-a#RSK-a-1", { to: "document", path: "ra.md", range: at(4, 8, 15) }],
		["RSK-a-1", { to: "document", path: "ra.md", range: at(4, 8, 15) }],
		["RA-a#/risks/0/id", { to: "document", path: "ra.md", range: at(4, 8, 15) }],
		["RA-a#/risks", { to: "document", path: "ra.md", range: at(3, 0, 5) }],
		["doi:10.1000/182", { to: "address", url: "https://doi.org/10.1000/182" }],
		["arxiv:2101.00001v2", { to: "address", url: "https://arxiv.org/abs/2101.00001v2" }],
		["hf:datasets/a/b@main", { to: "address", url: "https://huggingface.co/datasets/a/b/tree/main" }],
		["https://example.com/x", { to: "address", url: "https://example.com/x" }],
		[`git:${ABSENT}`, undefined],
		["file:gone.py", undefined],
		["file:../x", undefined],
		["DS-gone", undefined],
		["s3://bucket/key?versionId=abc", undefined],
		["runs:/", undefined],
	];
	for (const [reference, to] of CASES) {
		it(`${to ? `to a ${to.to}` : "nowhere"}: ${reference}`, async () => assert.deepEqual(await destination(reference), to));
	}
});
