import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import MarkdownIt from "markdown-it";
import { packetFragment } from "../../../src/core/packet/html/packet.js";
import { standalonePage } from "../../../src/core/packet/html/standalone.js";
import { packetModel } from "../../../src/core/packet/model/model.js";
import { sourcesFor } from "../../../src/core/packet/model/sources.js";
import { libraryOf, MANIFEST, TODAY } from "./packets.js";
import { isHere, realPacket } from "./realMaterial.js";

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

const plain = (html: string): string =>
	spaced(html.replace(/<[^>]*>/g, " ").replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? ""));

/** Words alone: where tags stood, blanks may stand. */
const spaced = (text: string): string => text.replace(/\s+/g, "");

interface Passage {
	readonly type: string;
	readonly text: string;
}

const md = new MarkdownIt({ html: true });

/** What a reader of the source would read: headings, paragraphs, items, cells and code. */
function passagesOf(body: string): Passage[] {
	const tokens = md.parse(body, {});
	return tokens.flatMap((token, i) => {
		if (/^(?:fence|code_block)$/.test(token.type)) return [{ type: "code", text: token.content }];
		if (token.type !== "inline") return [];
		const words = (token.children ?? []).filter(({ type }) => /^(?:text|text_special|code_inline|softbreak)$/.test(type));
		return [{ type: tokens[i - 1]?.tag ?? "", text: words.map(({ content }) => content).join(" ") }];
	});
}

describe("A packet of real documents", function () {
	this.timeout(60_000);

	if (!isHere) {
		it("is not made (../shared/corpus is absent): nothing was compared", () => undefined);
		return;
	}

	const files = realPacket();
	const sources = sourcesFor(libraryOf(files), "packet.md", TODAY) ?? assert.fail("it is a packet");
	const model = packetModel(sources);
	const page = standalonePage(model, { css: readFileSync("media/packet.css", "utf8"), script: "" }, MANIFEST);
	const fragment = packetFragment(model).html;
	const main = fragment.slice(fragment.indexOf("<main"), fragment.indexOf("</main>"));

	it("has all of them", () =>
		assert.deepEqual(
			model.documents.map(({ path }) => path).sort(),
			Object.keys(files)
				.filter((path) => path !== "packet.md")
				.sort(),
		));

	for (const [path, text] of Object.entries(files)) {
		// What the packet's own headings say is said above.
		if (path === "packet.md") continue;
		it(`holds every heading, paragraph, item, cell and line of code of ${path}, in their order`, () => {
			const body = text.slice(text.indexOf("\n---\n") + 5);
			const at = main.indexOf(`data-source="${path}#`);
			const words = plain(main.slice(at));
			const passages = passagesOf(body).filter(({ text }) => spaced(text) !== "");
			assert.ok(passages.length > 50, `${passages.length}`);
			let from = 0;
			for (const passage of passages) {
				const found = words.indexOf(spaced(passage.text), from);
				assert.ok(found >= 0, `${passage.type}: ${passage.text}`);
				from = found + 1;
			}
		});
	}

	it("has no element, attribute or address of theirs", () => {
		assert.doesNotMatch(
			main,
			/<(?:img|iframe|script|style|video|source|picture|object|embed|form|font|center|svg|link|meta|base)\b(?![^>]*class="chart")/i,
		);
		assert.doesNotMatch(main, /<[^>]*\s(?:style|src|srcset|on\w+|target|width|height|align|background)=/i);
		for (const [, href = ""] of main.matchAll(/<a [^>]*href="([^"]*)"/g)) assert.match(href, /^(?:#|https?:|mailto:)/);
		assert.doesNotMatch(main, /<!--/);
	});

	it("gives every id once", () => {
		const ids = [...page.matchAll(/<[^>]* id="([^"]+)"/g)].map(([, id = ""]) => id);
		assert.ok(ids.length > 100);
		assert.deepEqual(
			ids.filter((id, i) => ids.indexOf(id) !== i),
			[],
		);
	});

	it("says how long they take to read, as somebody who reads carefully would need", () => {
		for (const { path, minutes, body } of model.documents) {
			const words = passagesOf(body).flatMap(({ text }) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? []).length;
			assert.ok(minutes >= Math.floor(words / 300) && minutes <= Math.ceil(words / 120) + 3, `${path}: ${minutes} min for ${words} words`);
		}
	});
});
