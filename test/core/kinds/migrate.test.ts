import assert from "node:assert/strict";
import { applyEdits } from "../../../src/core/document/span.js";
import { Library } from "../../../src/core/library/library.js";
import { WITH_VERSIONED } from "../../cases/versioned.js";
import { checkedIn, TODAY } from "../language/marked.js";

const OLD = `---
artifact: versioned-note
# who asks first
schema: "1"        # since 2025
id: VN-parking
title: "Parking"
system: parking
tier: 3
version: "1.0.0"
status: draft
maintainer: 'Ada Osei'   # ask her
owner: { name: Ada Osei, email: ada@example.com }
---
# Parking
`;

function checked(text: string) {
	const library = new Library({ today: () => TODAY }, WITH_VERSIONED);
	library.set("note.md", text);
	return checkedIn(library, "note.md");
}

function migrated(text: string): string {
	const fix = checked(text).problems.find(({ rule }) => rule === "schema/outdated")?.fixes[0] ?? assert.fail("no fix");
	return applyEdits(text, fix.edits);
}

describe("A document of an older schema", () => {
	it("is brought over two versions by one fix that keeps comments, order and quotes", () => {
		const expected = OLD.replace('schema: "1"', 'schema: "3"').replace("maintainer: 'Ada Osei'", "contact: ['Ada Osei']");
		assert.equal(migrated(OLD), expected);
	});

	it("has small edits only", () => {
		const { fixes = [] } = checked(OLD).problems.find(({ rule }) => rule === "schema/outdated") ?? {};
		assert.ok(fixes[0]?.edits.every(({ span: { start, end } }) => end - start < 20));
	});

	it("is told nothing else about its fields, a draft or not, and all of it once it is migrated", () => {
		for (const text of [OLD, OLD.replace("draft", "in-review")]) {
			assert.deepEqual(
				checked(text).problems.map(({ rule }) => rule),
				["schema/outdated"],
			);
			assert.deepEqual(checked(text).questions, []);
		}
		const now = migrated(OLD.replace("draft", "in-review"));
		assert.deepEqual(
			checked(now).problems.map(({ rule }) => rule),
			["section/missing"],
		);
	});

	it("is the same in YAML, without the field, and with Windows line ends", () => {
		const bare = OLD.replace(/^maintainer.*\n/m, "");
		assert.equal(migrated(bare), bare.replace('"1"', '"3"'));
		const crlf = OLD.replaceAll("\n", "\r\n");
		assert.equal(migrated(crlf), migrated(OLD).replaceAll("\n", "\r\n"));
	});

	it("is still told what every document is told", () => {
		const text = OLD.replace('title: "Parking"', "title: TODO").replace("status: draft", "status: in-review");
		assert.deepEqual(
			checked(text)
				.problems.map(({ rule }) => rule)
				.sort(),
			["file/placeholder", "schema/outdated"],
		);
	});
});

describe("A document of a schema that never was", () => {
	for (const version of ['"0"', '"1.5"', "next", '"99999"'])
		it(`is told by its schema, not as old or new: ${version}`, () => {
			const rules = checked(OLD.replace('"1" ', `${version} `)).problems.map(({ rule }) => rule);
			assert.ok(!rules.includes("schema/outdated") && !rules.includes("schema/newer"));
		});

	it("is newer where it is one more", () =>
		assert.deepEqual(
			checked(OLD.replace('"1"', '"4"')).problems.map(({ rule }) => rule),
			["schema/newer"],
		));
});
