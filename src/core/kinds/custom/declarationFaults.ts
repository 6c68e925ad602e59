import { pointerOf } from "../../document/pointer.js";
import { nearest } from "../../suggest.js";
import { inSentence, withArticle } from "../../words.js";
import { BUILT_IN, ENTRY_PREFIXES } from "../table.js";
import type { DeclaredKind } from "./declared.js";
import type { KindFault } from "./fault.js";

/** Names that other files of ours have, or that a policy means something else by. */
const RESERVED = ["policy", "questions", "baseline", "common", "envelope"];

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const LONGEST = 48;

/** Whether there is such a document type at all, whatever else is wrong with it. Of two with one name the first counts. */
export function isUsable(one: DeclaredKind, all: readonly DeclaredKind[]): boolean {
	return all.find(({ id }) => id === one.id) === one && nameFault(one) === undefined;
}

/** What can be seen without reading a file. */
export const declarationFaults = (declared: readonly DeclaredKind[]): KindFault[] =>
	declared.flatMap((one) => {
		const name = nameFault(one);
		if (name !== undefined) return [{ pointer: pointerOf(["kinds", one.id]), message: name }];
		return [...lacksFaults(one), ...prefixFaults(one, declared)];
	});

function nameFault({ id, tightens }: DeclaredKind): string | undefined {
	const ours = BUILT_IN.of(id);
	if (ours && !tightens)
		return `“${id}” is a document type already: write “tightens:” with a schema to ask more of it, or choose another name.`;
	if (tightens && !ours) {
		const meant = nearest(
			id,
			BUILT_IN.all.map((kind) => kind.id),
		);
		const hint = meant ? ` Did you mean “${meant}”?` : "";
		return `There is no document type “${id}” to tighten.${hint} One of your own names its “schema”.`;
	}
	if (RESERVED.includes(id)) return `“${id}” cannot be the name of a document type: choose another.`;
	if (NAME.test(id) && id.length <= LONGEST) return undefined;
	return `“${id}” cannot be the name of a document type: write lower-case words with hyphens, such as llm-bill-of-materials.`;
}

function lacksFaults({ id, tightens, schema }: DeclaredKind): KindFault[] {
	if (tightens || schema !== undefined) return [];
	const message = `“${id}” names no schema: nobody knows which fields it has. Write “schema:” with the path of a .json file.`;
	return [{ pointer: pointerOf(["kinds", id]), message }];
}

/** An id says what it names: two types of one prefix would be taken for each other. */
function prefixFaults({ id, tightens, prefix }: DeclaredKind, all: readonly DeclaredKind[]): KindFault[] {
	if (prefix === undefined) return [];
	const pointer = pointerOf(["kinds", id, "prefix"]);
	const ours = BUILT_IN.all.find((kind) => kind.prefix === prefix);
	const first = all.find((other) => other.prefix === prefix && !other.tightens)?.id ?? id;
	if (tightens)
		return [
			{ pointer, message: `The prefix of ${withArticle(inSentence(BUILT_IN.of(id)?.title ?? id))} stays as it is: remove this line.` },
		];
	const holder = (ours && inSentence(ours.title)) ?? (ENTRY_PREFIXES.includes(prefix) ? "entry of a document" : undefined);
	if (holder !== undefined) return [{ pointer, message: `“${prefix}” begins the ids of each ${holder} already: choose other letters.` }];
	return first === id ? [] : [{ pointer, message: `“${prefix}” begins the ids of “${first}” already: choose other letters.` }];
}

/** Whether ids may begin with it. */
export const isFreePrefix = (one: DeclaredKind, all: readonly DeclaredKind[]): boolean => prefixFaults(one, all).length === 0;
