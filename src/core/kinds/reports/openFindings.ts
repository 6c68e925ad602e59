import type { Artifact } from "../../artifact.js";
import { child, textOf } from "../../document/node.js";
import type { Related } from "../../problem.js";
import { relatedAt } from "../../rules/beside.js";
import { isSettled } from "./findings.js";
import { entriesOf } from "./rules/entries.js";

/** The reports that have findings. */
export const REPORTS = ["evaluation-report", "robustness-report", "red-team-report"] as const;

/** Something that is not settled, and where that is written. */
export interface Open {
	readonly id: string;
	readonly severity: string | undefined;
	readonly related: Related;
}

/** A finding that several reports repeat is one; it is settled where one of them says so. */
export function openFindingsIn(reports: readonly Artifact[]): Open[] {
	const all = reports.flatMap((report) =>
		entriesOf(report, "findings").flatMap(({ node }) => {
			const id = textOf(child(node, "id"));
			const related = relatedAt(report, child(node, "status")?.span, "This is the finding.");
			return id ? [{ id, settled: isSettled(node), severity: textOf(child(node, "severity")), related }] : [];
		}),
	);
	const settled = new Set(all.filter((one) => one.settled).map(({ id }) => id));
	return [...new Map(all.filter(({ id }) => !settled.has(id)).map((one) => [one.id, one])).values()];
}
