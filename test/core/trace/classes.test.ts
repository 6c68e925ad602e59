import assert from "node:assert/strict";
import type { Tier, TraceClass } from "../../../src/core/kinds/kind.js";
import { type ClassState, minimumOf } from "../../../src/core/trace/classes.js";
import type { Resolution } from "../../../src/core/trace/resolution.js";
import { workspace } from "../language/marked.js";
import { COMMIT, SHA256, tracedWith } from "./citing.js";

const CODE = `git:${COMMIT}#train.py`;

const cardAt = (tier: Tier, front: string): string => `artifact: model-card\nid: MC-a\ntier: ${tier}\n${front}`;

/** The state of one class of a document whose references have these answers. */
function stateOf(
	about: TraceClass,
	text: string,
	answers: Readonly<Record<string, Partial<Resolution>>> = {},
): ClassState["state"] | undefined {
	const library = workspace({ "a.yaml": text, "b.yaml": "artifact: dataset-sheet\nid: DS-b\nversion: 1.0.0\n" });
	return tracedWith(library, "a.yaml", answers).classes.find((state) => state.class === about)?.state;
}

describe("The least that counts", () => {
	for (const [about, ...levels] of [
		["model", "V1", "V1", "V0"],
		["data", "V3", "V1", "V0"],
		["code", "V2", "V2", "V1"],
		["prompts", "V3", "V2", "V0"],
	] as const)
		it(about, () =>
			assert.deepEqual(
				([1, 2, 3] as const).map((tier) => minimumOf(about, tier)),
				levels,
			),
		);
});

describe("Code", () => {
	for (const [name, tier, answer, expected] of [
		["that is found counts", 1, { level: "V3" }, "counts"],
		["that is pinned, and no more, is too weak at tier 1", 1, { level: "V1" }, "below"],
		["that was not looked for yet waits", 1, undefined, "pending"],
		["that is not there fails", 1, { state: "broken", level: "V0" }, "failing"],
		["that is not pinned is too weak", 2, { state: "unpinned", level: "V0" }, "below"],
		["that cannot be seen here is no fault", 1, { state: "unverifiable", level: "V1" }, "unverifiable"],
		["that is abbreviated is not pinned", 1, { level: "V3", faults: [{ rule: "trace/abbreviated", message: "Write it out." }] }, "below"],
		["that is pinned elsewhere cannot become stronger here", 1, { state: "unverifiable", level: "VX" }, "below"],
	] as const)
		it(name, () => {
			const answers = answer ? { [CODE]: answer } : {};
			assert.equal(stateOf("code", cardAt(tier, `training: { code: "${CODE}" }\n`), answers), expected);
		});

	it("is not owed at tier 3", () => assert.equal(stateOf("code", cardAt(3, `training: { code: "${CODE}" }\n`)), undefined));
	it("is missing where nothing stands", () => assert.equal(stateOf("code", cardAt(1, "training: { run: 'runs:/a' }\n")), "missing"));
	it("is missing where the field is empty", () => assert.equal(stateOf("code", cardAt(1, 'training: { code: "" }\n')), "missing"));
	it("fails where something else stands", () => assert.equal(stateOf("code", cardAt(1, "training: { code: [x] }\n")), "failing"));
	it("fails where the text is no reference", () => assert.equal(stateOf("code", cardAt(1, "training: { code: the script }\n")), "failing"));
	it("is set aside with a reason", () =>
		assert.equal(stateOf("code", cardAt(1, "not_applicable: [{ field: /training/code, reason: Made by hand }]\n")), undefined));
	it("is set aside with all that it is a part of", () =>
		assert.equal(stateOf("code", cardAt(1, "not_applicable: [{ field: /training, reason: Made by hand }]\n")), undefined));
});

describe("Data", () => {
	const S3 = "s3://linden/a.parquet?versionId=3sL4kqtJlcpXroDTDmJ";
	const elsewhere = { state: "unverifiable", level: "VX" } as const;
	const data = (tier: Tier, ref: string): string => cardAt(tier, `datasets:\n  - { role: training, ref: ${ref} }\n`);

	it("that are pinned elsewhere count at tier 2", () => assert.equal(stateOf("data", data(2, `"${S3}"`), { [S3]: elsewhere }), "counts"));
	it("at tier 1 only with their digest", () => {
		assert.equal(stateOf("data", data(1, `"${S3}"`), { [S3]: elsewhere }), "below");
		assert.equal(stateOf("data", data(1, `{ ref: "${S3}", digest: "sha256:${SHA256}" }`), { [S3]: elsewhere }), "counts");
	});
	it("on a page are not pinned, and do not count", () =>
		assert.equal(stateOf("data", data(2, '"https://a.b"'), { "https://a.b": elsewhere }), "below"));
	it("at tier 1 not with a digest that is none, or can be forged", () => {
		for (const digest of ["sha256:abc", `md5:${"ab".repeat(16)}`])
			assert.equal(stateOf("data", data(1, `{ ref: "${S3}", digest: "${digest}" }`), { [S3]: elsewhere }), "below");
	});
	it("count only where each of several references does", () => {
		const text = cardAt(1, `datasets:\n  - { ref: "${S3}" }\n  - { ref: "${CODE}" }\n`);
		assert.equal(stateOf("data", text, { [S3]: elsewhere, [CODE]: { level: "V3" } }), "below");
		assert.equal(stateOf("data", text, { [S3]: { state: "unverifiable", level: "V1" }, [CODE]: { level: "V3" } }), "unverifiable");
		assert.equal(stateOf("data", text, { [CODE]: { level: "V3" } }), "pending");
		assert.equal(stateOf("data", text, { [S3]: { level: "V3" }, [CODE]: { level: "V3" } }), "counts");
	});
	it("count though what they were made from is only pinned, where something says which they are", () => {
		const sheet = (dataset: string): string => `artifact: dataset-sheet\nid: DS-c\ntier: 1\n${dataset}lineage: [{ parent: "${S3}" }]\n`;
		const found = { [S3]: elsewhere, [CODE]: { level: "V3" } } as const;
		assert.equal(stateOf("data", sheet(`dataset: { ref: "${CODE}" }\n`), found), "counts");
		assert.equal(stateOf("data", sheet(""), found), "below");
		const moving = { ...found, [S3]: { state: "unpinned", level: "V0" } } as const;
		assert.equal(stateOf("data", sheet(`dataset: { ref: "${CODE}" }\n`), moving), "below");
	});
	it("count though the sheet beside them is not pinned, and not because it is", () => {
		const entry = (sheet: string): string => cardAt(1, `datasets:\n  - { sheet: ${sheet}, ref: "${CODE}" }\n`);
		assert.equal(stateOf("data", entry("DS-b"), { [CODE]: { level: "V3" } }), "counts");
		assert.equal(stateOf("data", entry("DS-b@1.0.0"), { [CODE]: { state: "unpinned", level: "V0" } }), "below");
		const apart = cardAt(1, `datasets:\n  - { sheet: DS-b }\n  - { ref: "${CODE}" }\n`);
		assert.equal(stateOf("data", apart, { [CODE]: { level: "V3" } }), "below");
	});
	it("fail by one of several", () => {
		const text = cardAt(1, `datasets:\n  - { ref: "${S3}" }\n  - { ref: "${CODE}" }\n`);
		assert.equal(stateOf("data", text, { [S3]: { state: "broken" }, [CODE]: { level: "V3" } }), "failing");
	});
	it("are shown by their sheet, pinned at tier 2", () => {
		assert.equal(stateOf("data", cardAt(2, "datasets: [{ sheet: DS-b@1.0.0 }]\n")), "counts");
		assert.equal(stateOf("data", cardAt(2, "datasets: [{ sheet: DS-b }]\n")), "below");
	});
	it("fail where the sheet changed", () => assert.equal(stateOf("data", cardAt(2, "datasets: [{ sheet: DS-b@0.9.0 }]\n")), "failing"));
	it("are owed though their sheet is set aside", () => {
		const text = cardAt(2, "datasets: [{ role: training }]\nnot_applicable: [{ field: /datasets/0/sheet, reason: None }]\n");
		assert.equal(stateOf("data", text), "missing");
	});
});

describe("A model at tier 3", () => {
	const model = cardAt(3, 'model: { ref: "models:/a/Production" }\n');

	const answered = (answer: Partial<Resolution>) => stateOf("model", model, { "models:/a/Production": answer });

	it("need not be pinned", () => assert.equal(answered({ state: "unpinned", level: "V2" }), "counts"));
	it("may be pinned elsewhere", () => assert.equal(answered({ state: "unverifiable", level: "VX" }), "counts"));
	it("has to be found", () => assert.equal(answered({ state: "unpinned", level: "V0" }), "below"));
	it("that cannot be seen here is not counted, and no fault", () =>
		assert.equal(answered({ state: "unverifiable", level: "V1" }), "unverifiable"));
	it("that is a page or a ticket can be seen by its owner only", () => {
		for (const ref of ["https://example.com/y", "#12"]) {
			const text = cardAt(3, `model: { ref: "${ref}" }\n`);
			assert.equal(stateOf("model", text, { [ref]: { state: "unverifiable", level: "V0" } }), "unverifiable", ref);
		}
	});
});

describe("A system", () => {
	const system = (tier: Tier, components: string): string => `artifact: system-card\nid: SC-a\ntier: ${tier}\ncomponents: ${components}\n`;

	it("owes prompts where it has some", () => {
		assert.equal(stateOf("prompts", system(1, "[{ type: prompt }]")), "missing");
		assert.equal(stateOf("prompts", system(1, "[{ type: model }]")), undefined);
	});
	it("owes nothing at tier 3", () => assert.equal(stateOf("prompts", system(3, "[{ type: prompt }]")), undefined));
});

describe("A risk assessment", () => {
	it("owes nothing", () => {
		const library = workspace({ "a.yaml": "artifact: risk-assessment\nid: RA-a\ntier: 1\n" });
		assert.deepEqual(tracedWith(library, "a.yaml", {}).classes, []);
	});
});
