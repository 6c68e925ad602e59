import { child } from "../../../document/node.js";
import type { Violation } from "../../../problem.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { isRiskLevel, type RiskMatrix, riskLevel } from "../matrix.js";
import { type Rated, type Risk, risksOf } from "./risks.js";

type Found = Omit<Violation, "rule">;

/** A level that is written down and contradicts the matrix, or a rating that the matrix does not have. */
export const levelRule: Rule = ruleOf("risk/level", (artifact, { policy: { matrix } }) =>
	risksOf(artifact, matrix).flatMap(({ inherent, residual, pointer }) => [
		...faultsIn(inherent, `${pointer}/inherent`, matrix),
		...faultsIn(residual, `${pointer}/residual`, matrix),
	]),
);

function faultsIn(rated: Rated, pointer: string, matrix: RiskMatrix): Found[] {
	const beyond = beyondMatrix(rated, pointer, matrix);
	return beyond.length > 0 ? beyond : (wrongLevel(rated, pointer, matrix) ?? []);
}

/** A policy may have a smaller matrix: what was rated on another scale weighs nothing on this one. */
function beyondMatrix(rated: Rated, pointer: string, { grid, severity, likelihood }: RiskMatrix): Found[] {
	return (["severity", "likelihood"] as const).flatMap((part): Found[] => {
		const [at, given] = [child(rated.node, part), rated[part]];
		if (!at || !given || given <= grid.length) return [];
		const last = (part === "severity" ? severity : likelihood).at(-1);
		const message = `“${part}” is ${given}, and the policy's risk matrix ends at ${grid.length} (${last}): rate it on that scale.`;
		return [{ message, span: at.span, pointer: `${pointer}/${part}` }];
	});
}

function wrongLevel({ written, severity, likelihood }: Rated, pointer: string, matrix: RiskMatrix): Found[] | undefined {
	if (!written || !severity || !likelihood || !isRiskLevel(written.text)) return undefined;
	const level = riskLevel(matrix, severity, likelihood);
	if (level === undefined || written.text === level) return undefined;
	const found: Found = {
		message: `Severity ${severity} with likelihood ${likelihood} is “${level}” in the risk matrix, not “${written.text}”.`,
		span: written.span,
		pointer: `${pointer}/level`,
		fixes: [{ title: `Change to ${level}`, edits: [{ span: written.span, newText: level }] }],
	};
	return [found];
}

/** Controls cannot make a risk worse: one of the two ratings is wrong. */
export const residualRule: Rule = ruleOf("risk/residual", (artifact, { policy }) =>
	risksOf(artifact, policy.matrix).flatMap((risk) => worse(risk) ?? []),
);

function worse({ inherent, residual, pointer, name }: Risk): Found | undefined {
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
