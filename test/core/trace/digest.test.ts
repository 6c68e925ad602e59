import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseDocument as parseWithLibrary } from "yaml";
import { decode } from "../../../src/core/document/decode.js";
import { type Format, formatOf, parseDocument } from "../../../src/core/document/document.js";
import { canonicalForm, digestOf, onlyReformatted } from "../../../src/core/trace/digest.js";

const documentOf = (text: string, format: Format = "markdown") => parseDocument(`a.${format === "yaml" ? "yaml" : "md"}`, text, format);

type Meaning = string | Meaning[] | { [key: string]: Meaning };

/** RFC 8785 for text, lists and mappings. */
function written(value: unknown): string {
	if (value === null) return '""';
	if (typeof value !== "object") return JSON.stringify(String(value));
	if (Array.isArray(value)) return `[${value.map(written).join(",")}]`;
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${written(item)}`).join(",")}}`;
}

/** The steps of docs/digests.md once more, with another parser and nothing of ours. */
function again(text: string, format: Format): string {
	const plain = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
	const [, yaml = "", body] =
		format === "yaml"
			? ["", plain, ""]
			: (/(?<![\s\S])---[ \t]*\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\n|$(?![\s\S]))([\s\S]*)$/m.exec(plain) ?? ["", "", plain]);
	const parsed = parseWithLibrary(yaml, { schema: "failsafe", resolveKnownTags: false, logLevel: "silent" });
	assert.deepEqual(parsed.errors, []);
	const { approvals: _1, status: _2, updated: _3, ...front } = parsed.toJS({ maxAliasCount: -1 }) ?? {};
	return written({ body, front });
}

const hashed = (canonical: string): string => `rai1:sha256:${createHash("sha256").update(canonical, "utf8").digest("hex")}`;

const page = readFileSync("docs/digests.md", "utf8");

interface Vector {
	readonly name: string;
	readonly format: Format;
	readonly text: string;
	readonly canonical: string;
	readonly digest: string;
}

const VECTOR =
	/^### (\d+\. [^\n]+)\n[\s\S]*?^(Markdown|YAML):\n\n```json\n([^\n]+)\n```\n\nCanonical form:\n\n```json\n([^\n]+)\n```\n\nDigest: `([^`]+)`$/gm;

const vectors: readonly Vector[] = [...page.matchAll(VECTOR)].map(([, name = "", format = "", text = "", canonical = "", digest = ""]) => ({
	name,
	format: format === "YAML" ? "yaml" : "markdown",
	text: JSON.parse(text),
	canonical,
	digest,
}));

describe("The vectors of docs/digests.md", () => {
	it("are all read", () => {
		assert.ok(vectors.length >= 8);
		assert.equal(vectors.length, page.match(/^### \d+\. /gm)?.length);
	});

	for (const { name, format, text, canonical, digest } of vectors) {
		it(name, () => {
			const document = documentOf(text, format);
			assert.equal(canonicalForm(document), canonical);
			assert.equal(digestOf(document), digest);
			assert.equal(again(text, format), canonical);
			assert.equal(hashed(canonical), digest);
		});
	}

	it("that are called the same are the same, and no others", () => {
		for (const [i, { digest }] of vectors.entries()) {
			const section = page.slice(page.indexOf(`### ${i + 1}. `), page.indexOf("```json", page.indexOf(`### ${i + 1}. `)));
			const [, same] = /The same as (\d+)/.exec(section) ?? [];
			const before = vectors.slice(0, i).findIndex((vector) => vector.digest === digest);
			assert.equal(before + 1, same === undefined ? 0 : Number(same), `${i + 1}`);
		}
	});

	const without = [...page.matchAll(/^\| ([^|]+) \| (Markdown|YAML) \| `(".*")` \|$/gm)];

	it("name texts that have no digest", () => assert.ok(without.length >= 8));

	for (const [, what, format, text = ""] of without) {
		it(`no digest: ${what}`, () => {
			const document = documentOf(JSON.parse(text.replace(/\\\|/g, "|")), format === "YAML" ? "yaml" : "markdown");
			assert.equal(digestOf(document), undefined);
			assert.equal(canonicalForm(document), undefined);
		});
	}
});

const yamlDigest = (text: string) => digestOf(documentOf(text, "yaml"));

describe("A document without a digest", () => {
	const chain = (links: number, each: number) =>
		`a0: &a0 [${"x, ".repeat(each)}]\n${Array.from({ length: links }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(each)}]\n`).join("")}`;

	for (const [name, text] of [
		["an alias bomb", chain(30, 9)],
		["an alias bomb of empty lists", `a0: &a0 []\n${chain(0, 1)}`.replace(/^a0: &a0 \[x.*$/m, "") + chain(30, 9).replace(/x, /g, "")],
		["aliases that add 50,001 values", `a: &a x\nb: [${"*a, ".repeat(50_001)}]\n`],
		["deep nesting", `a: ${"[".repeat(101)}${"]".repeat(101)}\n`],
		["a key that is an alias", "a: &a x\n*a : y\n"],
		["half of a surrogate pair in a key", '"\\uDE00": x\n'],
		["half of a surrogate pair in the text", "a: \uD83D\n"],
		["a repeated key in a list in a list", "a: [[{ b: 1, b: 1 }]]\n"],
		["a text at the top", "text\n"],
	] as const) {
		it(`has ${name}`, () => assert.equal(yamlDigest(text), undefined));
	}

	it("has half of a surrogate pair in its body", () => assert.equal(digestOf(documentOf("---\na: b\n---\n\uD83D\n")), undefined));
});

describe("A document with a digest", () => {
	for (const [name, text] of [
		[
			"an alias bomb in what is left out",
			`id: x\nupdated: &u [1]\napprovals:\n  a: &a [${"*u, ".repeat(500)}]\n  b: [${"*a, ".repeat(500)}]\n`,
		],
		["100 KB of digits", `a: ${"9".repeat(100_000)}\n`],
		["deep nesting within what is read", `a: ${"[".repeat(90)}${"]".repeat(90)}\n`],
		["aliases of aliases", `a0: &a0 [x]\n${Array.from({ length: 200 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]\n`).join("")}`],
		["a whole surrogate pair", 'a: "\\uD83D\\uDE00"\n'],
		["a key in quotes that reads like a collection", '"(a collection)": 1\n'],
		["the words of Object.prototype", "toJSON: a\ntoString: b\nvalueOf: { hasOwnProperty: c, __proto__: { __proto__: d } }\n"],
	] as const) {
		it(`has ${name}`, () => {
			const document = documentOf(text, "yaml");
			assert.equal(digestOf(document), hashed(again(text, "yaml")));
		});
	}

	it("has 50,000 values by aliases", () => {
		const front = { a: "x", b: new Array(50_000).fill("x") };
		assert.equal(yamlDigest(`a: &a x\nb: [${"*a, ".repeat(50_000)}]\n`), hashed(written({ body: "", front })));
	});

	for (const [name, a, b, same] of [
		["null and nothing", "a: null\n", "a:\n", false],
		["nothing and empty quotes", "a:\n", 'a: ""\n', true],
		["a key without value and no key", "a:\nb: c\n", "b: c\n", false],
		["a literal and a quoted text", "a: |\n  x\n  y\n", 'a: "x\\ny\\n"\n', true],
		["a text wrapped anew", "a: one two\n  three\n", "a: one\n  two three\n", true],
		["the order of a list", "a: [b, c]\n", "a: [c, b]\n", false],
		["a list and its item", "a: [b]\n", "a: b\n", false],
		["an empty list and an empty mapping", "a: []\n", "a: {}\n", false],
		["a tag", "a: 1\n", "a: !!str 1\n", true],
		["case", "a: Yes\n", "a: yes\n", false],
		["the status in a list", "a: [{ status: x }]\n", "a: [{ status: y }]\n", false],
		["the status at the top, in quotes", '"status": x\n', "updated: 1\n", true],
		["composed and decomposed letters", "a: \u00e9\n", "a: e\u0301\n", false],
	] as const) {
		it(`${same ? "does not tell" : "tells"} apart ${name}`, () => assert.equal(yamlDigest(a) === yamlDigest(b), same));
	}
});

describe("A document is only reformatted", () => {
	const front = "---\nid: MC-1\n---\n";
	for (const [name, before, after, expected] of [
		["when it is the same", `${front}a b\n`, `${front}a b\n`, true],
		["when a paragraph is wrapped anew", `${front}a b\nc\n`, `${front}\na\nb c`, true],
		["when its front matter is written otherwise", `${front}a\n`, "---\n# new\n'id':   MC-1\n---\na\n\n", true],
		["not when a word changed", `${front}a b\n`, `${front}a c\n`, false],
		["not when words grew together", `${front}a b\n`, `${front}ab\n`, false],
		["not when a field changed", `${front}a\n`, "---\nid: MC-2\n---\na\n", false],
		["not when it cannot be read", `${front}a\n`, "---\nid: MC-1\nid: MC-1\n---\na\n", false],
		["also when its status changed", `${front}a\n`, "---\nid: MC-1\nstatus: draft\n---\n\na\n", true],
	] as const) {
		it(name, () => assert.equal(onlyReformatted(documentOf(before), documentOf(after)), expected));
	}
});

/** Documents made of chance, the same in every run. */
class Chance {
	#seed: number;

	constructor(seed: number) {
		this.#seed = seed * 7919 + 1;
	}

	below(limit: number): number {
		this.#seed = (this.#seed * 48271) % 2147483647;
		return this.#seed % limit;
	}

	of<T>(list: readonly T[]): T {
		return list[this.below(list.length)] as T;
	}

	shuffled<T>(list: readonly T[]): T[] {
		return list
			.map((item) => ({ item, at: this.below(1_000_000) }))
			.sort((a, b) => a.at - b.at)
			.map(({ item }) => item);
	}

	text(): string {
		if (this.below(3) === 0)
			return this.of([
				"",
				"1.10",
				"1.1",
				"~",
				"null",
				"true",
				"no",
				"0x1F",
				"1e999",
				"-.inf",
				"2026-10-02",
				"0123456",
				"<<",
				"#",
				"- a",
				"a: b",
				"a #b",
			]);
		const pieces = Array.from({ length: 1 + this.below(5) }, () =>
			this.of(["risk", "Ada Osei", " ", "\n", "é", "\u{1f600}", '"', "'", "\\", "\t", ":", "{", "*", "0.871", "\u0007", "\u2028"]),
		);
		return pieces.join("");
	}

	value(depth: number): Meaning {
		const kind = depth === 0 ? 2 : this.below(4);
		if (kind === 0) return this.mapping(depth - 1);
		if (kind === 1) return Array.from({ length: this.below(4) }, () => this.value(depth - 1));
		return this.text();
	}

	mapping(depth: number): { [key: string]: Meaning } {
		const keys = Array.from({ length: this.below(5) }, () =>
			this.of(["a", "b", "B", "10", "9", "é", "\u{1f600}", "\uFB33", "__proto__", "constructor", "a b", "status", "", "x: y"]),
		);
		return Object.fromEntries(keys.map((key) => [key, this.value(depth)]));
	}
}

/** Writes a meaning as YAML, each time in another way. */
class Writer {
	readonly #chance: Chance;
	#anchors = 0;
	readonly #written = new Map<string, string>();

	constructor(chance: Chance) {
		this.#chance = chance;
	}

	document(front: { [key: string]: Meaning }, body: string): string {
		const { below } = { below: (n: number) => this.#chance.below(n) };
		const extra: [string, Meaning][] = [
			["status", "draft"],
			["approvals", [{ role: "rai-lead" }]],
			["updated", "2026-10-02"],
		];
		const entries = [...Object.entries(front).filter(([key]) => key !== "status"), ...extra.filter(() => below(2) === 0)];
		const fence = () => `---${this.#chance.of(["", "", " ", "\t"])}\n`;
		const yaml = entries.length === 0 ? "# nothing\n" : this.#block(this.#chance.shuffled(entries), 0);
		const text = `${fence()}${yaml}${fence()}${body}`;
		const ended = text.replace(/\n/g, this.#chance.of(["\n", "\r\n"]));
		return `${this.#chance.of(["", "\uFEFF"])}${ended}`;
	}

	#block(entries: readonly (readonly [string, Meaning])[], depth: number): string {
		const indent = "  ".repeat(depth);
		return entries
			.map(([key, value]) => `${this.#comment(indent)}${indent}${this.#scalar(key)} :${this.#value(value, depth + 1)}`)
			.join("");
	}

	#comment = (indent: string): string => this.#chance.of(["", "", "", `${indent}# a: comment\n`, "\n"]);

	/** Behind `key :` or `-`, with the line's end. */
	#value(value: Meaning, depth: number): string {
		const known = this.#written.get(written(value));
		if (known !== undefined && this.#chance.below(2) === 0) return ` *${known}\n`;
		const anchor = this.#chance.below(6) === 0 ? `a${this.#anchors++}` : undefined;
		const content = `${anchor === undefined ? "" : ` &${anchor}`}${this.#content(value, depth)}`;
		if (anchor !== undefined) this.#written.set(written(value), anchor);
		return content;
	}

	#content(value: Meaning, depth: number): string {
		if (typeof value === "string") return this.#text(value, depth);
		const items = Array.isArray(value) ? value : Object.entries(value);
		if (items.length === 0 || this.#chance.below(3) === 0) return ` ${this.#flow(value)}\n`;
		const indent = "  ".repeat(depth);
		if (!Array.isArray(value)) return `\n${this.#block(this.#chance.shuffled(Object.entries(value)), depth)}`;
		return `\n${value.map((item) => `${this.#comment(indent)}${indent}-${this.#value(item, depth + 1)}`).join("")}`;
	}

	#text(value: string, depth: number): string {
		const lines = value.split("\n");
		const fit = value !== "" && lines.slice(0, value.endsWith("\n") ? -1 : undefined).every((line) => /^[\w"'#:{*\\é]+$/.test(line));
		if (!fit || this.#chance.below(3) > 0) return ` ${this.#scalar(value)}${this.#chance.of(["", " # so"])}\n`;
		const mark = value.endsWith("\n") ? "|" : "|-";
		const indent = "  ".repeat(depth);
		return ` ${mark}\n${lines
			.slice(0, value.endsWith("\n") ? -1 : undefined)
			.map((line) => `${indent}${line}\n`)
			.join("")}`;
	}

	#flow(value: Meaning): string {
		if (typeof value === "string") return this.#scalar(value);
		if (Array.isArray(value)) return `[${value.map((item) => this.#flow(item)).join(", ")}]`;
		const entries = this.#chance.shuffled(Object.entries(value));
		return `{ ${entries.map(([key, item]) => `${this.#scalar(key)} : ${this.#flow(item)}`).join(", ")} }`;
	}

	#scalar(value: string): string {
		const styles = [JSON.stringify(value).replace(/\u2028/g, "\\u2028")];
		if (/^[\w.~é]+(?: \w+)*$/.test(value) && value !== "") styles.push(value);
		if (!/[\n\t\u2028]|\p{Cc}/u.test(value)) styles.push(`'${value.replace(/'/g, "''")}'`);
		return this.#chance.of(styles);
	}
}

describe("Documents made of chance", () => {
	for (let block = 0; block < 10; block++) {
		it(`have the same digest however they are written, ${block * 40} to ${block * 40 + 39}`, () => {
			for (let seed = block * 40; seed < block * 40 + 40; seed++) {
				const chance = new Chance(seed);
				const front = chance.mapping(3);
				const body = Array.from({ length: chance.below(4) }, () => `${chance.of(["# A", "text", "", "  ", "---", "\tx  "])}\n`).join("");
				const { status: _, ...kept } = front;
				const expected = written({ body, front: kept });
				for (let writing = 0; writing < 3; writing++) {
					const text = new Writer(chance).document(front, body);
					const document = documentOf(text);
					assert.equal(canonicalForm(document), expected, `${seed}\n${text}`);
					assert.equal(again(text, "markdown"), expected, `${seed}\n${text}`);
					assert.equal(digestOf(document), hashed(expected));
				}
			}
		});
	}
});

// Real documents belong to their authors and are not part of this repository: without them this suite says so and passes.
const corpus = path.resolve(process.env["RAI_CORPUS"] ?? "../shared/corpus");

/** The other parser takes seconds for more. */
const MAX_COMPARED = 50_000;

describe("Real documents", function () {
	this.timeout(120_000);

	if (!existsSync(corpus)) {
		it("are not here (../shared/corpus is absent): nothing was compared", () => undefined);
		return;
	}

	it("have the digest that another parser finds", () => {
		const files = readdirSync(corpus, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && formatOf(entry.name));
		let compared = 0;
		for (const { parentPath, name } of files) {
			const format = formatOf(name) as Format;
			const text = decode(readFileSync(path.join(parentPath, name)));
			if (text.length > MAX_COMPARED) continue;
			const canonical = canonicalForm(documentOf(text, format));
			if (canonical === undefined) continue;
			assert.equal(again(text, format), canonical, path.join(parentPath, name));
			compared++;
		}
		assert.ok(compared > 300, `${compared}`);
	});
});
