import type { JsonProblem } from "../cli/run.js";
import type { Answers } from "./commandLine.js";
import type { Placed, Written } from "./documents.js";

/**
 * `matched`: found as it truly is. `caught`: a lie told as what it is, at its place. `unseen`: not checkable here. `alarm`: something true
 * that is called wrong. `missed`: a lie that is not told, or not as what it is.
 */
export type Verdict = "matched" | "caught" | "unseen" | "alarm" | "missed";

export interface Judged extends Placed {
	readonly verdict: Verdict;
	/** What was said of it. */
	readonly said: string;
}

/** Compares what was said of each seed with what is known of it. @param all whether the clone shows everything */
export function judge(documents: readonly Written[], answers: Answers, all: boolean): Judged[] {
	const judged = documents.flatMap((document) => document.placed.map((placed) => judgeOne(placed, document, answers, all)));
	return judged;
}

function judgeOne(placed: Placed, { text }: Written, { problems, trace }: Answers, all: boolean): Judged {
	const { seed, path, line, valueLine } = placed;
	const isHere = (row: { path: string; range: { start: { line: number } } | null }, at: number | undefined): boolean =>
		row.path === path && row.range?.start.line === at;
	const row = trace.references.find((each) => isHere(each, line));
	const claim = trace.claims.find((each) => isHere(each, valueLine));
	const mine = problems.filter((problem) => isHere(problem, line) || (valueLine !== undefined && isHere(problem, valueLine)));
	const state = `${row?.state}${seed.number ? ` ${claim?.state}` : ""}`;
	const rules = mine.map(({ rule }) => rule);
	const shown = mine[0] && textAt(text, mine[0]);
	const said = `${state}: ${row?.reason}${claim ? ` / ${claim.reason}` : ""} [${mine.map(({ message }) => message).join(" ")}] ${rules} at “${shown}”`;
	return { ...placed, said, verdict: verdictOn(placed, { state, rules, shown }, all) };
}

interface Said {
	readonly state: string;
	readonly rules: readonly string[];
	readonly shown: string | undefined;
}

function verdictOn({ seed: { lie, expected, number } }: Placed, { state, rules, shown }: Said, all: boolean): Verdict {
	const wanted = `${expected.state}${number ? ` ${expected.claim}` : ""}`;
	const isExpected = state === wanted && rules.join() === (expected.rules ?? []).join() && isPlace(shown, expected.at);
	if (isExpected) return lie ? "caught" : "matched";
	const isMeant = rules.every((rule) => expected.rules?.includes(rule));
	if (!all && !lie && state === wanted && isMeant) return "matched";
	// What is ambiguous where all can be seen may not be so here.
	if (!all && lie && rules.join() === "trace/abbreviated" && expected.rules?.join() === "trace/ambiguous") return "caught";
	const isUnseen = !all && /^(?:unverifiable|verified unverifiable)/.test(state) && isMeant;
	if (isUnseen) return "unseen";
	return lie ? "missed" : "alarm";
}

/** Shown at the text itself, with or without its quotes. */
const isPlace = (shown: string | undefined, at: string | undefined): boolean => !at || shown === at || shown === JSON.stringify(at);

function textAt(text: string, { range }: JsonProblem): string | undefined {
	if (!range) return undefined;
	const { start, end } = range;
	const line = text.split("\n")[start.line] ?? "";
	return start.line === end.line ? line.slice(start.character, end.character) : line.slice(start.character);
}

/** Problems that belong to no seed, but for the one line that says what could not be checked. */
export function strays(documents: readonly Written[], { problems }: Answers): JsonProblem[] {
	const known = new Set(
		documents.flatMap(({ placed }) => placed.flatMap(({ path, line, valueLine }) => [`${path}:${line}`, `${path}:${valueLine}`])),
	);
	return problems.filter(({ path, range, rule }) => rule !== "trace/unverifiable" && !known.has(`${path}:${range?.start.line}`));
}
