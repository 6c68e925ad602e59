import type { Artifact } from "../artifact.js";
import { insertEntry } from "../document/edit.js";
import { entry, type MapNode, resolved, type YamlNode } from "../document/node.js";
import type { TextEdit } from "../document/span.js";
import type { Tier } from "../kinds/kind.js";
import { expectedAt } from "../schema/navigate.js";
import type { TRIGGER_LISTS } from "./answers.js";
import type { Level } from "./questions.js";

export type TriggerList = keyof typeof TRIGGER_LISTS;

/** Answers that somebody gave just now. */
export interface GivenAnswers {
	/** By question. */
	readonly levels: ReadonlyMap<string, Level>;
	/** Ids of those that hold; an empty list says that none does. */
	readonly lists: ReadonlyMap<TriggerList, readonly string[]>;
}

/** Writes answers where they belong, and touches nothing else. None where the document cannot take them. */
export function tierAnswerEdits(artifact: Artifact, { levels, lists }: GivenAnswers): TextEdit[] {
	const answers = [...levels].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, level]) => [id, String(level)] as const);
	const triggers = [...lists].map(([key, ids]) => [key, `[${ids.length > 0 ? ids.join(", ") : "none"}]`] as const);
	if (!artifact.front || answers.length + triggers.length === 0) return [];
	const whole = flow([...(answers.length > 0 ? [["answers", flow(answers)] as const] : []), ...triggers]);
	return into(artifact, artifact.front, "", ["tiering", whole], (tiering) => [
		...(answers.length > 0
			? into(artifact, tiering, "/tiering", ["answers", flow(answers)], (map) => each(artifact, map, "/tiering/answers", answers))
			: []),
		...each(artifact, tiering, "/tiering", triggers),
	]);
}

/** The tier that somebody decided on. */
export const tierEdits = (artifact: Artifact, tier: Tier): TextEdit[] =>
	artifact.front ? each(artifact, artifact.front, "", [["tier", String(tier)]]) : [];

type Pair = readonly [key: string, text: string];

const flow = (pairs: readonly Pair[]): string => `{ ${pairs.map(([key, text]) => `${key}: ${text}`).join(", ")} }`;

/** Into the mapping at a key where it has something; else the key gets all at once. */
function into(artifact: Artifact, parent: MapNode, pointer: string, all: Pair, deeper: (map: MapNode) => TextEdit[]): TextEdit[] {
	const map = resolved(entry(parent, all[0])?.value);
	return map?.kind === "map" && map.entries.length > 0 ? deeper(map) : each(artifact, parent, pointer, [all]);
}

function each({ document, kind }: Artifact, map: MapNode, pointer: string, pairs: readonly Pair[]): TextEdit[] {
	const order = expectedAt(kind, pointer)?.keys ?? [];
	return pairs.flatMap(([key, text]) => {
		const present = entry(map, key);
		return present ? replaced(document.text, present.value, text) : [insertEntry(document, map, { key, order, text: `${key}: ${text}` })];
	});
}

/** What says the same already stays as it is written. */
function replaced(text: string, { span }: YamlNode, newText: string): TextEdit[] {
	const before = text.slice(span.start, span.end);
	if (before.replace(/\s/g, "") === newText.replace(/\s/g, "")) return [];
	return [{ span, newText: span.start === span.end && text[span.start - 1] === ":" ? ` ${newText}` : newText }];
}
