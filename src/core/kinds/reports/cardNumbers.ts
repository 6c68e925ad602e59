import type { Artifact } from "../../artifact.js";
import { child, items } from "../../document/node.js";
import { locate } from "../../document/pointer.js";
import { namedBy, referenceAt } from "../../rules/beside.js";
import type { Rule, RuleContext } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { sameThing } from "../../trace/sameThing.js";
import { entriesOf } from "./rules/entries.js";
import { reportedIn, statedIn, unlikeReports } from "./stated.js";

/**
 * A number on a card beside those of the reports that it links. Only of what is surely the same: name, group and unit, and no report about
 * another version of the model. @param reports where the card links its reports; @param model where it names its model
 */
export const cardReportRule = (reports: string, model?: string): Rule =>
	ruleOf("card/report", (artifact, context) => {
		const about = reportsAt(artifact, reports, context).filter((report) => !isOfAnother(artifact, model, report, context));
		const reported = reportedIn(about);
		if (reported.size === 0) return [];
		return entriesOf(artifact, "metrics").flatMap((at) => {
			const claim = statedIn(at);
			return (claim && unlikeReports(claim, reported, `${at.pointer}/value`)) ?? [];
		});
	});

/** The evaluation reports that a document links, each once. */
function reportsAt({ front }: Artifact, pointer: string, context: RuleContext): Artifact[] {
	const linked = items(locate(front, pointer)?.node).flatMap((node) => namedBy(node, context)?.artifact ?? []);
	return [...new Set(linked)].filter(({ kind }) => kind.id === "evaluation-report");
}

function isOfAnother({ front }: Artifact, pointer: string | undefined, report: Artifact, { trace }: RuleContext): boolean {
	const own = pointer === undefined ? undefined : referenceAt(locate(front, pointer)?.node);
	const tested = referenceAt(child(child(report.front, "subject"), "model"));
	return own !== undefined && tested !== undefined && sameThing(own, tested, trace?.workspace) === "other";
}
