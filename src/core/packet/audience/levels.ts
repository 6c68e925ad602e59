import type { Artifact } from "../../artifact.js";
import { titleNamed } from "../../document/body.js";
import { child, items, textOf } from "../../document/node.js";

/** Circles of readers, from the innermost out: each reads what is marked for it or for one further out. */
export const AUDIENCES = ["board", "internal", "customer", "public"] as const;

export type Audience = (typeof AUDIENCES)[number];

export const isAudience = (text: string | undefined): text is Audience => AUDIENCES.some((one) => one === text);

/** Whether somebody reads what is marked for others. */
export const reads = (reader: Audience, mark: Audience): boolean => AUDIENCES.indexOf(reader) <= AUDIENCES.indexOf(mark);

/** Beyond the house: people are roles there, and small groups vanish. */
export const isOutside = (reader: Audience): boolean => reader === "customer" || reader === "public";

/** What a document says about its readers. */
export interface Marks {
	/** Of the field at a pointer: the nearest mark on the way to it. */
	field(pointer: string): Audience;
	/** Of a section, by its heading or the id that its document type gives it; undefined where no mark names it. */
	section(...names: readonly string[]): Audience | undefined;
	/** Of everything that no mark names. */
	readonly usual: Audience;
}

/** The narrower of two circles. */
export const narrower = (a: Audience, b: Audience): Audience => (reads(a, b) ? a : b);

/** What is for the readers of both, as a document that was marked otherwise before. */
export const bothMarks = (now: Marks, then: Marks): Marks => ({
	field: (pointer) => narrower(now.field(pointer), then.field(pointer)),
	section: (...names) => {
		const [a, b] = [now.section(...names), then.section(...names)];
		return a === undefined && b === undefined ? undefined : narrower(a ?? now.usual, b ?? then.usual);
	},
	usual: narrower(now.usual, then.usual),
});

/** Unmarked means internal. */
export function marksOf({ front }: Pick<Artifact, "front">): Marks {
	const node = child(front, "audience");
	const usual = audienceAt(textOf(child(node, "default"))) ?? "internal";
	const parts = items(child(node, "parts")).flatMap((part) => {
		const [at, reader] = [textOf(child(part, "at")), audienceAt(textOf(child(part, "for")))];
		return at && reader ? [{ at, reader }] : [];
	});
	const fields = parts.filter(({ at }) => at.startsWith("/")).sort((a, b) => b.at.length - a.at.length);
	const sections = new Map(parts.filter(({ at }) => at.startsWith("#")).map(({ at, reader }) => [titleNamed(at.slice(1)), reader]));
	// Where a document is YAML alone, its sections are fields.
	const inSections = (pointer: string): Audience | undefined => sections.get(titleNamed(/^\/sections\/([^/]+)/.exec(pointer)?.[1] ?? ""));
	return {
		field: (pointer) => fields.find(({ at }) => pointer === at || pointer.startsWith(`${at}/`))?.reader ?? inSections(pointer) ?? usual,
		section: (...names) => names.map((name) => sections.get(titleNamed(name))).find((reader) => reader !== undefined),
		usual,
	};
}

const audienceAt = (text: string | undefined): Audience | undefined => (isAudience(text) ? text : undefined);
