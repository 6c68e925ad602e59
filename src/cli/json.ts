import { type Problem, type Severity, whoActs } from "../core/index.js";
import type { Report } from "./check.js";
import { type Gate, passes } from "./gate.js";
import type { Selection } from "./selection.js";
import type { Then } from "./then.js";

/** The shape README documents as schema 1. Zero-based positions, root-relative POSIX paths. */
export function json(answer: Report & { readonly gate?: Gate; readonly selection?: Selection }): string {
	const { artifacts, problems, loaded, history, library, trace, at, gate, selection } = answer;
	const report = {
		schema: 1,
		artifacts,
		problems: problems.map(problemJson),
		summary: summaryOf(problems),
		excluded: loaded.excluded.length,
		unreadable: loaded.unreadable,
		history: history.state,
		changedRules: library.changedRules,
		...trace,
		...(at && { at: atJson(at) }),
		...(selection && { selection: selectionJson(selection) }),
		...(gate && { gate: gateJson(gate) }),
	};
	return `${JSON.stringify(report, null, 2)}\n`;
}

function atJson({ commit, date, artifacts, problems, loaded, history, trace: { traceability } }: Then) {
	const told = { commit, date, artifacts, problems: problems.map(problemJson), summary: summaryOf(problems) };
	return { ...told, excluded: loaded.excluded.length, unreadable: loaded.unreadable, history: history.state, traceability };
}

function selectionJson({ since, base, artifacts, of }: Selection) {
	return { since, commit: base?.commit ?? null, artifacts, of };
}

const fingerprints = (problems: readonly Problem[]) => problems.map(({ fingerprint }) => fingerprint);

/** Problems by their fingerprints: they stand in the report as they are. */
function gateJson(gate: Gate) {
	const told = { name: gate.name, passes: passes(gate), failing: fingerprints(gate.problems) };
	if (gate.name === "release") return { ...told, unapproved: gate.unapproved, overdue: gate.overdue };
	const { before, caused } = gate;
	return {
		...told,
		...{ base: before.name, commit: before.commit, touched: [...before.touched].sort() },
		...{ own: fingerprints(caused.own), others: fingerprints(caused.others), went: caused.went.map(problemJson) },
	};
}

function problemJson({ rule, severity, message, path, range, artifact, pointer, fingerprint, related, fixes, waivedBy }: Problem) {
	const titles = fixes.map((fix) => fix.title);
	return { rule, severity, message, path, range, artifact, pointer, fingerprint, related, fixes: titles, waivedBy, who: whoActs(rule) };
}

export function summaryOf(problems: readonly Problem[]) {
	const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity && problem.waivedBy === null).length;
	const waived = problems.filter((problem) => problem.waivedBy !== null).length;
	return { errors: count("error"), warnings: count("warning"), infos: count("info"), waived };
}
