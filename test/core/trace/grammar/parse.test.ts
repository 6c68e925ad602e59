import assert from "node:assert/strict";
import { fileReference, gitReference, parseReference, SCHEMES } from "../../../../src/core/trace/grammar/parse.js";
import { PARSED } from "./parsedRows.js";
import { REFUSED } from "./refusedRows.js";
import { filled, type Row, shown } from "./shown.js";

const SHA = filled("{sha}");

const read = (text: string, expects: string | undefined) => parseReference(filled(text), { issue: expects === "issue" });

describe("The grammar of references", () => {
	for (const [family, rows] of Object.entries(PARSED))
		describe(`reads ${family}`, () => {
			for (const [text, said, parts, expects] of rows) it(text, () => assert.deepEqual(shown(read(text, expects)), [said, parts]));
		});

	for (const [family, rows] of Object.entries(REFUSED))
		describe(`refuses ${family}`, () => {
			for (const [text, message, at, way, expects] of rows)
				it(JSON.stringify(text), () => assert.deepEqual(shown(read(text, expects)), [message, at, way]));
		});

	const all: readonly Row[] = [...Object.values(PARSED), ...Object.values(REFUSED)].flat();

	it("keeps the text as it was written", () => {
		for (const [text] of all) assert.equal(read(text, undefined).text, filled(text));
	});

	it("suggests nothing but references", () => {
		for (const [text, , , , expects] of all) {
			const found = read(text, expects);
			if (found.type !== "malformed" || !found.suggestion) continue;
			const { title, text: suggested } = found.suggestion;
			assert.notEqual(parseReference(suggested).type, "malformed", suggested);
			assert.match(title, /^Change to \S/);
		}
	});

	it("says everything in sentences", () => {
		for (const [, message] of Object.values(REFUSED).flat()) assert.match(message, /^[“A-Zd](?:[^\n]*)[.?]$/);
	});

	it("places parts in the text, one beside the other", () => {
		for (const [text, , , expects] of Object.values(PARSED).flat()) {
			const found = read(text, expects);
			assert(found.type !== "malformed");
			const spans = Object.values(found.parts).sort((a, b) => a.start - b.start);
			for (const [i, { start, end }] of spans.entries()) {
				assert(start < end && end <= found.text.length, text);
				assert(i === 0 || (spans[i - 1]?.end ?? 0) <= start, text);
			}
		}
	});

	it("places parts by their offsets", () => {
		const found = parseReference("git:3f2a#3f2a:L1");
		assert(found.type === "git");
		assert.deepEqual(found.parts, {
			scheme: { start: 0, end: 3 },
			revision: { start: 4, end: 8 },
			path: { start: 9, end: 13 },
			fragment: { start: 14, end: 16 },
		});
	});

	it("takes a bare key for a ticket only where one is expected", () => {
		assert.equal(parseReference("RISK-12").type, "artifact");
		assert.equal(parseReference("RISK-12", {}).type, "artifact");
		assert.equal(parseReference("RISK-12", { issue: true }).type, "issue");
	});

	it("has a row for every scheme, and none for plain addresses among them", () => {
		const begun = Object.values(PARSED)
			.flat()
			.map(([text]) => text);
		for (const scheme of SCHEMES.filter((name) => name !== "abfs" && name !== "wasbs"))
			assert(
				begun.some((text) => text.startsWith(`${scheme}:`)),
				scheme,
			);
		assert.deepEqual(
			SCHEMES.filter((scheme) => /^http/.test(scheme)),
			[],
		);
	});
});

describe("Written references", () => {
	for (const path of ["a.py", "my file @ 100% #1.md", "ab:L10", "ab:10-20", "é/%41.md", "ab:b:L1x"])
		it(`lead back to ${path}`, () => {
			const git = parseReference(gitReference(SHA, path));
			assert(git.type === "git");
			assert.deepEqual([git.path, git.lines, git.revision], [path, undefined, SHA]);
			const file = parseReference(fileReference(path, filled("{sha256}")));
			assert(file.type === "file");
			assert.deepEqual([file.path, file.digest?.value], [path, filled("{sha256}")]);
		});

	it("are compact", () => {
		assert.equal(gitReference(SHA), `git:${SHA}`);
		assert.equal(fileReference("a b.csv"), "file:a%20b.csv");
	});
});
