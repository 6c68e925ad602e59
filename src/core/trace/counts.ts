import type { Checked } from "../check.js";
import type { Traceability } from "./report.js";
import type { State } from "./resolution.js";
import type { Traced, TracedReference } from "./trace.js";

/** How many documents show what they are about, as their tiers ask. */
export function minimumCounts(checks: readonly Checked[]): Traceability {
	const owing = checks.filter(({ traced }) => (traced?.classes.length ?? 0) > 0);
	const standing = owing.map(({ traced }) => standingOf(traced as Traced));
	const failing = owing.filter((_, i) => standing[i] === "failing");
	return {
		verified: standing.filter((one) => one === "verified").length,
		unverifiable: standing.filter((one) => one === "unverifiable").length,
		total: owing.length,
		failing: failing.map(({ artifact }) => artifact.id ?? artifact.document.path).sort(),
	};
}

function standingOf({ classes }: Traced): "verified" | "unverifiable" | "failing" {
	if (classes.every(({ state }) => state === "counts")) return "verified";
	return classes.every(({ state }) => /^(?:counts|unverifiable|pending)$/.test(state)) ? "unverifiable" : "failing";
}

/** What states are called before people. */
export const STATE_NAMES: Readonly<Record<State, string>> = {
	verified: "matches its pin",
	unpinned: "not pinned",
	broken: "not found or does not match",
	suspect: "target changed",
	unverifiable: "not checkable here",
};

const PLURAL: Readonly<Record<State, (n: number) => string>> = {
	verified: (n) => `${n} ${n === 1 ? "matches" : "match"}`,
	unpinned: (n) => `${n} not pinned`,
	broken: (n) => `${n} broken`,
	suspect: (n) => `${n} ${n === 1 ? "target" : "targets"} changed`,
	unverifiable: (n) => `${n} not checkable here`,
};

const ORDER: readonly State[] = ["verified", "broken", "suspect", "unpinned", "unverifiable"];

/** `12 match, 1 target changed, 0 not checkable here`. @param always what is said even where there is none */
export function countedStates(states: readonly (State | undefined)[], always?: State): string {
	const count = (wanted: State | undefined) => states.filter((state) => state === wanted).length;
	const told = ORDER.filter((state) => state === always || count(state) > 0).map((state) => PLURAL[state](count(state)));
	const waiting = count(undefined);
	return [...told, ...(waiting > 0 ? [`${waiting} being checked`] : [])].join(", ");
}

/** `14 references: 12 match, 1 target changed, 1 not checkable here`. Undefined where there is none. */
export function countedReferences(references: readonly TracedReference[]): string | undefined {
	if (references.length === 0) return undefined;
	const states = countedStates(references.map(({ resolution }) => resolution?.state));
	return `${references.length} ${references.length === 1 ? "reference" : "references"}: ${states}`;
}

/** Half a sentence as a whole one, without its full stop. A name, such as that of a file, keeps its first letter. */
export const sentence = (text: string): string => text.replace(/^[a-z](?=[a-z]*[ ,;])/, (letter) => letter.toUpperCase());

/** `metrics.json at 3f2a9c1 says 0.817` */
export const saying = (source: string, value: string): string => `${source}${source.includes(", ") ? "," : ""} says ${value}`;
