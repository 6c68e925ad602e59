import type { Artifact } from "../artifact.js";
import { quoted, scalarText } from "../document/edit.js";
import type { RiskMatrix } from "../kinds/risk-assessment/matrix.js";

/** Something that a file, or another document, says. */
export interface Said {
	/** As YAML writes it on one line. */
	readonly yaml: string;
	/** Where it stands: a root-relative path, or `MC-a@1.0.0`. Empty where the person who asks says it. */
	readonly source: string;
}

/** A model as its store, or another document, knows it. */
export interface ModelFacts {
	readonly name?: Said;
	readonly version?: Said;
	/** Pinned, where the source knows a pin. */
	readonly ref?: Said;
	/** Other fields of `model` in a model card, by their names. */
	readonly more: Readonly<Record<string, Said>>;
}

export interface DataFacts {
	readonly ref: Said;
	readonly name?: Said;
	/** The sheet that describes them. */
	readonly sheet?: Said;
	readonly license?: Said;
	readonly bytes?: Said;
	readonly files?: Said;
}

/** An earlier document of the system: others take over what it says. */
export interface Earlier {
	readonly artifact: Artifact;
	/** `MC-a@1.0.0` */
	readonly source: string;
	/** That its risks are rated by. */
	readonly matrix: RiskMatrix;
}

/** All that some sources say. Judgements are none of it. */
export interface Facts {
	readonly models: readonly ModelFacts[];
	readonly data: readonly DataFacts[];
	readonly prompts: readonly Said[];
	readonly code: readonly Said[];
	readonly configs: readonly Said[];
	readonly runs: readonly Said[];
	/** Entries `{ name, value, evidence }`. */
	readonly metrics: readonly Said[];
	readonly documents: readonly Earlier[];
}

export const NO_FACTS: Facts = { models: [], data: [], prompts: [], code: [], configs: [], runs: [], metrics: [], documents: [] };

/** What several say alike is said once, as the first of them says it. */
export const together = (all: readonly Facts[]): Facts => ({
	models: once(
		all.flatMap(({ models }) => models),
		({ ref, name }) => (ref ?? name)?.yaml,
	),
	data: once(
		all.flatMap(({ data }) => data),
		({ ref }) => ref.yaml,
	),
	prompts: saidOnce(all.flatMap(({ prompts }) => prompts)),
	code: saidOnce(all.flatMap(({ code }) => code)),
	configs: saidOnce(all.flatMap(({ configs }) => configs)),
	runs: saidOnce(all.flatMap(({ runs }) => runs)),
	metrics: saidOnce(all.flatMap(({ metrics }) => metrics)),
	documents: all.flatMap(({ documents }) => documents),
});

const once = <T>(all: readonly T[], key: (one: T) => string | undefined): T[] =>
	all.filter((one, i) => key(one) === undefined || all.findIndex((other) => key(other) === key(one)) === i);

/** The first of those that say the same. */
export const saidOnce = (all: readonly Said[]): Said[] => once(all, ({ yaml }) => yaml);

/** Characters of a value that is taken over: more is no name, and no version. */
const LONGEST = 300;

/** Undefined where there is nothing to say, or far too much. */
export function said(text: string | undefined, source: string): Said | undefined {
	const words = text?.replace(/[\p{Cc}\u2028\u2029]/gu, " ").trim() ?? "";
	return words === "" || words.length > LONGEST ? undefined : { yaml: scalarText(words), source };
}

/** Versions and references are texts, whatever they look like. */
export function saidInQuotes(text: string | undefined, source: string): Said | undefined {
	const one = said(text, source);
	return one && text !== undefined ? { yaml: quoted(text.replace(/[\p{Cc}\u2028\u2029]/gu, " ").trim()), source } : undefined;
}

/** `{ name: value, … }` without what is absent. */
export const flowMap = (entries: Readonly<Record<string, string | undefined>>): string =>
	`{ ${Object.entries(entries)
		.flatMap(([key, yaml]) => (yaml === undefined ? [] : `${key}: ${yaml}`))
		.join(", ")} }`;
