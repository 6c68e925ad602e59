import assert from "node:assert/strict";
import type { Library } from "../../../src/core/library/library.js";
import type { Resolution } from "../../../src/core/trace/resolution.js";
import { checkedIn, workspace } from "../language/marked.js";
import { SHA256 } from "./citing.js";

const SHEET = `artifact: dataset-sheet
id: DS-a
title: Gate counts
owner: { name: Ada }
version: "1.10"
status: approved
unknown: ""
composition: { splits: [{ name: train, n: 5 }] }
`;

const citing = (id: string, digest = ""): string =>
	`artifact: model-card\nid: MC-a\nevaluation: { reports: [{ ref: "${id}"${digest && `, digest: "${digest}"`} }] }\n`;

function worldOf(id: string, digest?: string, sheet = SHEET): Library {
	return workspace({ "sheet.yaml": sheet, "card.yaml": citing(id, digest) });
}

function resolve(id: string, digest?: string, sheet?: string): Resolution {
	const [reference] = checkedIn(worldOf(id, digest, sheet), "card.yaml").traced?.references ?? [];
	return reference?.resolution ?? assert.fail(`${id} was not resolved`);
}

const told = ({ state, level, reason, faults }: Resolution): string =>
	[`${state} ${level}: ${reason}`, ...faults.map(({ rule }) => rule)].join("; ");

const digestOf = (text: string): string => workspace({ "a.yaml": text }).target("DS-a")?.digest ?? assert.fail();

describe("A document by its id", () => {
	for (const [name, id, digest, expected] of [
		["is followed", "DS-a", undefined, "unpinned V2: is followed as it changes: no version of it is recorded"],
		["has its version, as it is written", "DS-a@1.10", undefined, "verified V2: is version 1.10"],
		["has another version", "DS-a@1.1", undefined, "suspect V2: is at version 1.10 now; trace/suspect"],
		["has its digest", "DS-a", digestOf(SHEET), "verified V3: says what it said when it was recorded"],
		["has its digest in the reference", `DS-a@${digestOf(SHEET)}`, undefined, "verified V3: says what it said when it was recorded"],
		["has its digest, and another version", "DS-a@1.1", digestOf(SHEET), "suspect V2: is at version 1.10 now; trace/suspect"],
		["has its digest, and its version", "DS-a@1.10", digestOf(SHEET), "verified V3: says what it said when it was recorded"],
		["has a digest of bytes", "DS-a", `sha256:${SHA256}`, "unpinned V2: what is recorded is no digest of a document; trace/digest-format"],
		["has another digest", "DS-a", `rai1:sha256:${SHA256}`, "suspect V2: changed since it was recorded; trace/suspect"],
		["is not there", "DS-b", undefined, "broken V0: no document has this id; trace/artifact-missing"],
		[
			"is of a type that is not known",
			"XY-a",
			undefined,
			"unverifiable V0: documents whose ids begin with XY- are of a type that is not known here",
		],
		["has a place", "DS-a#/composition/splits/0", undefined, "unpinned V2: is followed as it changes: no version of it is recorded"],
		["has an entry by its name", "DS-a#train", undefined, "unpinned V2: is followed as it changes: no version of it is recorded"],
		["lacks a place", "DS-a#/composition/splits/1", undefined, "broken V0: leads to a place that does not exist; trace/fragment-missing"],
		["has an empty place", "DS-a#/unknown", undefined, "broken V0: leads to a place that does not exist; trace/fragment-missing"],
		[
			"has its own id, which is no entry of it",
			"DS-a#DS-a",
			undefined,
			"broken V0: leads to a place that does not exist; trace/fragment-missing",
		],
		["has an owner, who is none either", "DS-a#Ada", undefined, "broken V0: leads to a place that does not exist; trace/fragment-missing"],
		["lacks an entry", "DS-a#test", undefined, "broken V0: leads to a place that does not exist; trace/fragment-missing"],
	] as const)
		it(name, () => assert.equal(told(resolve(id, digest)), expected));

	it("is not called missing or changed where it cannot be read as a whole", () => {
		const broken = `${SHEET}version: 2\n`;
		for (const [id, digest] of [
			["DS-a", `rai1:sha256:${SHA256}`],
			["DS-a#/nowhere", undefined],
		] as const) {
			const resolution = resolve(id, digest, broken);
			assert.equal(told(resolution), "unverifiable V2: sheet.yaml cannot be read as a whole");
			assert.ok(resolution.remedy);
		}
	});

	it("is told to the reader", () => {
		assert.deepEqual(resolve("DS-a@1.10").facts, { title: "Gate counts", version: "1.10", status: "approved" });
		assert.deepEqual(resolve("DS-a").files, ["sheet.yaml"]);
	});

	it("can be recorded with its version", () => {
		assert.deepEqual(resolve("DS-a#train").offers, [{ title: "Record version 1.10", text: "DS-a@1.10#train" }]);
		assert.deepEqual(resolve("DS-a", undefined, SHEET.replace(/version.*\n/, "")).offers, []);
	});

	it("stays suspect without a fix where it has no version any more", () => {
		const [fault] = resolve("DS-a@1.0.0", undefined, SHEET.replace(/version.*\n/, "")).faults;
		assert.match(fault?.message ?? "", /at version \(none\)/);
		assert.deepEqual(fault?.fixes, []);
	});
});

describe("What a document means", () => {
	const before = digestOf(SHEET);

	for (const [name, text] of [
		["its status", SHEET.replace("approved", "draft")],
		["quotes and comments", SHEET.replace('"1.10"', "1.10 # of May")],
		["the order of its keys", `version: "1.10"\n${SHEET.replace(/version.*\n/, "")}`],
	] as const)
		it(`is not ${name}`, () => assert.equal(told(resolve("DS-a", before, text)), "verified V3: says what it said when it was recorded"));

	it("is every word and number", () => assert.match(told(resolve("DS-a", before, SHEET.replace("n: 5", "n: 6"))), /^suspect V2/));
});

/** `a` relies on `b` by digest, or by version. */
const relying = (a: string, b: string, by = `rai1:sha256:${SHA256}`): string =>
	`artifact: model-card\nid: ${a}\nmonitoring: "${b}@${by}"\n`;

const faultsOf = (library: Library, path: string): string[] =>
	(checkedIn(library, path).traced?.references ?? []).flatMap(
		({ resolution }) => resolution?.faults.map(({ rule, message }) => `${rule} ${message}`) ?? [],
	);

describe("A circle of digests", () => {
	const circle = { "a.yaml": relying("MC-a", "MC-b"), "b.yaml": relying("MC-b", "MC-c"), "c.yaml": relying("MC-c", "MC-a") };

	it("is told to each of its documents, by the way it takes", () => {
		const library = workspace(circle);
		assert.deepEqual(faultsOf(library, "b.yaml"), [
			"trace/cycle MC-b relies on MC-c, which relies on MC-a, which relies on MC-b, each by digest: recording one changes the next. Record a version in one of them.",
		]);
		for (const path of Object.keys(circle)) assert.equal(faultsOf(library, path).length, 1);
	});

	it("is broken by a version anywhere in it, and everybody is told", () => {
		const library = workspace(circle);
		for (const path of Object.keys(circle)) assert.match(faultsOf(library, path).join(), /^trace\/cycle/);
		library.set("c.yaml", relying("MC-c", "MC-a", "1.0.0"));
		for (const path of Object.keys(circle)) assert.doesNotMatch(faultsOf(library, path).join(), /trace\/cycle/, path);
	});

	it("that a document only leads into is not its own", () => {
		const library = workspace({ ...circle, "d.yaml": relying("MC-d", "MC-a") });
		assert.doesNotMatch(faultsOf(library, "d.yaml").join(), /trace\/cycle/);
	});

	it("can be one document", () => {
		const library = workspace({ "a.yaml": relying("MC-a", "MC-a") });
		assert.deepEqual(faultsOf(library, "a.yaml"), ["trace/cycle MC-a records its own digest, and recording it changes it: leave it out."]);
	});
});

describe("An id that two documents have", () => {
	const two = { "a.yaml": SHEET, "b.yaml": SHEET.replace('"1.10"', '"2.0"') };

	for (const id of ["DS-a", "DS-a@1.10", "DS-a@2.0", "DS-a#/title"])
		it(`does not say which of them ${id} means`, () => {
			const library = workspace({ ...two, "card.yaml": citing(id) });
			const [{ resolution } = assert.fail()] = checkedIn(library, "card.yaml").traced?.references ?? [];
			assert.equal(resolution && told(resolution), "unverifiable V0: two documents have this id");
			assert.equal(resolution?.remedy, "Give each of them an id of its own.");
			library.delete("b.yaml");
			const [{ resolution: alone } = assert.fail()] = checkedIn(library, "card.yaml").traced?.references ?? [];
			assert.notEqual(alone?.state, "unverifiable");
		});
});
