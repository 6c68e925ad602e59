import { systemOf } from "../artifact.js";
import type { Checked } from "../check.js";
import { isOverdue, obligationsIn } from "../due/due.js";
import type { Obligation } from "../due/obligations.js";
import { isPast } from "../kinds/lifecycle.js";
import type { Library } from "../library/library.js";
import type { Severity } from "../problem.js";
import type { ListRow } from "./lists.js";
import { isOpenRisk, riskRows } from "./risks.js";

/** What there is about each system, counted. Every count is that of a list which `check`, `list risks` or `list actions` prints. */
export function systemRows(library: Library, today: string): ListRow[] {
	const checks = library.paths.flatMap((path) => library.check(path) ?? []).filter(({ artifact }) => artifact.kind.family === "rai");
	const risks = riskRows(library, today);
	const obligations = obligationsIn(library);
	return library.systems.map((system) => ({
		...documentCounts(
			system,
			library.tierOf(system),
			checks.filter(({ artifact }) => systemOf(artifact.document) === system),
		),
		...riskCounts(risks.filter((risk) => risk["system"] === system && isOpenRisk(risk))),
		...dueCounts(
			obligations.filter((one) => one.system === system),
			today,
		),
		...problemCounts(checks.filter(({ artifact }) => systemOf(artifact.document) === system)),
	}));
}

function documentCounts(system: string, tier: number | undefined, own: readonly Checked[]): ListRow {
	const count = (holds: (status: string) => boolean) => own.filter(({ artifact: { status = "draft" } }) => holds(status)).length;
	return {
		...{ system, tier: tier ?? "", documents: own.length, approved: count((status) => status === "approved") },
		...{ in_review: count((status) => /^(?:in-review|changes-requested)$/.test(status)), drafts: count((status) => status === "draft") },
		past: count(isPast),
	};
}

const riskCounts = (open: readonly ListRow[]): ListRow => ({
	open_risks: open.length,
	high_risks: open.filter(({ residual, inherent }) => /^(?:high|critical)$/.test(String(residual || inherent))).length,
});

function dueCounts(own: readonly Obligation[], today: string): ListRow {
	const days = own.flatMap(({ due }) => due ?? []).sort();
	return {
		open_actions: own.filter(({ action }) => action).length,
		overdue: own.filter((one) => isOverdue(one, today)).length,
		next_due: days.find((day) => day >= today) ?? "",
	};
}

function problemCounts(own: readonly Checked[]): ListRow {
	const count = (wanted: Severity) =>
		own.flatMap(({ problems }) => problems).filter(({ severity, waivedBy }) => severity === wanted && waivedBy === null).length;
	return { errors: count("error"), warnings: count("warning") };
}
