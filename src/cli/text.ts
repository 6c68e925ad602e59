import { counted, countedStates, type Library, type Problem, type Severity, whoActs, whoCan } from "../core/index.js";
import type { Report } from "./check.js";
import { summaryOf } from "./json.js";
import type { Terminal } from "./terminal.js";

const COLOURS: Record<Severity, string> = { error: "31", warning: "33", info: "36" };

/** For people: one-based positions, by file. */
export function text(report: Report, { colour }: Terminal): string {
	return [...listed(report.problems, painter(colour), report.library), summary(report, report.library.changedRules), ""].join("\n");
}

export type Paint = (code: string, words: string) => string;

export const painter =
	(colour: boolean): Paint =>
	(code, words) =>
		colour ? `\u001B[${code}m${words}\u001B[0m` : words;

/** A block of lines a file, with an empty one behind it. @param library knows the names of those who can act */
export const listed = (problems: readonly Problem[], paint: Paint, library?: Library): string[] =>
	[...groupByPath(problems)].map(([path, inFile]) =>
		[paint("1", printable(path)), ...inFile.map((p) => `${line(p, paint)}${forWhom(p, paint, library)}`), ""].join("\n"),
	);

/** Said where it is somebody else than whoever writes the document. */
function forWhom(problem: Problem, paint: Paint, library: Library | undefined): string {
	return whoActs(problem.rule) === "author" || !library ? "" : paint("2", `, for the ${printable(whoCan(problem, library))}`);
}

function groupByPath(problems: readonly Problem[]): Map<string, Problem[]> {
	const groups = new Map<string, Problem[]>();
	for (const problem of problems) groups.set(problem.path, [...(groups.get(problem.path) ?? []), problem]);
	return groups;
}

function line({ range, severity, message, rule, waivedBy }: Problem, paint: Paint): string {
	const place = range ? `${range.start.line + 1}:${range.start.character + 1}` : "-";
	const [weight, words] = waivedBy ? ["covered", message.replace(/^Covered /, "")] : [severity, message];
	return `  ${place.padEnd(8)}${paint(COLOURS[severity], weight.padEnd(9))}${words}  ${paint("2", rule)}`;
}

/** What was counted, and what could not be seen. @param changed rules whose severity a policy sets */
export function summary(
	{ problems, artifacts, loaded, history, trace }: Omit<Report, "root" | "library" | "shown">,
	changed: readonly string[],
): string {
	const { errors, warnings, infos } = summaryOf(problems);
	const found = [counted(errors, "error"), counted(warnings, "warning"), counted(infos, "line of information", "lines of information")];
	const left = loaded.excluded.length > 0 ? ` ${counted(loaded.excluded.length, "file")} excluded by the policy.` : "";
	const unusual = changed.length > 0 ? ` The policy sets the severity of ${changed.join(", ")}.` : "";
	const unread = loaded.unreadable.map(({ path, reason }) => `\nNot readable: ${printable(path)} (${printable(reason)})`).join("");
	return `${counted(artifacts, "document")} checked: ${found.join(", ")}.${coverSummary(problems)}${traceSummary(trace)}${left}${unusual}${unjudged(history)}${unread}`;
}

/** What somebody answers for until a day is no error, and is counted aloud. */
function coverSummary(problems: readonly Problem[]): string {
	const by = (kind: string) => problems.filter(({ waivedBy }) => waivedBy?.kind === kind).length;
	const told = [
		...(by("exception") > 0 ? [`${by("exception")} covered by exceptions`] : []),
		...(by("baseline") > 0 ? [`${by("baseline")} covered by the baseline`] : []),
	];
	return told.length > 0 ? ` ${told.join(", ")}.` : "";
}

/** How many references and numbers hold, and always how many could not be checked. */
export function traceSummary({ references, claims, traceability }: Report["trace"]): string {
	if (references.length === 0) return "";
	const of = (state: string) => claims.filter((row) => row.state === state).length;
	const refs = countedStates(
		references.map(({ state }) => state),
		"unverifiable",
	);
	const numbers = `${of("equal")} as the evidence says, ${of("different")} otherwise, ${of("unverifiable")} not checkable here`;
	const told = claims.length > 0 ? ` ${counted(claims.length, "number")}: ${numbers}.` : "";
	return `\n${counted(references.length, "reference")}: ${refs}.${told}${owed(traceability)}`;
}

function owed({ verified, unverifiable, total }: Report["trace"]["traceability"]): string {
	if (total === 0) return "";
	const open = unverifiable > 0 ? `, ${unverifiable} not checkable here` : "";
	return ` Model, data and code are shown as the tier asks in ${verified} of ${counted(total, "document")}${open}.`;
}

/** What could not be seen is said aloud. */
function unjudged({ state, reason }: Report["history"]): string {
	if (state === "complete") return "";
	if (state === "shallow") return " Status steps and approvals were judged only as far as this shallow clone reaches back.";
	if (state === "partial") return " Status steps and approvals were judged only where this partial clone holds the texts.";
	return ` Status steps were not judged, nor approvals by their past: there is no git history to read here${reason ? ` (${printable(reason)})` : ""}.`;
}

/** File names may hold anything; a terminal would obey some of it. */
export const printable = (text: string): string => text.replace(/\p{Cc}/gu, "�");
