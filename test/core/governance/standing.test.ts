import assert from "node:assert/strict";
import type { Checked } from "../../../src/core/check.js";
import { parseDocument } from "../../../src/core/document/document.js";
import { approvalHoverAt } from "../../../src/core/language/approvalHover.js";
import type { PastVersion } from "../../../src/core/ports.js";
import { digestOf } from "../../../src/core/trace/digest.js";
import { baseText } from "../../cases/case.js";
import { checkedIn, workspace } from "../language/marked.js";

const CARD = baseText("model-card.md");
const digest = (text: string): string => digestOf(parseDocument("card.md", text, "markdown")) ?? "";

const entry = (more: string): string => `  - { role: rai-lead, name: T. Lindqvist, email: t@example.com, date: 2026-10-02, ${more} }\n`;
const card = (...entries: string[]): string => CARD.replace("\nmodel:", `\napprovals:\n${entries.join("")}model:`);

const version = (text: string, email: string, whole = true): PastVersion => ({
	...{ text, commit: "3f2a9c1d".repeat(5), date: "2026-10-03", whole },
	author: { name: "Somebody", email },
});

const APPROVED = entry(`decision: approved, version: "1.0.0", digest: "${digest(CARD)}"`);

/** `changed since one number; recorded` of each entry. */
function standings(now: string, past: readonly PastVersion[] = [], files: Readonly<Record<string, string>> = {}): string[] {
	return check(now, past, files).approvals.map(({ state = "not in force", since, relied, provenance: { standing, commit }, right }) =>
		[state, since, relied.join(), standing, commit && "in a commit", right?.delegateOf].filter((part) => part).join(", "),
	);
}

function check(now: string, past: readonly PastVersion[], files: Readonly<Record<string, string>> = {}): Checked {
	const library = workspace({ ...files, "card.md": now });
	library.setHistory("card.md", past);
	return checkedIn(library, "card.md");
}

describe("An approval stands", () => {
	it("as recorded, where git knows nothing of it", () => assert.deepEqual(standings(card(APPROVED)), ["current, recorded"]));

	it("as committed by the approver, by the address of the commit that brought it", () => {
		const later = version(card(APPROVED).replace("two garages", "2 garages"), "ada@example.com");
		assert.deepEqual(standings(card(APPROVED), [later, version(card(APPROVED), "T@example.com")]), ["current, committed, in a commit"]);
	});

	it("as recorded, where somebody else committed it", () => {
		assert.deepEqual(standings(card(APPROVED), [version(card(APPROVED), "ada@example.com")]), ["current, recorded, in a commit"]);
	});

	it("as recorded, where what came before that commit cannot be seen", () => {
		assert.deepEqual(standings(card(APPROVED), [version(card(APPROVED), "t@example.com", false)]), ["current, recorded"]);
	});

	it("as recorded, where its words were changed since", () => {
		const edited = card(APPROVED.replace("date: 2026-10-02", "date: 2026-10-01"));
		assert.deepEqual(standings(edited, [version(card(APPROVED), "t@example.com")]), ["current, recorded"]);
	});

	it("beside what changed since", () => {
		const now = card(APPROVED).replace("value: 0.08", "value: 0.11");
		assert.deepEqual(standings(now, [version(CARD, "ada@example.com")]), ["changed, one number, recorded"]);
	});

	it("in force only as the last word of a person in a role about a version", () => {
		const entries = [
			entry('decision: rejected, version: "1.0.0"'),
			APPROVED,
			entry('decision: approved, version: "0.9.0"'),
			APPROVED.replace("rai-lead", "eng-lead"),
		];
		assert.deepEqual(standings(card(...entries)), [
			"not in force, recorded",
			"current, recorded",
			"earlier, recorded",
			"current, recorded",
		]);
		const withdrawn = entry('decision: withdrawn, version: "1.0.0"');
		assert.deepEqual(standings(card(APPROVED, withdrawn)), ["not in force, recorded", "not in force, recorded"]);
	});

	it("apart from what a document it relies on did", () => {
		const gates = baseText("neighbours/DS-gates.md");
		const before = `rai1:sha256:${"0f".repeat(32)}`;
		const frozen = (value: string): string =>
			card(APPROVED.replace(" }\n", `, members: [{ id: DS-gates, version: "1.0.0", digest: "${value}" }] }\n`));
		assert.deepEqual(standings(frozen(before), [], { "gates.md": gates }), ["current, DS-gates, recorded"]);
		assert.deepEqual(standings(frozen(digest(gates)), [], { "gates.md": gates }), ["current, recorded"]);
		const problems = check(frozen(before), [], { "gates.md": gates }).problems.map(({ rule }) => rule);
		assert.deepEqual(
			problems.filter((rule) => rule.startsWith("governance/")),
			[],
			"it stays true history",
		);
	});

	it("in the right of whom a delegate acts for", () => {
		const policy = "roster: [{ name: Tove Berg, roles: [rai-lead], delegates: [{ name: T. Lindqvist }] }]\n";
		assert.deepEqual(standings(card(APPROVED), [], { "rai-docs.yaml": policy }), ["current, recorded, Tove Berg"]);
	});
});

describe("Over an approval", () => {
	const hover = (now: string, past: readonly PastVersion[], at: string): string => {
		const checked = check(now, past);
		return approvalHoverAt(checked, now.indexOf(at))?.text ?? "";
	};

	it("its standing is shown, and what the field is about", () => {
		const said = hover(card(APPROVED), [version(card(APPROVED), "t@example.com")], "decision: approved");
		assert.equal(
			said.split("\n\n---\n\n")[0],
			"**T\\. Lindqvist approved 1\\.0\\.0**".replaceAll("\\.", ".") +
				" as rai\\-lead on 2026\\-10\\-02\n\n- its text is the one that was decided on\n- committed by approver: commit `3f2a9c1` of Somebody, 2026-10-03",
		);
		assert.match(said, /\n---\n\n\*\*Decision\*\*/);
	});

	it("nothing of it is Markdown", () => {
		const now = card(APPROVED.replace("T. Lindqvist", '"[x](command:y)"'));
		assert.ok(!hover(now, [], "command:y").includes("[x](command:y)"));
	});

	it("elsewhere nothing is shown", () => assert.equal(hover(card(APPROVED), [], "title:"), ""));
});
