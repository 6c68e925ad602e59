import { child } from "../../../document/node.js";
import type { Violation } from "../../../problem.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { RISK_LEVELS, type RiskLevel, riskLevel } from "../matrix.js";
import { type Rated, type Risk, risksOf } from "./risks.js";

/** A level that is written down and contradicts the matrix. */
export const levelRule: Rule = ruleOf("risk/level", (artifact) =>
	risksOf(artifact).flatMap((risk) =>
		[wrongLevel(risk.inherent, `${risk.pointer}/inherent`), wrongLevel(risk.residual, `${risk.pointer}/residual`)].flatMap((v) => v ?? []),
	),
);

function wrongLevel({ written, severity, likelihood }: Rated, pointer: string): Omit<Violation, "rule"> | undefined {
	if (!written || !severity || !likelihood || !RISK_LEVELS.includes(written.text as RiskLevel)) return undefined;
	const level = riskLevel(severity, likelihood);
	if (written.text === level) return undefined;
	return {
		message: `Severity ${severity} with likelihood ${likelihood} is “${level}” in the risk matrix, not “${written.text}”.`,
		span: written.span,
		pointer: `${pointer}/level`,
		fixes: [{ title: `Change to ${level}`, edits: [{ span: written.span, newText: level }] }],
	};
}

/** Controls cannot make a risk worse: one of the two ratings is wrong. */
export const residualRule: Rule = ruleOf("risk/residual", (artifact) => risksOf(artifact).flatMap((risk) => worse(risk) ?? []));

function worse({ inherent, residual, pointer, name }: Risk): Omit<Violation, "rule"> | undefined {
	const worst = (["severity", "likelihood"] as const).find((part) => (residual[part] ?? 0) > (inherent[part] ?? Number.POSITIVE_INFINITY));
	if (!worst || !residual.node) return undefined;
	return {
		message: `The residual ${worst} of ${name} is ${residual[worst]}, above the inherent ${inherent[worst]}: correct one of the two.`,
		...spanOf(residual, worst),
		pointer: `${pointer}/residual/${worst}`,
	};
}

function spanOf({ node }: Rated, part: string): Pick<Violation, "span"> {
	const at = child(node, part);
	return at ? { span: at.span } : {};
}
