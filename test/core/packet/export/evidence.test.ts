import assert from "node:assert/strict";
import { sha256Of } from "../../../../src/core/packet/export/manifest.js";
import { unpack } from "../../../../src/core/packet/verify/unpack.js";
import { fakeGit } from "../../trace/fakes.js";
import { PARKING, replaced } from "../packets.js";
import { bytes, compiled, MINUTES, text } from "./compiled.js";

const git = fakeGit({ commits: [{ files: { "eval/report.csv": "a,b\n", "eval/big.bin": pointer() } }] });
const [commit = ""] = git.ids;
const disk = { "minutes/a.md": MINUTES, "minutes/b.md": MINUTES, "manifest.json": "{}", "card.md": "another card", "big.onnx": pointer() };

/** What git keeps in the place of a large file. */
function pointer(): string {
	return `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 5\n`;
}

const pinned = (path: keyof typeof disk): string => `file:${path}@sha256:${sha256Of(bytes(disk[path]))}`;

/** What becomes of a reference in the packet's `evidence`. */
async function outcome(...refs: readonly string[]) {
	const list = `evidence: ${JSON.stringify(refs)}\nretention:`;
	const files = { ...PARKING, "packet.md": replaced("retention:", list)(PARKING["packet.md"] ?? "") };
	const packet = await compiled({ files, disk, git });
	return { evidence: packet.manifest.evidence, files: unpack(packet.archive()), html: packet.html };
}

describe("Evidence that goes along", () => {
	it("is a file that matches its pin, under its own path", async () => {
		const { evidence, files } = await outcome(pinned("minutes/a.md"));
		assert.deepEqual(evidence, [{ ref: pinned("minutes/a.md"), path: "minutes/a.md", sha256: sha256Of(bytes(MINUTES)), included: true }]);
		assert.equal(text(files.get("minutes/a.md")), MINUTES);
	});

	it("is a file at a commit, under the commit's id", async () => {
		const { evidence, files } = await outcome(`git:${commit}#eval/report.csv`);
		assert.deepEqual([evidence[0]?.path, evidence[0]?.included], [`git/${commit}/eval/report.csv`, true]);
		assert.equal(text(files.get(`git/${commit}/eval/report.csv`)), "a,b\n");
	});

	it("is there once, however often it is named", async () => {
		const { evidence, files } = await outcome(pinned("minutes/a.md"), pinned("minutes/a.md"));
		assert.deepEqual(
			evidence.map(({ included }) => included),
			[true, true],
		);
		assert.equal([...files.keys()].filter((name) => name.startsWith("minutes/")).length, 1);
	});

	for (const [what, ref, reason] of [
		["what is not pinned", "file:minutes/a.md", /^not pinned: /],
		["what does not match", `file:minutes/a.md@sha256:${"0".repeat(64)}`, /^not found or does not match: /],
		["what is not here", `git:${"1".repeat(40)}#x.csv`, /^not found or does not match: |^not checkable here: /],
		["a commit", `git:${commit}`, /^it is a commit, not a file$/],
		["a folder", `git:${commit}#eval`, /^it is a folder$/],
		["a pointer to a large file at a commit", `git:${commit}#eval/big.bin`, /Git LFS/],
		["a large file that was not pulled", `file:big.onnx@sha256:${"a".repeat(64)}`, /Git LFS|not pulled/i],
		["another type of reference", "https://example.com/report?version=1", /^not checkable here: /],
		["a file with the name of ours", pinned("manifest.json"), /^another file has its name here$/],
		["a file with the name of a member", pinned("card.md"), /^another file has its name here$/],
	] as const)
		it(`is not ${what}: it is listed with the reason`, async () => {
			const { evidence, html } = await outcome(ref, pinned("minutes/b.md"));
			assert.deepEqual(
				evidence.map(({ included }) => included),
				[false, true],
			);
			assert.match(evidence[0]?.reason ?? "", reason);
			assert.match(html, /Only listed: /);
		});
});
