import { existsSync } from "node:fs";
import path from "node:path";
import {
	atLeast,
	counted,
	type Library,
	type Loaded,
	type PastTexts,
	POLICY_FILE,
	type Problem,
	SEVERITIES,
	type Severity,
	type TraceReport,
} from "../core/index.js";
import { checkRoot } from "./checkRoot.js";
import { dueDays, printDue } from "./due.js";
import { fail } from "./fail.js";
import { GATES, type Gate, gateOf, passes } from "./gate.js";
import { gateText } from "./gateText.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { oneOf, readOptions } from "./options.js";
import { findRoot, relativeTo } from "./root.js";
import { sarif } from "./sarif.js";
import { changedSince, type Selection, selectionLine } from "./selection.js";
import { type Terminal, UsageError } from "./terminal.js";
import { text } from "./text.js";
import { checkThen, type Then } from "./then.js";
import { thenText } from "./thenText.js";

/** What the formats print. */
export interface Report {
	readonly root: string;
	/** How many documents were checked, what stands beside them not counted. */
	readonly artifacts: number;
	readonly problems: readonly Problem[];
	readonly loaded: Loaded;
	/** Whether git could say where documents stood before. */
	readonly history: Pick<PastTexts, "state" | "reason">;
	readonly library: Library;
	/** The paths that are reported, sorted; those of policies among them. */
	readonly shown: readonly string[];
	/** What the reported documents rely on. */
	readonly trace: TraceReport;
	/** The same root at an earlier moment, where that was asked about. */
	readonly at?: Then;
}

/** A report with what was asked about it. */
export interface Answer extends Report {
	/** The problems that make the check fail. */
	readonly failing: readonly Problem[];
	readonly selection?: Selection;
	readonly gate?: Gate;
}

const FORMATS = { text: toldAsText, json, sarif, junit };

const OPTIONS = {
	format: { type: "string", default: "text" },
	"fail-on": { type: "string", default: "error" },
	root: { type: "string" },
	readable: { type: "string", multiple: true },
	"require-verified": { type: "boolean", default: false },
	at: { type: "string" },
	gate: { type: "string" },
	base: { type: "string" },
	"changed-since": { type: "string" },
	due: { type: "string" },
} as const;

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>["values"];

export async function check(terminal: Terminal, args: readonly string[]): Promise<number> {
	const asked = askedOf(terminal, args);
	const { root, paths, readable, values } = asked;
	const at = values.at === undefined ? undefined : await checkThen(terminal, root, values.at, paths);
	if (at && "reason" in at) return fail(terminal, at.reason);
	const report = await checkRoot(terminal, root, { paths, readable });
	const refused = refusal(report);
	if (refused === undefined) return answer(terminal, { ...report, ...(at && { at }) }, asked);
	// What there is to tell is told: a mistake in the policy among it.
	terminal.out(await FORMATS[asked.format]({ ...report, ...(at && { at }), failing: [] }, terminal));
	return fail(terminal, refused);
}

interface Asked {
	readonly values: Values;
	readonly format: keyof typeof FORMATS;
	readonly failOn: Severity;
	readonly gate: (typeof GATES)[number] | undefined;
	/** Of `--due`. */
	readonly days: number | undefined;
	readonly root: string;
	/** Root-relative. */
	readonly paths: readonly string[];
	readonly readable: readonly string[];
}

function askedOf({ cwd }: Terminal, args: readonly string[]): Asked {
	const { values, positionals } = readOptions(args, OPTIONS);
	const format = oneOf("format", values.format, Object.keys(FORMATS) as (keyof typeof FORMATS)[]);
	const failOn = oneOf("fail-on", values["fail-on"], SEVERITIES);
	refuseTogether(values, format);
	const gate = values.gate === undefined ? undefined : oneOf("gate", values.gate, GATES);
	const days = values.due === undefined ? undefined : dueDays(values.due);
	const files = positionals.map((p) => existing(path.resolve(cwd, p)));
	const root = findRoot(files[0] ?? cwd, values.root, cwd);
	const paths = files.map((file) => relativeTo(root, file));
	return { values, format, failOn, gate, days, root, paths, readable: values.readable ?? [] };
}

/** Answers about a root whose policy and documents could be read. */
async function answer(terminal: Terminal, report: Report, { values, format, failOn, gate, days, readable }: Asked): Promise<number> {
	const since = values["changed-since"];
	const now = since === undefined ? report : await changedSince(report, since);
	if ("reason" in now) return fail(terminal, now.reason);
	if (days !== undefined) return printDue(terminal, now, days, format === "json" ? "json" : "text");
	const judged = gate && (await gateOf(terminal, now, { gate, base: values.base ?? since, failOn, readable }));
	if (judged && "reason" in judged) return fail(terminal, judged.reason);
	const told: Answer = { ...now, failing: failingOf(now, judged, failOn), ...(judged && { gate: judged }) };
	terminal.out(await FORMATS[format](told, terminal));
	return Math.max(exitCode(terminal, told), values["require-verified"] ? unverified(terminal, told) : 0);
}

/** What cannot be asked in one question. */
function refuseTogether(values: Values, format: keyof typeof FORMATS): void {
	const asked = (["at", "gate", "due"] as const).filter((name) => values[name] !== undefined);
	if (asked.length > 1) throw new UsageError(`--${asked.join(" and --")} are questions of their own: ask one.`);
	if (values.at !== undefined && values["changed-since"] !== undefined)
		throw new UsageError("--at tells of all documents: leave --changed-since out.");
	if (values.at !== undefined && (format === "sarif" || format === "junit"))
		throw new UsageError("--at is told as text or JSON: SARIF and JUnit have no “then”.");
	if (values.due !== undefined && (format === "sarif" || format === "junit")) throw new UsageError("--due is told as text or JSON.");
	if (values.base !== undefined && values.gate !== "pr") throw new UsageError("--base belongs to --gate pr.");
	if (values.gate === "pr" && values["require-verified"])
		throw new UsageError("--require-verified asks about all documents: use it without --gate pr.");
}

function failingOf({ problems }: Report, gate: Gate | undefined, failOn: Severity): readonly Problem[] {
	return gate?.problems ?? problems.filter(({ severity, waivedBy }) => waivedBy === null && atLeast(severity, failOn));
}

function toldAsText(answer: Answer, terminal: Terminal): string {
	const { selection, gate, at } = answer;
	const first = selection ? `${selectionLine(selection)}\n` : "";
	if (selection?.artifacts === 0 && answer.problems.length === 0 && !gate) return first;
	return first + (gate ? gateText(answer, gate, terminal) : at ? thenText(answer, at, terminal) : text(answer, terminal));
}

/** Nobody but its owner can tell about an address, a ticket or a publication, wherever it is checked. */
const NEVER_HERE = /^(?:url|issue|doi|arxiv)$/;

function unverified({ err }: Terminal, { trace: { references, claims } }: Report): number {
	const open = references.filter(({ state, type }) => state === "unverifiable" && !NEVER_HERE.test(type));
	const unread = claims.filter(({ state }) => state === "unverifiable");
	if (open.length + unread.length === 0) return 0;
	err(`rai-docs: ${counted(open.length, "reference")} and ${counted(unread.length, "number")} could not be verified here.\n`);
	return 1;
}

export function existing(file: string): string {
	if (!existsSync(file)) throw new UsageError(`There is no file or folder ${file}.`);
	return file;
}

/** Why nothing can be said about a root, where that is so. */
export function refusal(report: Report): string | undefined {
	const policy = brokenPolicy(report);
	if (policy) return `the policy ${policy}`;
	if (report.library.paths.some((path) => report.library.isDocument(path))) return undefined;
	return `no document was checked: nothing under ${report.root} says “artifact: …”, and no association matches.`;
}

function exitCode(terminal: Terminal, { failing, artifacts, selection, gate }: Answer): number {
	if (artifacts === 0 && !selection) terminal.err("rai-docs: 0 documents checked: none lies under the given paths.\n");
	return failing.length > 0 || (gate && !passes(gate)) ? 1 : 0;
}

/** A policy that could not be read as a whole, reported or not: nobody knows then what it asks. */
function brokenPolicy({ root, library, loaded }: Report): string | undefined {
	const unread = loaded.unreadable.find(({ path: file }) => library.isPolicy(file));
	if (unread) return `${unread.path} cannot be read: ${unread.reason}`;
	if (existsSync(path.join(root, POLICY_FILE)) && library.text(POLICY_FILE) === undefined)
		return `${POLICY_FILE} is no file that can be read.`;
	for (const { path: file } of library.policies.flatMap(({ layers }) => layers)) {
		const problem = library.check(file)?.problems.find(({ rule }) => /^(?:yaml\/syntax|file\/)/.test(rule));
		if (problem) return `${file} cannot be read: ${problem.message}`;
	}
	return undefined;
}
