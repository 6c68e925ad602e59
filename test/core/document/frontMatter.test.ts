import assert from "node:assert/strict";
import { scanFrontMatter } from "../../../src/core/document/frontMatter.js";
import { Lines } from "../../../src/core/document/lines.js";
import { applyEdits, type Span } from "../../../src/core/document/span.js";

const scan = (text: string) => scanFrontMatter(text, new Lines(text));

describe("Front matter is found", () => {
	for (const [name, text, yaml] of [
		["between fences", "---\na: 1\n---\n# b\n", "a: 1\n"],
		["with CRLF", "---\r\na: 1\r\n---\r\n# b\r\n", "a: 1\r\n"],
		["with CR", "---\ra: 1\r---\r# b\r", "a: 1\r"],
		["behind a byte order mark", "\uFEFF---\na: 1\n---\n", "a: 1\n"],
		["with white space behind its fences", "--- \t\na: 1\n---  \n", "a: 1\n"],
		["closed by dots", "---\na: 1\n...\n", "a: 1\n"],
		["without a line break at the end", "---\na: 1\n---", "a: 1\n"],
		["that is empty", "---\n---\n# b\n", ""],
		["that is blank", "---\n\n---\n", "\n"],
		["with a comment first", "---\n# c\na: 1\n---\n", "# c\na: 1\n"],
		["with a list in it", "---\n- a\n---\n", "- a\n"],
		["with dashes in a block", "---\na: |\n  ---\n  b\n---\n", "a: |\n  ---\n  b\n"],
		["before a thematic break", "---\na: 1\n---\nb\n\n---\n\nc\n", "a: 1\n"],
		["up to its first closing fence", "---\na: 1\n---\nb: 2\n---\n", "a: 1\n"],
		["with a dashed line that another key follows", "---\na: 1\n----\nb: 2\n---\n", "a: 1\n----\nb: 2\n"],
	] as const) {
		it(name, () => {
			const found = scan(text);
			assert.equal(found.kind, "found");
			if (found.kind === "found") assert.equal(slice(text, found.front.yaml), yaml);
		});
	}
});

const slice = (text: string, { start, end }: Span): string => text.slice(start, end);

describe("Front matter is there but not recognised", () => {
	for (const [name, text, at, fixed] of [
		["behind a blank line", "\n---\na: 1\n---\nb\n", "---", "---\na: 1\n---\nb\n"],
		["behind blank lines and a mark", "\uFEFF\n\n---\na: 1\n---\n", "---", "\uFEFF---\na: 1\n---\n"],
		["behind a heading", "# b\n---\na: 1\n---\n", "---", undefined],
		["in a code fence", "```yaml\n---\na: 1\n---\n```\n", "```yaml", "---\na: 1\n---\n"],
		["opened by four dashes", "----\na: 1\n---\nb\n", "----", "---\na: 1\n---\nb\n"],
		["opened by two dashes", "--\na: 1\n---\n", "--", "---\na: 1\n---\n"],
		["opened by an em dash", "—-\na: 1\n---\n", "—-", "---\na: 1\n---\n"],
		["opened by an indented fence", " ---\na: 1\n---\n", " ---", "---\na: 1\n---\n"],
		["opened with a language", "---yaml\na: 1\n---\n", "---yaml", "---\na: 1\n---\n"],
		["closed by four dashes", "---\na: 1\n----\n# b\n", "----", "---\na: 1\n---\n# b\n"],
		["closed by an em dash", "---\na: 1\n—\n# b\n", "—", "---\na: 1\n---\n# b\n"],
		["closed behind a tab", "---\na: 1\n\t---\n# b\n", "\t---", "---\na: 1\n---\n# b\n"],
		["closed by four dashes, with a rule below", "---\na: 1\n----\n# b\n\n---\n", "----", "---\na: 1\n---\n# b\n\n---\n"],
		["never closed", "---\na: 1\nb:\n  - c\n\n# b\n", "---", "---\na: 1\nb:\n  - c\n---\n\n# b\n"],
		["never closed, with CRLF", "---\r\na: 1\r\n\r\n# b\r\n", "---", "---\r\na: 1\r\n---\r\n\r\n# b\r\n"],
		["never closed, at the file's end", "---\na: 1", "---", "---\na: 1\n---\n"],
		["never closed, with a comment in it", "---\na: 1\n# why\nb: 2\n\n# b\n", "---", "---\na: 1\n# why\nb: 2\n---\n\n# b\n"],
		["without any fence", "a: 1\nb: 2\n\n# b\n", "a: 1", "---\na: 1\nb: 2\n---\n\n# b\n"],
		["without the first fence", "a: 1\nb: 2\n---\n# b\n", "a: 1", "---\na: 1\nb: 2\n---\n# b\n"],
		["without any fence, with CRLF", "a: 1\r\nb: 2\r\n\r\n# b\r\n", "a: 1", "---\r\na: 1\r\nb: 2\r\n---\r\n\r\n# b\r\n"],
		["without any fence, behind a mark", "\uFEFFa: 1\nb: 2\n\n# b\n", "a: 1", "\uFEFF---\na: 1\nb: 2\n---\n\n# b\n"],
	] as const) {
		it(name, () => {
			const found = scan(text);
			assert.equal(found.kind, "unrecognised");
			if (found.kind !== "unrecognised") return;
			const { span, fix, yaml, message } = found.trouble;
			assert.equal(slice(text, span).replace("\uFEFF", ""), at);
			assert.match(slice(text, yaml), /a: 1/);
			assert.match(message, /^[A-Z].*[.”]$/);
			assert.equal(fix && applyEdits(text, fix.edits), fixed);
			if (fix) assert.equal(scan(applyEdits(text, fix.edits)).kind, "found");
		});
	}
});

describe("There is no front matter in", () => {
	for (const [name, text] of [
		["nothing", ""],
		["prose", "# a\n\nb\n"],
		["a rule and prose", "---\nSome prose, with a colon: here.\n"],
		["a late rule", "# a\n\nb\n\n---\n\nNote: this is prose.\n"],
		["one fence", "---"],
		["one line like a key", "Note: this is prose.\n\nIt goes on.\n"],
		["a link first", "http://example.com\nb: c\n"],
		["code that begins with dashes", "    ---\n    a: 1\n    ---\n"],
		["a setext heading", "a\n---\nb\n"],
	] as const) {
		it(name, () => assert.equal(scan(text).kind, "none"));
	}
});
