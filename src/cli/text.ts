import type { Problem, Severity } from "../core/index.js";
import type { Report } from "./check.js";
import { summaryOf } from "./json.js";
import type { Terminal } from "./terminal.js";

const COLOURS: Record<Severity, string> = { error: "31", warning: "33", info: "36" };

/** For people: one-based positions, by file. */
export function text(report: Report, { colour }: Terminal): string {
	const paint = (code: string, words: string) => (colour ? `\u001B[${code}m${words}\u001B[0m` : words);
	const byPath = groupByPath(report.problems);
	const files = [...byPath].map(([path, problems]) => [paint("1", printable(path)), ...problems.map((p) => line(p, paint)), ""].join("\n"));
	return [...files, summary(report), ""].join("\n");
}

function groupByPath(problems: readonly Problem[]): Map<string, Problem[]> {
	const groups = new Map<string, Problem[]>();
	for (const problem of problems) groups.set(problem.path, [...(groups.get(problem.path) ?? []), problem]);
	return groups;
}

function line({ range, severity, message, rule }: Problem, paint: (code: string, words: string) => string): string {
	const place = range ? `${range.start.line + 1}:${range.start.character + 1}` : "-";
	return `  ${place.padEnd(8)}${paint(COLOURS[severity], severity.padEnd(9))}${message}  ${paint("2", rule)}`;
}

function summary({ problems, artifacts, loaded, history, library }: Report): string {
	const { errors, warnings, infos } = summaryOf(problems);
	const found = [count(errors, "error"), count(warnings, "warning"), count(infos, "line of information", "lines of information")];
	const left = loaded.excluded.length > 0 ? ` ${count(loaded.excluded.length, "file")} excluded by the policy.` : "";
	const changed = library.changedRules;
	const unusual = changed.length > 0 ? ` The policy sets the severity of ${changed.join(", ")}.` : "";
	const unread = loaded.unreadable.map(({ path, reason }) => `\nNot readable: ${printable(path)} (${printable(reason)})`).join("");
	return `${count(artifacts, "document")} checked: ${found.join(", ")}.${left}${unusual}${unjudged(history)}${unread}`;
}

/** What could not be seen is said aloud. */
function unjudged({ state, reason }: Report["history"]): string {
	if (state === "complete") return "";
	if (state === "shallow") return " Status steps were judged only as far as this shallow clone reaches back.";
	if (state === "partial") return " Status steps were judged only where this partial clone holds the texts.";
	return ` Status steps were not judged: there is no git history to read here${reason ? ` (${printable(reason)})` : ""}.`;
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** File names may hold anything; a terminal would obey some of it. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, "�");
