import type { Artifact } from "../../artifact.js";
import { child, resolved } from "../../document/node.js";
import type { Located } from "../../document/pointer.js";
import { numberOf } from "../../document/scalar.js";
import type { Violation } from "../../problem.js";
import { idOf, namedBy, relatedAt } from "../../rules/beside.js";
import type { Rule, RuleContext } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { entriesOf } from "../reports/rules/entries.js";
import { type ReportedNumbers, reportedIn, type Stated, sameIn, statedIn, unlikeReports } from "../reports/stated.js";

type Found = Omit<Violation, "rule">;

/** Who decides reads the memo, not the report. A memo names no groups and no units: what has them in the report is not compared. */
export const memoReportRule: Rule = ruleOf("memo/report", (artifact, context) => {
	const known = new Map<Artifact, ReportedNumbers>();
	const numbersOf = (report: Artifact): ReportedNumbers => {
		const numbers = known.get(report) ?? reportedIn([report]);
		known.set(report, numbers);
		return numbers;
	};
	return entriesOf(artifact, "evaluation_summary").flatMap((at) => unlikeReport(at, numbersOf, context));
});

function unlikeReport(at: Located, numbersOf: (report: Artifact) => ReportedNumbers, context: RuleContext): Found[] {
	const report = namedBy(child(at.node, "report"), context)?.artifact;
	const claim = statedIn(at, "metric");
	if (!report || !claim) return [];
	const reported = numbersOf(report);
	const value = unlikeReports(claim, reported, `${at.pointer}/value`);
	return [...(value ? [value] : []), ...otherThreshold(report, claim, reported)];
}

/** A result is passed or not by what was to be reached on the day of the test. */
function otherThreshold(report: Artifact, claim: Stated, reported: ReportedNumbers): Found[] {
	const own = resolved(child(claim.at.node, "threshold"));
	const theirs = sameIn(reported, claim).flatMap(({ at }) => child(at.node, "threshold") ?? []);
	const [first] = theirs;
	const [mine, numbers] = [numberOf(own), theirs.map(numberOf)];
	if (own?.kind !== "scalar" || mine === undefined || !first || numbers.some((one) => one === undefined || one === mine)) return [];
	const text = String(numbers[0]);
	const message = `The threshold is ${own.text} here and ${text} in ${idOf(report)}: what was to be reached was agreed on before the test.`;
	const fixes = new Set(numbers).size === 1 ? [{ title: `Change to ${text}`, edits: [{ span: own.span, newText: text }] }] : [];
	const related = [relatedAt(report, first.span, `The report says ${text}.`)];
	return [{ message, span: own.span, pointer: `${claim.at.pointer}/threshold`, related, fixes }];
}
