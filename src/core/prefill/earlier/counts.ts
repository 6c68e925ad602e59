import { child, items } from "../../document/node.js";
import { openFindingsIn, REPORTS } from "../../kinds/reports/openFindings.js";
import { highestLeft } from "../../kinds/risk-assessment/rules/risks.js";
import type { Earlier, Said } from "../fact.js";
import { ofKind } from "./lists.js";
import { risksIn } from "./risks.js";

/** What several documents come to; undefined where there are none. */
const cameTo = (result: string | number | undefined, from: readonly Earlier[]): Said | undefined =>
	result === undefined || from.length === 0 ? undefined : { yaml: String(result), source: from.map(({ source }) => source).join(", ") };

/** How many findings of a severity are open in the reports. */
export function openOf(earlier: readonly Earlier[], severity: string): Said | undefined {
	const reports = ofKind(earlier, ...REPORTS);
	const open = openFindingsIn(reports.map(({ artifact }) => artifact));
	return cameTo(open.filter((one) => one.severity === severity).length, reports);
}

/** How many mitigations of the assessments have one of these states. */
export function mitigationsOf(earlier: readonly Earlier[], isCounted: (status: string | undefined) => boolean): Said | undefined {
	const all = risksIn(earlier).flatMap(({ risk }) => risk.mitigations);
	return cameTo(all.filter(({ status }) => isCounted(status)).length, ofKind(earlier, "risk-assessment"));
}

/** The highest level that is left of a risk that is not closed. */
export const residualOf = (earlier: readonly Earlier[]): Said | undefined =>
	cameTo(highestLeft(risksIn(earlier).map(({ risk }) => risk)), ofKind(earlier, "risk-assessment"));

/** How many metrics the specifications watch. */
export function metricsOf(earlier: readonly Earlier[]): Said | undefined {
	const specs = ofKind(earlier, "monitoring-spec");
	return cameTo(specs.flatMap(({ artifact }) => items(child(artifact.front, "metrics"))).length, specs);
}
