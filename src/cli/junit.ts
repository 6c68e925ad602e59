import { type Due, type Problem, type Unapproved, whoCan } from "../core/index.js";
import type { Answer } from "./check.js";
import { dueLine } from "./dueText.js";

/** A test of a file, as JUnit counts them. */
interface Case {
	readonly path: string;
	readonly name: string;
	/** XML inside of the test; empty where there is nothing to tell. */
	readonly inner: string;
	readonly outcome: "passed" | "failed" | "skipped";
}

/** JUnit XML, as Jenkins, GitLab and Azure Pipelines read it: a suite a file, a test a problem, and one for a file without any. */
export function junit(answer: Answer): string {
	const told = casesOf(answer);
	const suites = [...new Set([...answer.shown, ...told.map(({ path }) => path)])].sort().map((path) => {
		const own = told.filter((one) => one.path === path);
		return own.length > 0 ? own : [{ path, name: "no problems", inner: "", outcome: "passed" } as const];
	});
	const body = suites.map((cases) =>
		element("testsuite", { name: cases[0]?.path ?? "", ...counts(cases), time: "0" }, ...cases.map(testcase)),
	);
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", { name: "rai-docs", ...counts(suites.flat()), time: "0" }, ...body)}\n`;
}

function casesOf(answer: Answer): Case[] {
	const failing = new Set(answer.failing);
	const { gate } = answer;
	return [
		...answer.problems.map((problem) => problemCase(problem, failing.has(problem), answer)),
		...(gate?.name === "release" ? [...gate.unapproved.map(unapprovedCase), ...gate.overdue.map(overdueCase)] : []),
	];
}

function problemCase(problem: Problem, isFailing: boolean, { library }: Answer): Case {
	const { path, rule, range, message, severity, waivedBy } = problem;
	const place = range ? `${range.start.line + 1}:${range.start.character + 1}` : "-";
	const said = `${path}:${place} ${severity}: ${message}\nWho can act: ${whoCan(problem, library)}\nRule: ${rule}`;
	const covered = waivedBy && `covered by ${waivedBy.by} until ${waivedBy.until}`;
	const name = `${rule} at ${place}: ${problem.pointer ?? ""}`.replace(/: $/, "");
	if (isFailing) return { path, name, inner: element("failure", { message, type: severity }, text(said)), outcome: "failed" };
	if (covered) return { path, name, inner: element("skipped", { message: covered }), outcome: "skipped" };
	return { path, name, inner: element("system-out", {}, text(said)), outcome: "passed" };
}

const unapprovedCase = ({ path, artifact, message, who }: Unapproved): Case => ({
	...{ path, name: `approval of ${artifact}`, outcome: "failed" },
	inner: element("failure", { message, type: "approval" }, text(`${artifact}: ${message}\nWho can act: ${who}`)),
});

const overdueCase = (due: Due): Case => ({
	...{ path: due.path, name: `${due.what} at ${due.line + 1}, due on ${due.due}`, outcome: "failed" },
	inner: element(
		"failure",
		{ message: `${due.what}: ${due.title}`, type: "overdue" },
		text(`${dueLine(due)}\nWho can act: ${due.owner || "owner"}`),
	),
});

const testcase = ({ path, name, inner }: Case): string => element("testcase", { classname: path, name, time: "0" }, inner);

function counts(cases: readonly Case[]): Readonly<Record<string, string>> {
	const of = (outcome: Case["outcome"]) => String(cases.filter((one) => one.outcome === outcome).length);
	return { tests: String(cases.length), failures: of("failed"), errors: "0", skipped: of("skipped") };
}

function element(name: string, attributes: Readonly<Record<string, string>>, ...children: readonly string[]): string {
	const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${text(value).replace(/\n/g, "&#10;")}"`);
	const inner = children.filter((child) => child !== "").join("\n");
	return inner === ""
		? `<${name}${written.join("")}/>`
		: `<${name}${written.join("")}>${inner.startsWith("<") ? `\n${inner}\n` : inner}</${name}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** What XML 1.0 cannot hold, escaped or not. */
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const text = (words: string): string => words.replace(NO_CHARACTER, "\uFFFD").replace(/[&<>"]/g, (found) => ESCAPES[found] ?? found);
