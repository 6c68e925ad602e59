import assert from "node:assert/strict";
import { kindOf } from "../../../src/core/kinds/table.js";
import { type Citation, isReferenceAt, keyOf, lookupOf } from "../../../src/core/trace/citation.js";
import type { Part } from "../../../src/core/trace/reference.js";
import { workspace } from "../language/marked.js";
import { COMMIT, card, cited, SHA256 } from "./citing.js";

const PARTS: readonly Part[] = ["scheme", "repository", "name", "revision", "version", "path", "fragment", "digest"];

/** The one reference of a card, and what its parts are shown at where that is not the whole. */
function parts(front: string): { readonly whole: string; readonly parts: Readonly<Record<string, string>> } {
	const { text, citations } = cited(card(front));
	const [one] = citations;
	assert.ok(one);
	const at = (part: Part | undefined): string => text.slice(one.spanOf(part).start, one.spanOf(part).end);
	const whole = text.slice(one.span.start, one.span.end);
	return { whole, parts: Object.fromEntries(PARTS.map((part) => [part, at(part)]).filter(([, shown]) => shown !== whole)) };
}

describe("The parts of a reference are shown where they stand", () => {
	const expected = { scheme: "git", revision: COMMIT, path: "a%20b.py", fragment: "L1" };
	const text = `git:${COMMIT}#a%20b.py:L1`;
	for (const [name, written, whole] of [
		["plain", text, text],
		["plain, before a comment", `${text}   # since March`, text],
		["in double quotes", `"${text}"`, `"${text}"`],
		["in single quotes", `'${text}'`, `'${text}'`],
		["with an anchor", `&code ${text}`, text],
	] as const) {
		it(name, () => assert.deepEqual(parts(`training:\n  code: ${written}\n`), { whole, parts: expected }));
	}

	it("in a mapping", () => {
		const { parts: shown } = parts(`training: { code: { note: x, ref: "${text}" } }\n`);
		assert.deepEqual(shown, expected);
	});

	it("folded into one line", () => {
		const { parts: shown } = parts(`training:\n  code: >-\n    ${text}\n`);
		assert.deepEqual(shown, expected);
	});

	for (const [name, written] of [
		["with escapes, as a whole", `"\\x67it:${COMMIT}"`],
		["with a quote in single quotes, as a whole", `'git:${COMMIT}#it''s.py'`],
	] as const) {
		it(name, () => assert.deepEqual(parts(`training:\n  code: ${written}\n`), { whole: written, parts: {} }));
	}

	it("through an alias, at the alias", () => {
		const { text: source, citations } = cited(card(`training:\n  code: &code "git:${COMMIT}"\n  run: *code\n`));
		const [, alias] = citations;
		assert.ok(alias);
		assert.equal(alias.node, undefined);
		assert.equal(source.slice(alias.span.start, alias.span.end), "*code");
		assert.deepEqual(alias.spanOf("revision"), alias.span);
	});

	it("of what is no reference, at what is wrong", () => {
		const { text: source, citations } = cited(card(`training:\n  code: "git:${COMMIT}#a b.py"\n`));
		const at = citations[0]?.spanOf(undefined);
		assert.equal(source.slice(0, at?.start).endsWith("#a"), true);
		assert.equal(source.slice(at?.start, at?.end), " ");
	});
});

const pointers = (text: string, path?: string): string[] => cited(text, path).citations.map(({ pointer }) => pointer);

describe("References are found", () => {
	it("in their fields, in the order of the text, then in the narrative", () => {
		const front = `model: { ref: "hf:a/b" }\ndatasets:\n  - { sheet: DS-a, ref: { ref: "file:a.csv" } }\nrelated: [{ rel: derives-from, id: DS-b }]\n`;
		assert.deepEqual(pointers(card(front, "See `branch:main`.\n")), [
			"/model/ref",
			"/datasets/0/sheet",
			"/datasets/0/ref/ref",
			"/related/0/id",
			"",
		]);
	});

	for (const [name, front] of [
		["where a field of that name is none", "owner: { name: 'git:abcd' }\ntitle: git:abcd\n"],
		["where no schema knows the key", "extra: { ref: git:abcd }\n"],
		["in the document's own id", ""],
		["in what is empty", 'training: { code: "", run: ~, other: "  " }\n'],
		["in what is neither a text nor a mapping with “ref”", "training: { code: [git:abcd], run: { note: git:abcd } }\n"],
	] as const) {
		it(`not ${name}`, () => assert.deepEqual(pointers(card(front)), []));
	}

	it("not where the structure cannot be read", () => assert.deepEqual(pointers(card("training: { code: git:abcd\n", "`git:abcd`\n")), []));

	it("not in documents of others", () => {
		const text = "---\nlicense: mit\nbase_model: a/b\n---\nSee `git:abcd`.\n";
		assert.deepEqual(cited(text.replace("license", "artifact: model-card\nlicense")).citations.length, 1);
		const policy = 'associations: { "*.md": huggingface-model-card }\n';
		assert.deepEqual(pointersIn({ "rai-docs.yaml": policy, "card.md": text }, "card.md"), []);
	});

	it("in the narrative of a YAML document", () => {
		const text = "artifact: model-card\nid: MC-parking\nsections:\n  summary: Trained on `branch:main`.\n";
		assert.deepEqual(pointers(text, "card.yaml"), [""]);
	});

	it("as tickets where a ticket is asked for", () => {
		const risk = (issue: string) => `artifact: risk-assessment\nid: RA-a\nrisks:\n  - { id: RSK-1, mitigations: [{ issue: ${issue} }] }\n`;
		const [ticket] = cited(risk("RISK-12"), "a.yaml").citations;
		assert.equal(ticket?.reference.type, "issue");
		const [document] = cited(card("monitoring: RISK-12\n")).citations;
		assert.equal(document?.reference.type, "artifact");
	});
});

function pointersIn(files: Readonly<Record<string, string>>, path: string): string[] {
	const library = workspace(files);
	return library.citationsOf(path).map(({ pointer }) => pointer);
}

describe("A reference knows", () => {
	const only = (front: string): Citation => cited(card(front)).citations[0] ?? assert.fail();

	it("the digest beside it", () => {
		assert.deepEqual(only(`training: { code: { ref: "file:a", digest: "sha256:${SHA256}" } }\n`).beside?.digest, {
			algorithm: "sha256",
			value: SHA256,
		});
		assert.equal(only("training: { code: { ref: 'file:a', digest: none } }\n").beside?.digest, undefined);
		assert.equal(only("training: { code: { ref: 'file:a', digest: '' } }\n").beside, undefined);
	});

	it("the number that it is evidence for", () => {
		const { claim, selector } = only(
			"metrics:\n  - { name: a, value: 0.8710, tolerance: 0.01, evidence: { ref: 'file:a.json', pointer: /a } }\n",
		);
		assert.deepEqual([claim?.value.text, claim?.tolerance?.text, claim?.pointer], ["0.8710", "0.01", "/metrics/0/value"]);
		assert.deepEqual(selector && "selector" in selector && selector.selector, { by: "pointer", pointer: "/a" });
	});

	it("that there is no number yet", () => {
		assert.equal(only("metrics:\n  - { name: a, value: , evidence: 'file:a.json' }\n").claim, undefined);
	});

	it("that the place in the evidence is not clear", () => {
		const { selector } = only("metrics:\n  - { name: a, value: 1, evidence: { ref: 'file:a.json', pointer: /a, metric: b } }\n");
		assert.ok(selector && "fault" in selector);
	});

	it("what the document is about by it", () => {
		const front =
			"model: { ref: hf:a/b, base_model: hf:c/d }\ndatasets: [{ sheet: DS-a }]\ntraining: { code: 'git:abcd', run: 'runs:/a' }\n";
		assert.deepEqual(
			cited(card(front)).citations.map((citation) => citation.class),
			["model", "model", "data", "code", undefined],
		);
	});

	it("that by the type of a component", () => {
		const types = ["model", "router", "guardrail", "prompt", "vector-store", "memory", "retriever", "tool", "ui", "other", "unknown"];
		const text = `artifact: system-card\nid: SC-a\ncomponents:\n${types.map((type) => `  - { type: ${type}, ref: "hf:a/b" }\n`).join("")}`;
		assert.deepEqual(
			cited(text, "a.yaml").citations.map((citation) => citation.class),
			["model", "model", "model", "prompts", "data", "data", "code", "code", "code", "code", undefined],
		);
	});
});

describe("What is asked about references", () => {
	const keys = (front: string): (string | undefined)[] =>
		cited(card(front)).citations.map((citation) => {
			const lookup = lookupOf(citation);
			return lookup && keyOf(lookup);
		});

	it("is the same for the same text, however it is written", () => {
		const [a, b] = keys(`training:\n  code: "git:${COMMIT}"\n  run: git:${COMMIT} # again\n`);
		assert.ok(a);
		assert.equal(a, b);
	});

	it("is the same for a digest inside and beside", () => {
		const [a, b, c] = keys(
			`training:\n  code: { ref: "file:a", digest: "sha256:${SHA256}" }\n  run: { ref: "file:a", digest: "md5:9b1c" }\nmonitoring: "file:a"\n`,
		);
		assert.equal(new Set([a, b, c]).size, 3);
	});

	it("is another question for each number", () => {
		const evidence = (pointer: string) => `  - { name: a, value: 1, evidence: { ref: "file:a.json", pointer: ${pointer} } }\n`;
		const [a, b, c] = keys(`metrics:\n${evidence("/a")}${evidence("/b")}${evidence("/a")}`);
		assert.notEqual(a, b);
		assert.equal(a, c);
	});

	it("is nothing for documents, which the workspace knows, and for what is no reference", () => {
		assert.deepEqual(keys("monitoring: MON-a\ntraining: { code: the script }\n"), [undefined, undefined]);
	});
});

describe("A reference may stand", () => {
	const modelCard = kindOf("model-card") ?? assert.fail();
	for (const [pointer, expected] of [
		["/model/ref", true],
		["/model/ref/ref", true],
		["/metrics/0/evidence", true],
		["/metrics/-/evidence/ref", true],
		["/evaluation/reports/3", true],
		["/model/ref/note", false],
		["/model/name", false],
		["/datasets/0/sheet", false],
		["", false],
	] as const) {
		it(`${expected ? "" : "not "}at ${pointer || "the top"}`, () => assert.equal(isReferenceAt(modelCard, pointer), expected));
	}
});
