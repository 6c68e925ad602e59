import assert from "node:assert/strict";
import { BASELINE_FILE } from "../../../src/core/kinds/baseline/file.js";
import { Histories, hasPast } from "../../../src/core/library/histories.js";
import type { Library } from "../../../src/core/library/library.js";
import type { History, PastTexts, PastVersion } from "../../../src/core/ports.js";
import { checkedIn, workspace } from "../language/marked.js";

const card = (status: string): string => `---\nartifact: model-card\nid: MC-xx\nstatus: ${status}\n---\n`;

const version = (text: string, digit: string): PastVersion => ({
	...{ text, commit: digit.repeat(40), date: "2026-10-30", whole: true },
	author: { name: "Ada Osei", email: "ada@example.com" },
});

const past = (state: PastTexts["state"], ...versions: PastVersion[]): PastTexts => ({
	state,
	texts: new Map(versions.length > 0 ? [["a.md", versions]] : []),
});

const DRAFT = past("complete", version(card("draft"), "1"));
const REVIEWED = past("complete", version(card("in-review"), "2"), version(card("draft"), "1"));
const GONE = past("complete");

const answering = (answer: PastTexts | Promise<PastTexts>): History => ({ texts: async () => answer });

const isStepMissing = (library: Library): boolean =>
	checkedIn(library, "a.md").problems.some(({ rule }) => rule === "artifact/status-step");

/** A history that answers when it is told to. */
function waiting(): { history: History; answer(past: PastTexts): void } {
	let answer: (past: PastTexts) => void = () => assert.fail("nobody asked");
	const answered = new Promise<PastTexts>((resolve) => {
		answer = resolve;
	});
	return { history: answering(answered), answer };
}

describe("What git knows of files", () => {
	let library: Library;
	let histories: Histories;
	beforeEach(() => {
		library = workspace({ "a.md": card("approved"), "b.md": card("approved") });
		histories = new Histories(library);
	});

	it("is asked of what says where it stands, and of the baseline", () => {
		const files = workspace({ "a.md": card("draft"), "b.md": "---\nartifact: model-card\nid: MC-yy\n---\n" });
		assert.deepEqual(files.paths, ["a.md", "b.md"]);
		const all = ["a.md", "b.md", "c.md", BASELINE_FILE];
		assert.deepEqual(
			all.filter((path) => hasPast(files, path)),
			["a.md", BASELINE_FILE],
		);
	});

	it("is taken in, and forgotten when git no longer knows it", async () => {
		assert.deepEqual([...(await histories.read(answering(DRAFT), ["a.md"])).affected], ["a.md"]);
		assert.ok(isStepMissing(library));
		assert.deepEqual([...(await histories.read(answering(GONE), ["b.md"])).affected], [], "of what was asked for only");
		assert.ok(isStepMissing(library));
		assert.deepEqual([...(await histories.read(answering(GONE), ["a.md"])).affected], ["a.md"]);
		assert.ok(!isStepMissing(library));
	});

	it("stays where git cannot be asked", async () => {
		await histories.read(answering(DRAFT), ["a.md"]);
		const { past: read, affected } = await histories.read(answering(past("none")), ["a.md"]);
		assert.deepEqual([read.state, ...affected], ["none"]);
		assert.ok(isStepMissing(library));
	});

	it("is what the reading says that began later, whichever ends first", async () => {
		const earlier = waiting();
		const first = histories.read(earlier.history, ["a.md", "b.md"]);
		await histories.read(answering(REVIEWED), ["a.md"]);
		assert.ok(!isStepMissing(library));
		earlier.answer(DRAFT);
		assert.deepEqual([...(await first).affected], []);
		assert.ok(!isStepMissing(library));
	});

	it("is what the earlier says as long as the later has not ended, or could not ask", async () => {
		const [earlier, later] = [waiting(), waiting()];
		const both = [histories.read(earlier.history, ["a.md"]), histories.read(later.history, ["a.md"])];
		await histories.read(answering(past("none")), ["a.md"]);
		earlier.answer(DRAFT);
		await both[0];
		assert.ok(isStepMissing(library));
		later.answer(REVIEWED);
		await both[1];
		assert.ok(!isStepMissing(library));
	});
});
