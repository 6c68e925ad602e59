import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { decode } from "../../../src/core/document/decode.js";
import { parseByEvents } from "../../../src/core/document/events.js";
import { scanFrontMatter } from "../../../src/core/document/frontMatter.js";
import { Lines } from "../../../src/core/document/lines.js";
import type { YamlNode } from "../../../src/core/document/node.js";
import { parseWithRecovery } from "../../../src/core/document/recovery.js";
import type { YamlParse } from "../../../src/core/document/yaml.js";
import { SAMPLES } from "./samples.js";

// The two parsers differ, knowingly, in
// - where nothing is written: an empty value stands somewhere between its key's colon and the end of the line, or behind its anchor;
// - comments behind the last entry of a collection, which the recovering parser counts in;
// - properties (&anchor, !tag) before the first key of a block, which belong to the key or to the block;
// - tags of a handle (%TAG), which the event stream leaves as they are written, and !!binary, which it leaves in base64;
// - a document of comments only, which is none to the event stream.

/** A tree as lines, with positions in the form in which the parsers must agree. */
function linesOf(node: YamlNode, text: string, at: string): string[] {
	const own = `${at} ${described(node)} ${place(node, text)}`;
	if (node.kind === "map")
		return [own, ...node.entries.flatMap((e, i) => [...linesOf(e.key, text, `${at}/${i}?`), ...linesOf(e.value, text, `${at}/${i}`)])];
	if (node.kind === "seq") return [own, ...node.items.flatMap((item, i) => linesOf(item, text, `${at}/${i}`))];
	return [own];
}

function described(node: YamlNode): string {
	if (node.kind === "alias") return `alias of ${node.target ? described(node.target) : "nothing"}`;
	if (node.kind === "scalar") return `${node.style} ${JSON.stringify(node.text)} ${node.tag ?? ""}`;
	return `${node.flow ? "flow" : "block"} ${node.kind}`;
}

function place(node: YamlNode, text: string): string {
	if (node.kind === "scalar" && node.style === "plain" && node.text === "") return "";
	const { start, end } = node.span;
	if (node.kind === "scalar" || node.kind === "alias") return `${start}-${end}`;
	const own = text.slice(start, end);
	const properties = /^(?:[&!]\S*\s+)*/.exec(own)?.[0].length ?? 0;
	return `${start + properties}-${start + own.replace(/(?:\s+#[^\n]*)+$/, "").replace(/(?:\s+[&!]\S*)+$/, "").length}`;
}

const tree = ({ documents }: YamlParse, text: string): string[] => documents.flatMap((node, i) => linesOf(node, text, `#${i}`));

const isKnown = (text: string): boolean => text.length > 200_000 || /^%TAG|!!binary|!<tag:|\? &/m.test(text);

/** Undefined where there is nothing to compare: one of the two finds an error, or they are known to differ. */
function bothTrees(text: string): { fast: string[]; slow: string[] } | undefined {
	const fast = parseByEvents(text, 0);
	if (!fast || fast.documents.length === 0 || isKnown(text)) return undefined;
	const slow = parseWithRecovery(text, 0);
	const isSound = slow.errors.every(({ message }) => message === "This is not valid YAML.");
	return isSound ? { fast: tree(fast, text), slow: tree(slow, text) } : undefined;
}

/** The first line in which the two differ. */
function difference(text: string, name: string): string[] {
	const { fast = [], slow = [] } = bothTrees(text) ?? {};
	const at = Array.from({ length: Math.max(fast.length, slow.length) }, (_, i) => i).find((i) => fast[i] !== slow[i]);
	return at === undefined ? [] : [`${name}: ${fast[at]} by events, ${slow[at]} by recovery`];
}

function compareAll(texts: readonly (readonly [name: string, text: string])[], atLeast: number): void {
	assert.deepEqual(
		texts.flatMap(([name, text]) => difference(text, name)),
		[],
	);
	const compared = texts.filter(([, text]) => bothTrees(text)).length;
	assert.ok(compared >= atLeast, `only ${compared} of ${texts.length}`);
}

describe("The event stream and the recovering parser give the same tree", () => {
	for (const sample of SAMPLES) it(JSON.stringify(sample), () => assert.deepEqual(difference(sample, "sample"), []));

	it("at an offset", () => {
		const [here, there] = [parseByEvents("a: [1]\n", 0), parseByEvents("a: [1]\n", 7)];
		assert.equal(there?.root?.span.start, (here?.root?.span.start ?? 0) + 7);
		assert.deepEqual(parseWithRecovery("a: [1]\n", 7).documents, there?.documents);
	});
});

const corpus = path.resolve("../shared/corpus");

function filesUnder(folder: string, wanted: RegExp): string[] {
	const all = readdirSync(path.join(corpus, folder), { recursive: true, withFileTypes: true });
	return all.filter((entry) => entry.isFile() && wanted.test(entry.name)).map((entry) => path.join(entry.parentPath, entry.name));
}

const read = (file: string): readonly [string, string] => [path.relative(corpus, file), decode(readFileSync(file))];

function frontOf([name, text]: readonly [string, string]): (readonly [string, string])[] {
	const scan = scanFrontMatter(text, new Lines(text));
	return scan.kind === "found" ? [[name, text.slice(scan.front.yaml.start, scan.front.yaml.end)]] : [];
}

describe("The two parsers on real files", function () {
	this.timeout(60_000);

	if (!existsSync(corpus)) {
		it("are not compared: ../shared/corpus is absent", () => undefined);
		return;
	}

	it("of the YAML test suite", () => {
		const all = filesUnder("torture/yaml__yaml-test-suite", /^in\.yaml$/);
		compareAll(all.filter((file) => !existsSync(path.join(path.dirname(file), "error"))).map(read), 140);
	});

	it("of the Hub", () => {
		const cards = [...filesUnder("model_cards", /\.md$/i), ...filesUnder("dataset_cards", /\.md$/i)];
		compareAll(cards.map(read).flatMap(frontOf), 400);
	});

	it("of DVC and MLflow", () => compareAll(filesUnder("lineage", /\.ya?ml$/).map(read), 50));
});
