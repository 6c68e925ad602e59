import assert from "node:assert/strict";
import { parseDocument } from "../../../src/core/document/document.js";
import { waivableAt, withWaiver } from "../../../src/core/exceptions/request.js";
import { waiversIn } from "../../../src/core/exceptions/waivers.js";
import { createDocument } from "../../../src/core/kinds/create.js";
import { kindOf } from "../../../src/core/kinds/table.js";
import type { Library } from "../../../src/core/library/library.js";
import { baseText } from "../../cases/case.js";
import { checkedIn, workspace } from "../language/marked.js";
import { approved, CARD, changed, library } from "./exceptions.js";

/** What could be waived anywhere in a document. */
const waivable = (from: Library, path = "card.md") => {
	const checked = checkedIn(from, path);
	return waivableAt(checked, { start: 0, end: checked.artifact.document.text.length });
};

describe("An exception can be asked for", () => {
	it("from a problem, at its field", () =>
		assert.deepEqual(waivable(workspace({ "card.md": CARD })), [
			{ rule: "schema/unknown-key", artifact: "MC-parking", pointer: "/colour" },
		]));

	it("from a problem of a section, in the whole document", () => {
		const text = changed(baseText("model-card.md"), ["## Summary", "## Something else"]);
		assert.deepEqual(waivable(workspace({ "card.md": text })), [{ rule: "section/missing", artifact: "MC-parking" }]);
	});

	for (const [name, from, path] of [
		["where there is no problem", workspace({ "card.md": baseText("model-card.md") })],
		["from what nobody can be excused from", workspace({ "card.md": baseText("model-card.md"), "twin.md": baseText("model-card.md") })],
		["from what is covered already", library(approved())],
		[
			"from what is only a matter of writing",
			workspace({ "card.md": changed(CARD, ["\ncolour: red", ""], ['version: "1.0.0"', "version: 1.10"]) }),
		],
		[
			"from a word that is misspelt",
			workspace({ "card.md": changed(baseText("model-card.md"), ["status: in-review", "status: in-reveiw"]) }),
		],
		["from a key that is misspelt", workspace({ "card.md": changed(baseText("model-card.md"), ["\nlimitations:", "\nlimitatons:"]) })],
		["in an exception", library(changed(approved(), ["period:", "colour: red\nperiod:"])), "exception.md"],
	] as const satisfies readonly (readonly [string, Library, string?])[])
		it(`not ${name}`, () => assert.deepEqual(waivable(from, path), []));

	it("not where its cases have no problem to begin with", () => {
		const rules = (from: Library, path = "card.md") => checkedIn(from, path).problems.map(({ rule }) => rule);
		assert.deepEqual(rules(workspace({ "card.md": baseText("model-card.md"), "twin.md": baseText("model-card.md") })), [
			"artifact/duplicate-id",
		]);
		assert.deepEqual(
			rules(library(changed(approved(), ["period:", "colour: red\nperiod:"])), "exception.md").includes("schema/unknown-key"),
			true,
		);
	});
});

describe("A new exception request", () => {
	const kind = kindOf("exception-request");
	for (const tier of [1, 2, 3] as const)
		for (const format of ["markdown", "yaml"] as const)
			it(`says what it is about: tier ${tier}, ${format}`, () => {
				assert.ok(kind);
				const empty = createDocument(kind, { system: "parking", tier, format, isTaken: () => false });
				const waived = { rule: "trace/unpinned", artifact: "MC-parking", pointer: "/datasets/0/ref" };
				const text = withWaiver(empty, format, kind, waived);
				const [waiver, ...more] = waiversIn(parseDocument(format === "yaml" ? "a.yaml" : "a.md", text, format).root);
				assert.deepEqual(more, []);
				assert.deepEqual(
					[waiver?.rule, waiver?.field, waiver?.documents.map(({ id }) => id)],
					["trace/unpinned", "/datasets/0/ref", ["MC-parking"]],
				);
				assert.doesNotMatch(text, /unconfirmed|comes from/);
			});
});
