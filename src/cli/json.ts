import type { Problem, Severity } from "../core/index.js";
import type { Report } from "./check.js";

/** The shape README documents as schema 1. Zero-based positions, root-relative POSIX paths. */
export function json({ artifacts, problems, loaded, history, library }: Report): string {
	const report = {
		schema: 1,
		artifacts,
		problems: problems.map(problemJson),
		summary: summaryOf(problems),
		excluded: loaded.excluded.length,
		unreadable: loaded.unreadable,
		history: history.state,
		changedRules: library.changedRules,
	};
	return `${JSON.stringify(report, null, 2)}\n`;
}

function problemJson({ rule, severity, message, path, range, artifact, pointer, fingerprint, related, fixes, waivedBy }: Problem) {
	const titles = fixes.map((fix) => fix.title);
	return { rule, severity, message, path, range, artifact, pointer, fingerprint, related, fixes: titles, waivedBy };
}

export function summaryOf(problems: readonly Problem[]) {
	const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
	const waived = problems.filter((problem) => problem.waivedBy !== null).length;
	return { errors: count("error"), warnings: count("warning"), infos: count("info"), waived };
}
