import assert from "node:assert/strict";
import { countedReferences, countedStates, minimumCounts, saying, sentence } from "../../../src/core/trace/counts.js";
import type { State } from "../../../src/core/trace/resolution.js";
import { checkedIn, workspace } from "../language/marked.js";
import { COMMIT, card, resolution, tracedWith } from "./citing.js";

describe("States in words", () => {
	for (const [states, expected] of [
		[["verified"], "1 matches"],
		[["verified", "verified"], "2 match"],
		[["suspect"], "1 target changed"],
		[["suspect", "suspect"], "2 targets changed"],
		[
			["unverifiable", "verified", "broken", "unpinned", "suspect"],
			"1 matches, 1 broken, 1 target changed, 1 not pinned, 1 not checkable here",
		],
		[[undefined], "1 being checked"],
		[["verified", undefined, undefined], "1 matches, 2 being checked"],
		[[], ""],
	] as [(State | undefined)[], string][])
		it(expected || "none", () => assert.equal(countedStates(states), expected));

	it("say one of them even where there is none", () => {
		assert.equal(countedStates(["verified"], "unverifiable"), "1 matches, 0 not checkable here");
		assert.equal(countedStates([], "unverifiable"), "0 not checkable here");
	});
});

describe("References in words", () => {
	const [citation] = workspace({ "a.md": card("monitoring: MON-a\n") }).citationsOf("a.md");
	assert.ok(citation);
	const of = (...states: (State | undefined)[]) =>
		states.map((state) => ({ citation, ...(state && { resolution: resolution({ state }) }) }));

	it("are nothing where there is none", () => assert.equal(countedReferences([]), undefined));
	it("are one", () => assert.equal(countedReferences(of("verified")), "1 reference: 1 matches"));
	it("are many", () =>
		assert.equal(
			countedReferences(of("verified", "verified", "suspect", "unverifiable", undefined)),
			"5 references: 2 match, 1 target changed, 1 not checkable here, 1 being checked",
		));
});

describe("Documents that owe something", () => {
	const CODE = `git:${COMMIT}`;
	const text = (id: string): string =>
		`artifact: model-card\n${id && `id: ${id}\n`}tier: 2\nmodel: { ref: "${CODE}" }\ndatasets: [{ ref: "${CODE}" }]\ntraining: { code: "${CODE}" }\n`;

	function counted(state: State | undefined, id = "MC-a") {
		const library = workspace({ "a.yaml": text(id), "b.yaml": "artifact: risk-assessment\nid: RA-a\n" });
		tracedWith(library, "a.yaml", state ? { [CODE]: { state, level: state === "unverifiable" ? "V1" : "V3" } } : {});
		return minimumCounts(["a.yaml", "b.yaml"].map((path) => checkedIn(library, path)));
	}

	it("count where all of it does", () => assert.deepEqual(counted("verified"), { verified: 1, unverifiable: 0, total: 1, failing: [] }));
	it("are not checkable where nothing is wrong", () =>
		assert.deepEqual(counted("unverifiable"), { verified: 0, unverifiable: 1, total: 1, failing: [] }));
	it("are not checkable while nobody has looked", () =>
		assert.deepEqual(counted(undefined), { verified: 0, unverifiable: 1, total: 1, failing: [] }));
	it("are named where they fail", () => assert.deepEqual(counted("broken"), { verified: 0, unverifiable: 0, total: 1, failing: ["MC-a"] }));
	it("are named by their paths where they have no id", () => assert.deepEqual(counted("unpinned", "").failing, ["a.yaml"]));
});

describe("A half sentence", () => {
	for (const [text, expected] of [
		["it is not here", "It is not here"],
		["pinned, and not here", "Pinned, and not here"],
		["metrics.json at 3f2a9c1 is empty", "metrics.json at 3f2a9c1 is empty"],
		["eval/a.json is empty", "eval/a.json is empty"],
		["“pointer” is one", "“pointer” is one"],
		["2 rows have it", "2 rows have it"],
		["git-lfs keeps it", "git-lfs keeps it"],
	] as const)
		it(expected, () => assert.equal(sentence(text), expected));
});

describe("What a source says", () => {
	it("is said plainly", () => assert.equal(saying("metrics.json at 3f2a9c1", "0.8"), "metrics.json at 3f2a9c1 says 0.8"));
	it("is set off behind an aside", () => assert.equal(saying("a.json, as it is now", "0.8"), "a.json, as it is now, says 0.8"));
});
