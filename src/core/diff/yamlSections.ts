import { parseBody } from "../document/body.js";
import { Lines } from "../document/lines.js";
import { resolved, type ScalarNode } from "../document/node.js";
import type { Located } from "../document/pointer.js";
import { collapsed } from "../trace/digest.js";
import { proseLines } from "./body.js";
import type { Difference, Reformatted, Sides } from "./difference.js";
import { type Parent, whole } from "./fields.js";
import { paragraphsIn } from "./paragraphs.js";
import { compareSections, type Section } from "./sections.js";

/** Texts of a YAML document that it has instead of a body, by key. */
export type SectionTexts = ReadonlyMap<string, Located>;

/** Of both versions' `sections`, those entries that are texts wherever they stand; the rest are fields. */
export function splitSections(before: Parent, after: Parent): { texts: Sides<SectionTexts>; rest: Sides<Parent> } {
	const others = new Set([...before.children, ...after.children].filter((at) => !textIn(at)).map(keyOf));
	const texts = ({ children }: Parent): SectionTexts =>
		new Map(children.filter((at) => !others.has(keyOf(at))).map((at) => [keyOf(at), at]));
	const rest = ({ children, ...place }: Parent): Parent => ({ ...place, children: children.filter((at) => others.has(keyOf(at))) });
	return { texts: { before: texts(before), after: texts(after) }, rest: { before: rest(before), after: rest(after) } };
}

const keyOf = ({ entry: at }: Located): string => at?.key.text ?? "";

function textIn({ node }: Located): ScalarNode | undefined {
	const text = resolved(node);
	return text?.kind === "scalar" ? text : undefined;
}

/** @param starts where the first entry would stand */
export function yamlSectionDifferences({ before, after }: Sides<SectionTexts>, starts: Sides<number>): Difference[] {
	const changed = compareSections(sectionsOf(before), sectionsOf(after), starts, false);
	const reformatted = [...after].flatMap(([key, at]) => reformattedText(key, before.get(key), at));
	return [...changed, ...reformatted];
}

/** By key: their order means nothing. */
const sectionsOf = (texts: SectionTexts): Section[] => [...texts.values()].map(sectionOf).sort((a, b) => (a.title < b.title ? -1 : 1));

function sectionOf(at: Located): Section {
	const text = textIn(at)?.text ?? "";
	const source = { text, lines: new Lines(text) };
	const found = paragraphsIn(source, 0, source.lines.count, proseLines(source, parseBody(text, source.lines, 0)));
	// Within a quoted or folded text nothing has a place of its own.
	const paragraphs = found.map((paragraph) => ({ ...paragraph, span: at.node.span }));
	return { title: keyOf(at), paragraphs, span: whole(at) };
}

function reformattedText(title: string, before: Located | undefined, after: Located): Reformatted[] {
	const [a, b] = [before && textIn(before)?.text, textIn(after)?.text];
	if (!before || a === undefined || b === undefined || a === b || collapsed(a) !== collapsed(b)) return [];
	return [{ kind: "reformatted", title, spans: { before: before.node.span, after: after.node.span } }];
}
