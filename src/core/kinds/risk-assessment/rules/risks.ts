import type { Artifact } from "../../../artifact.js";
import { child, isEmpty, items, resolved, type ScalarNode, textOf, type YamlNode } from "../../../document/node.js";
import { RISK_LEVELS, type RiskLevel, type RiskMatrix, ratingIn, riskLevel, type Rating as Score } from "../matrix.js";

export interface Rated {
	/** From the matrix, where severity and likelihood are given; else as written. */
	readonly level: RiskLevel | undefined;
	/** As written. */
	readonly written: ScalarNode | undefined;
	readonly severity: Score | undefined;
	readonly likelihood: Score | undefined;
	readonly node: YamlNode | undefined;
}

export interface Mitigation {
	readonly pointer: string;
	readonly node: YamlNode;
	readonly status: string | undefined;
}

export interface Risk {
	readonly pointer: string;
	readonly node: YamlNode;
	readonly name: string;
	readonly inherent: Rated;
	readonly residual: Rated;
	readonly response: string | undefined;
	readonly status: string | undefined;
	readonly mitigations: readonly Mitigation[];
}

/** @param matrix of the policy where the document lies */
export function risksOf({ front }: Artifact, matrix: RiskMatrix): Risk[] {
	return items(child(front, "risks")).flatMap((node, i) => (isEmpty(node) ? [] : [riskOf(node, `/risks/${i}`, matrix)]));
}

function riskOf(node: YamlNode, pointer: string, matrix: RiskMatrix): Risk {
	const mitigations = items(child(node, "mitigations")).flatMap((m, j) =>
		isEmpty(m) ? [] : [{ node: m, pointer: `${pointer}/mitigations/${j}`, status: textOf(child(m, "status")) }],
	);
	return {
		pointer,
		node,
		name: textOf(child(node, "id")) ?? textOf(child(node, "title")) ?? "this risk",
		inherent: ratingOf(child(node, "inherent"), matrix),
		residual: ratingOf(child(node, "residual"), matrix),
		response: textOf(child(node, "response")),
		status: textOf(child(node, "status")),
		mitigations,
	};
}

function ratingOf(node: YamlNode | undefined, matrix: RiskMatrix): Rated {
	const severity = ratingIn(textOf(child(node, "severity")));
	const likelihood = ratingIn(textOf(child(node, "likelihood")));
	const level = resolved(child(node, "level"));
	const written = level?.kind === "scalar" && level.text !== "" ? level : undefined;
	const computed = severity && likelihood ? riskLevel(matrix, severity, likelihood) : undefined;
	return { severity, likelihood, written, node, level: computed ?? RISK_LEVELS.find((l) => l === written?.text) };
}

/** How much of a risk is left: as it is rated after all that was done, else as it was before. @param node an entry of `risks` */
export const residualLevel = (node: YamlNode, matrix: RiskMatrix): RiskLevel | undefined =>
	ratingOf(child(node, "residual"), matrix).level ?? ratingOf(child(node, "inherent"), matrix).level;

/** The same of a risk that was read. */
export const levelLeft = ({ residual, inherent }: Pick<Risk, "residual" | "inherent">): RiskLevel | undefined =>
	residual.level ?? inherent.level;

/** States of a mitigation that lowers a risk. */
export const DONE: readonly string[] = ["implemented", "verified"];
export const IN_PLACE: ReadonlySet<string | undefined> = new Set(DONE);

/** Neither gone nor looked after for good. */
export const isOpenRisk = ({ status }: Pick<Risk, "status">): boolean => status !== "closed";

/** Whether what is left of a risk is high or critical. */
export function isHigh(risk: Pick<Risk, "residual" | "inherent">): boolean {
	const level = levelLeft(risk);
	return level === "high" || level === "critical";
}

/** The highest level that is left of a risk that is not closed. */
export function highestLeft(risks: readonly Risk[]): RiskLevel | undefined {
	const levels = risks.filter(isOpenRisk).map(levelLeft);
	return RISK_LEVELS.findLast((level) => levels.includes(level));
}
