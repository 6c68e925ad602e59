import type { Tier } from "../kinds/kind.js";
import { BUILT_IN, type Kinds } from "../kinds/table.js";

/** One document type that a system must have, or several of which one is enough: `model-card|system-card`. */
export type KindChoice = string;

/** What an intake says about a system, as far as it decides which documents are owed. Absent where nobody said it. */
export interface SystemFacts {
	readonly patterns: readonly string[];
	readonly exposure?: string | undefined;
	readonly personalData?: string | undefined;
	readonly riskClass?: string | undefined;
	/** Answers of the tiering, by question. */
	readonly levels: ReadonlyMap<string, number>;
}

export const NO_FACTS: SystemFacts = { patterns: [], levels: new Map() };

/** A document that is owed, and the condition that makes it so. */
export interface Owed {
	readonly kinds: KindChoice;
	readonly because?: string;
}

interface Row {
	readonly kinds: KindChoice;
	readonly tiers: readonly Tier[];
	readonly when?: Condition;
}

interface Condition {
	readonly words: string;
	/** Absent where no document says it: such a document may be needed. */
	readonly holds?: (facts: SystemFacts) => boolean;
}

const row = (kinds: KindChoice, tiers: readonly Tier[], when?: Condition): Row => ({ kinds, tiers, ...(when && { when }) });

const when = (words: string, holds?: Condition["holds"]): Condition => ({ words, ...(holds && { holds }) });

const level = ({ levels }: SystemFacts, question: string): number => levels.get(question) ?? 0;
const hasPattern = (facts: SystemFacts, ...patterns: string[]): boolean => facts.patterns.some((one) => patterns.includes(one));

const isOwn = (facts: SystemFacts): boolean => hasPattern(facts, "classic-ml", "fine-tuned", "rules-plus-ml");
const isGenerative = (facts: SystemFacts): boolean => hasPattern(facts, "rag", "api-foundation-model", "agentic");
const isExternal = (facts: SystemFacts): boolean =>
	["limited-external", "public"].includes(facts.exposure ?? "") || level(facts, "Q01") >= 2;
const isPersonal = (facts: SystemFacts): boolean =>
	["personal", "special-category"].includes(facts.personalData ?? "") || level(facts, "Q09") >= 2;

/** Undefined where nobody said it. */
export const seesPersonalData = (facts: SystemFacts): boolean | undefined =>
	facts.personalData === undefined && !facts.levels.has("Q09") ? undefined : isPersonal(facts);

/**
 * What a system owes where the policy says nothing. Source: the tiering model of this project (“rai-tiering” 1.0, `required_artifacts`); at tier 3
 * an intake and one card stand for the rest, since its short answers on risk, data and results do.
 */
const DEFAULTS: readonly Row[] = [
	row("intake-request", [1, 2, 3]),
	row("risk-assessment", [1, 2]),
	row("risk-register", [1, 2]),
	row("risk-register", [3], when("a risk of medium or above is open")),
	row(
		"model-card|system-card",
		[1, 2],
		when("no intake says how it uses AI", ({ patterns }) => patterns.length === 0),
	),
	row("model-card|system-card", [3]),
	row("model-card", [1, 2], when("a model is trained, fine-tuned or hosted", isOwn)),
	row("system-card", [1, 2], when("it uses retrieval, a foundation model or an agent", isGenerative)),
	row("system-card", [3], when("people outside use it", isExternal)),
	row("dataset-sheet", [1, 2]),
	row("evaluation-plan", [1, 2]),
	row("evaluation-report", [1, 2]),
	row("robustness-report", [1]),
	row("robustness-report", [2], when("people outside meet it", isExternal)),
	row(
		"red-team-report",
		[1],
		when("it generates or acts, or the public may attack it", (f) => isGenerative(f) || level(f, "Q13") >= 3),
	),
	row(
		"red-team-report",
		[2],
		when("it generates for people outside", (f) => isGenerative(f) && isExternal(f)),
	),
	row(
		"privacy-assessment",
		[1],
		when("it sees personal data, or generates", (f) => isPersonal(f) || isGenerative(f)),
	),
	row("privacy-assessment", [2], when("it sees personal data", isPersonal)),
	row("monitoring-spec", [1, 2]),
	row("monitoring-spec", [3], when("it is in production for longer than 90 days")),
	row("runbook", [1, 2]),
	row("decision-log", [1]),
	row("decision-log", [2, 3], when("a risk is accepted or an exception is made")),
	row("readiness-memo", [1, 2]),
	row("review-packet", [1, 2]),
	row(
		"control-mapping",
		[1],
		when("it is regulated as high-risk", (f) => f.riskClass === "high" || level(f, "Q16") === 4),
	),
	row("exception-request", [1, 2, 3], when("a rule is deviated from")),
	row("assurance-pack", [1, 2, 3], when("a customer asks for one")),
	row("incident-record", [1, 2, 3], when("an incident happens")),
];

/** The document types that the default speaks of, those that are not there yet among them. */
export const KNOWN_KINDS: readonly string[] = [...new Set(DEFAULTS.flatMap(({ kinds }) => kinds.split("|")))];

/** What a system of a tier owes by default. */
export function usuallyOwed(tier: Tier, facts: SystemFacts): Owed[] {
	const rows = DEFAULTS.filter(({ tiers, when }) => tiers.includes(tier) && (!when || when.holds?.(facts)));
	return withoutCovered(rows.map(({ kinds, when }) => ({ kinds, ...(when && { because: when.words }) })));
}

/** What a system of a tier owes once something is the case: what no document says yet, or says otherwise. */
export const mayBeOwed = (tier: Tier, facts: SystemFacts = NO_FACTS): Owed[] =>
	DEFAULTS.flatMap(({ kinds, tiers, when }) =>
		when && tiers.includes(tier) && kinds !== "model-card|system-card" && !when.holds?.(facts) && known(kinds, BUILT_IN) !== ""
			? [{ kinds, because: when.words }]
			: [],
	);

/** A choice is made where one of it is owed by itself. Document types that are not there yet are left out. */
export function withoutCovered(owed: readonly Owed[], types: Kinds = BUILT_IN): Owed[] {
	const there = owed.map((one) => ({ ...one, kinds: known(one.kinds, types) })).filter(({ kinds }) => kinds !== "");
	const single = new Set(there.map(({ kinds }) => kinds).filter((kinds) => !kinds.includes("|")));
	return there.filter(({ kinds }) => !kinds.includes("|") || !choicesIn(kinds).some((kind) => single.has(kind)));
}

export const choicesIn = (kinds: KindChoice): string[] => kinds.split("|").map((kind) => kind.trim());

const known = (kinds: KindChoice, types: Kinds): KindChoice =>
	choicesIn(kinds)
		.filter((kind) => types.of(kind)?.family === "rai")
		.join("|");
