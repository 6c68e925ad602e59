import { atLeast, type Caused, causedBy, type NoBase, type Problem, type ReleaseGate, releaseGate, type Severity } from "../core/index.js";
import { type Before, checkBefore, findBase } from "./base.js";
import type { Report } from "./check.js";
import type { Terminal } from "./terminal.js";

export const GATES = ["pr", "release"] as const;

/** What a gate asks, and what stands against it. */
export type Gate = PrGate | (ReleaseGate & { readonly name: "release" });

export interface PrGate {
	readonly name: "pr";
	readonly before: Before;
	readonly caused: Caused;
	/** Those of the change that its author can put right, and that weigh enough. */
	readonly problems: readonly Problem[];
}

export interface GateOptions {
	readonly gate: (typeof GATES)[number];
	/** Untrusted; the default branch where undefined. */
	readonly base: string | undefined;
	readonly failOn: Severity;
	readonly readable: readonly string[];
}

/** Puts a report before a gate. A problem of a document that is not reported stands against nothing. */
export async function gateOf(terminal: Terminal, report: Report, options: GateOptions): Promise<Gate | NoBase> {
	if (options.gate === "release") {
		const { library, problems, shown } = report;
		return { name: "release", ...releaseGate({ library, problems, paths: shown }, options.failOn, terminal.today()) };
	}
	const base = await findBase(report.root, options.base);
	if ("reason" in base) return base;
	const before = await checkBefore(terminal, report, base, options.readable);
	if ("reason" in before) return before;
	const [shown, present] = [new Set(report.shown), new Set(report.library.paths)];
	// What is not reported is not held against anything, and not said to be gone.
	const known = before.report.problems.filter(({ path }) => shown.has(path) || !present.has(path));
	const caused = causedBy(known, report.problems, before.touched);
	const problems = caused.own.filter(({ severity, waivedBy }) => waivedBy === null && atLeast(severity, options.failOn));
	return { name: "pr", before, caused, problems };
}

export const passes = (gate: Gate): boolean =>
	gate.problems.length === 0 && (gate.name === "pr" || gate.unapproved.length + gate.overdue.length === 0);
