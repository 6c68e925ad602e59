import assert from "node:assert/strict";
import MarkdownIt from "markdown-it";
import { differences } from "../../../src/core/diff/differences.js";
import { differenceMarkdown } from "../../../src/core/diff/markdown.js";
import { documentOf } from "./told.js";

const document = (title: string, body: string): string => `---\ntitle: ${JSON.stringify(title)}\n---\n${body}\n`;

function markdown(before: string, after: string): string {
	const [a, b] = [documentOf(before, "docs/a_b.md"), documentOf(after, "docs/a_b.md")];
	const since = { kind: "revision", revision: "HEAD~1", commit: "3f2a9c1d4b5e6f708192a3b4c5d6e7f8091a2b3c" } as const;
	return differenceMarkdown({ kind: "compared", since, before: a, after: b, differences: differences(a, b) ?? [] });
}

const html = (text: string): string => new MarkdownIt({ html: true, linkify: true }).render(text);

describe("A comparison in Markdown", () => {
	it("is a list, with the words that changed", () => {
		assert.equal(
			markdown(document("Cards", "## Use\n\nIt counts cars.\n\nOld."), document("Card", "## Use\n\nIt counts all cars.")),
			[
				"**docs/a\\_b.md** since HEAD\\~1 (3f2a9c1): one field, one paragraph, one paragraph removed",
				"",
				"- title: `Cards` → `Card`",
				"- Use: one paragraph, one paragraph removed",
				"",
				"  > It counts<ins> all</ins> cars.".replace("<ins> all", " <ins>all"),
				"",
				"  > <del>Old.</del>",
				"",
			].join("\n"),
		);
	});

	it("says so where nothing changed", () => assert.match(markdown("a\n", "a\n"), /: nothing\n$/));

	for (const text of [
		"*not* _meant_ ~~as~~ markup",
		"<script>alert(1)</script> & <img src=x>",
		"[link](https://example.com) ![image](x.png) <https://example.com>",
		"https://example.com and www.example.com",
		"- no item",
		"1. no item",
		"#no heading",
		"`code` and ``more``",
		"| a | b |",
		"\\* backslash \\",
		"&amp; entity &#64;",
	]) {
		it(`shows as text: ${text}`, () => {
			const rendered = html(markdown(document("a", "Text."), document(text, `Text.\n\n${text}`)));
			assert.doesNotMatch(rendered.replace(/<!-- -->/g, ""), /<(?!\/?(?:p|ul|li|strong|blockquote|code|ins|del)>)/);
			const [, shown = ""] = /<ins>(.*)<\/ins>/.exec(rendered) ?? [];
			const plain = shown
				.replace(/<!-- -->/g, "")
				.replace(/&lt;/g, "<")
				.replace(/&gt;/g, ">")
				.replace(/&quot;/g, '"')
				.replace(/&amp;/g, "&");
			assert.equal(plain, text);
		});
	}

	it("calls nobody, and no issue", () => {
		const told = markdown("Text.\n", "Text.\n\n@ada, see #12 and ada@example.com.\n");
		assert.doesNotMatch(told, /[@#]\w/);
	});
});
