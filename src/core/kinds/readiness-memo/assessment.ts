import type { Artifact } from "../../artifact.js";
import { child, resolved, textOf } from "../../document/node.js";
import { locate } from "../../document/pointer.js";
import { numberOf } from "../../document/scalar.js";
import type { Violation } from "../../problem.js";
import { beside, idOf, relatedAt } from "../../rules/beside.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { each } from "../../suggest.js";
import { below, isRiskLevel } from "../risk-assessment/matrix.js";
import { highestLeft, IN_PLACE, type Risk, risksOf } from "../risk-assessment/rules/risks.js";
import { isRead } from "./open.js";

type Found = Omit<Violation, "rule">;

/** One count of a memo. What is more than the memo itself has room for is told by `memo/counts`. */
interface Counted {
	readonly key: string;
	readonly within?: string;
	readonly counts: (status: string | undefined) => boolean;
	readonly isRosier: (own: number, theirs: number) => boolean;
}

const COUNTED: readonly Counted[] = [
	{ key: "total", counts: (status) => status !== "rejected", isRosier: (own, theirs) => own < theirs },
	{ key: "implemented", within: "total", counts: (status) => IN_PLACE.has(status), isRosier: (own, theirs) => own > theirs },
	{ key: "verified", within: "implemented", counts: (status) => status === "verified", isRosier: (own, theirs) => own > theirs },
];

/** A memo that is rosier than the assessment is what people decide by. It may be darker: more may be known elsewhere. */
export const assessmentRule: Rule = ruleOf("memo/assessment", (memo, context) => {
	const assessments = beside(memo, context, "risk-assessment");
	if (assessments.length === 0 || !isRead(memo, context.today)) return [];
	const risks = assessments.flatMap((assessment) => risksOf(assessment, context.policy.matrix));
	const states = risks.flatMap(({ mitigations }) => mitigations.map(({ status }) => status));
	return [...COUNTED.flatMap((one) => rosier(memo, assessments, states, one)), ...lower(memo, assessments, risks)];
});

function rosier(
	memo: Artifact,
	assessments: readonly Artifact[],
	states: readonly (string | undefined)[],
	{ key, within, counts, isRosier }: Counted,
): Found[] {
	const numberIn = (field: string): number | undefined => numberOf(locate(memo.front, `/mitigations/${field}`)?.node);
	const [own, theirs] = [numberIn(key), states.filter(counts).length];
	const most = (within === undefined ? undefined : numberIn(within)) ?? Number.POSITIVE_INFINITY;
	if (own === undefined || own > most || !isRosier(own, theirs)) return [];
	return contradicted(memo, assessments, `/mitigations/${key}`, String(own), String(theirs));
}

/** The whole can be no lower than what weighs most in it. */
function lower(memo: Artifact, assessments: readonly Artifact[], risks: readonly Risk[]): Found[] {
	const own = textOf(locate(memo.front, "/residual/overall")?.node);
	const highest = highestLeft(risks);
	const isLower = isRiskLevel(own) && highest !== undefined && below(own, highest);
	return isLower ? contradicted(memo, assessments, "/residual/overall", own, highest) : [];
}

function contradicted(memo: Artifact, assessments: readonly Artifact[], pointer: string, own: string, theirs: string): Found[] {
	const at = resolved(locate(memo.front, pointer)?.node);
	if (at?.kind !== "scalar") return [];
	const field = pointer.slice(1).replace("/", ".");
	const message = `“${field}” is ${own} here and ${theirs} by ${each(assessments.map(idOf))}: correct the one that is wrong.`;
	const fixes = [{ title: `Change to ${theirs}`, edits: [{ span: at.span, newText: theirs }] }];
	const related = assessments.map((one) => relatedAt(one, child(one.front, "risks")?.span, "These are the risks."));
	return [{ message, span: at.span, pointer, related, fixes }];
}
