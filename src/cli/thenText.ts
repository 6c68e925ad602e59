import { counted, type Library, type Problem, sinceThen } from "../core/index.js";
import type { Report } from "./check.js";
import type { Terminal } from "./terminal.js";
import { listed, type Paint, painter, summary } from "./text.js";
import type { Then } from "./then.js";

/** For people: then beside today, and what became of the problems. Each stands once. */
export function thenText(report: Report, then: Then, { colour, today }: Terminal): string {
	const paint = painter(colour);
	const { still, came, went } = sinceThen(then.problems, report.problems);
	return [
		paint("1", `then (${then.date}, ${then.commit.slice(0, 7)})`),
		indented(summary(then, then.changedRules)),
		paint("1", `today (${today()})`),
		indented(summary(report, report.library.changedRules)),
		"",
		...told("There then and today", still, paint, report.library),
		...told("Came since then", came, paint, report.library),
		...told("Went since then, with the places of then", went, paint),
	].join("\n");
}

const indented = (text: string): string => text.replace(/^/gm, "  ");

const told = (title: string, problems: readonly Problem[], paint: Paint, library?: Library): string[] =>
	problems.length === 0
		? [`${title}: nothing`, ""]
		: [`${title}: ${counted(problems.length, "problem")}`, ...listed(problems, paint, library)];
