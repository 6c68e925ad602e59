import assert from "node:assert/strict";
import { parse } from "yaml";
import { slug } from "../../../src/core/kinds/create.js";
import { KINDS, kindOf } from "../../../src/core/kinds/table.js";
import { checkedIn, workspace } from "../language/marked.js";
import { created, POLICY, RAI_TEMPLATES, TEMPLATES } from "./templates.js";

const RAI = KINDS.filter(({ family }) => family === "rai");

/** `rule line`, but for what a new document is expected to say. */
function told(path: string, text: string): string[] {
	const { problems } = checkedIn(workspace({ "rai-docs.yaml": POLICY, [path]: text }), path);
	return problems
		.filter(({ rule, range }) => !(rule === "draft/unanswered" && range === null))
		.map(({ rule, range }) => `${rule} ${text.split("\n")[range?.start.line ?? 0]?.slice(0, 60)}`);
}

describe("A new document", () => {
	for (const { name, kind, path, text } of TEMPLATES) {
		it(`has no problem but what is unanswered: ${name}`, () => {
			const all = told(path, text);
			const expected = kind.family === "plain" ? all.filter((problem) => problem.startsWith("file/placeholder ")) : [];
			assert.deepEqual(all, expected);
		});

		it(`has no problem with CRLF either: ${name}`, () => {
			const all = told(path, text.replaceAll("\n", "\r\n"));
			assert.deepEqual(
				all.filter((problem) => !problem.startsWith("file/placeholder ")),
				[],
			);
		});

		it(`has no token left to fill in: ${name}`, () => assert.doesNotMatch(text, /\$\{|undefined/));
	}

	for (const { name, path, text, tier } of RAI_TEMPLATES) {
		it(`says what the schema and the status bar need: ${name}`, () => {
			const { artifact, questions } = checkedIn(workspace({ [path]: text }), path);
			assert.deepEqual([artifact.tier, artifact.status, artifact.drafting], [tier, "draft", true]);
			assert.ok(questions.length > 0);
		});
	}

	for (const tier of [1, 2, 3] as const) {
		it(`asks the same in Markdown and YAML at tier ${tier}`, () => {
			for (const { id } of RAI) {
				const [markdown, yaml] = RAI_TEMPLATES.filter((t) => t.kind.id === id && t.tier === tier).map(({ path, text }) =>
					checkedIn(workspace({ [path]: text }), path).questions.map(({ pointer }) => pointer),
				);
				assert.deepEqual(yaml, markdown, id);
			}
		});
	}

	it("fits one screen at tier 3", () => {
		for (const { tier, format, text, name } of RAI_TEMPLATES)
			if (tier === 3 && format === "markdown") assert.ok(text.split("\n").length <= 45, name);
	});

	it("grows from tier 3 to tier 1", () => {
		for (const kind of RAI) {
			const lengths = ([3, 2, 1] as const).map((tier) => created(kind, { tier }).length);
			assert.deepEqual(
				lengths,
				lengths.toSorted((a, b) => a - b),
				kind.id,
			);
		}
	});

	it("takes the next free id", () => {
		const card = kindOf("model-card") ?? assert.fail();
		const taken = ["MC-parking", "MC-parking-2"];
		assert.match(created(card, { isTaken: (id) => taken.includes(id) }), /^id: MC-parking-3$/m);
	});

	it("takes an id whose first risk is free too", () => {
		const assessment = kindOf("risk-assessment") ?? assert.fail();
		const text = created(assessment, { isTaken: (id) => id === "RSK-parking-1" });
		assert.match(text, /^id: RA-parking-2$/m);
		assert.match(text, /- id: RSK-parking-2-1$/m);
	});

	it("takes an id whose first decision is free too", () => {
		const log = kindOf("decision-log") ?? assert.fail();
		const text = created(log, { isTaken: (id) => id === "DEC-parking-1" });
		assert.match(text, /^id: DL-parking-2$/m);
		assert.match(text, /- id: DEC-parking-2-1$/m);
	});

	it("of one system of every kind together has no doubled id", () => {
		const library = workspace({});
		for (const kind of RAI) library.set(`${kind.id}.md`, created(kind, { tier: 1, isTaken: (id) => library.holds(id) }));
		for (const kind of RAI) library.set(`${kind.id}-2.md`, created(kind, { tier: 1, isTaken: (id) => library.holds(id) }));
		const rules = library.paths.flatMap((path) => checkedIn(library, path).problems.map(({ rule }) => rule));
		assert.deepEqual([...new Set(rules)], ["draft/unanswered"]);
	});
});

describe("The owner of a new document", () => {
	const card = kindOf("model-card") ?? assert.fail();
	const ownerOf = (text: string): unknown => parse(text.split("---")[1] ?? "").owner;

	it("stays empty where nobody is known", () => {
		const text = created(card, { owner: undefined });
		assert.deepEqual(ownerOf(text), { name: "", email: "", role: "" });
		assert.deepEqual(told("a.md", text), []);
	});

	for (const name of [
		'Ada "Countess" Osei',
		"O'Brien: the owner",
		"# Ada",
		"{ x }",
		"Zoë\\Ødegård",
		"王小明",
		"no",
		"$1",
		"${name}",
		"$&",
	]) {
		it(`is written as it is: ${name}`, () => {
			const text = created(card, { owner: { name } });
			assert.deepEqual(ownerOf(text), { name, email: "", role: "" });
			assert.deepEqual(told("a.md", text), []);
		});
	}
});

describe("A system's name", () => {
	for (const [words, expected] of [
		["credit", "credit"],
		["Credit Risk", "credit-risk"],
		["  Credit -- Risk!  ", "credit-risk"],
		["credit_risk.v2", "credit_risk.v2"],
		["../../etc/passwd", "etc-passwd"],
		["Crédit", "credit"],
		["Ärger", "arger"],
		["信用", ""],
		["", ""],
		["---", ""],
	] as const) {
		it(`${JSON.stringify(words)} becomes ${expected}`, () => assert.equal(slug(words), expected));
	}

	for (const name of [
		...["x", "7", "123", "0123456", "1.10", "12e4", "1e3", "0x1f", "0o17", "1_000", "12-30", "2026-10-02"],
		...["no", "yes", "on", "off", "null", "true", "false", "~", ".inf", ".nan", "none"],
		...[
			"Crédit",
			"Kredit: Risiko",
			"a #b",
			"信用",
			"",
			"a/b",
			"a.",
			"a_",
			'say "x"',
			"{x}",
			"[x]",
			"- x",
			"${owner}",
			"<b>",
			"TODO",
			"TBD",
		],
		...["word ".repeat(40), "a".repeat(64), "a".repeat(300)],
	]) {
		it(`${JSON.stringify(name.slice(0, 30))} (${name.length}) makes documents without a problem`, () => {
			for (const kind of RAI.filter(({ id }) => /^(?:model-card|risk-assessment)$/.test(id))) {
				const text = created(kind, { system: name });
				assert.deepEqual(told("a.md", text), [], kind.id);
				const { system, id, title } = parse(text.split("---")[1] ?? "", { version: "1.1" });
				assert.deepEqual([typeof system, typeof id, typeof title], ["string", "string", "string"], text);
			}
		});
	}
});
