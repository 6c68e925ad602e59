import type { Artifact } from "../../../artifact.js";
import { child, isEmpty, items, resolved, type ScalarNode, textOf, type YamlNode } from "../../../document/node.js";
import { RISK_LEVELS, type RiskLevel, riskLevel, type Rating as Score } from "../matrix.js";

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

export function risksOf({ front }: Artifact): Risk[] {
	return items(child(front, "risks")).flatMap((node, i) => (isEmpty(node) ? [] : [riskOf(node, `/risks/${i}`)]));
}

function riskOf(node: YamlNode, pointer: string): Risk {
	const mitigations = items(child(node, "mitigations")).flatMap((m, j) =>
		isEmpty(m) ? [] : [{ node: m, pointer: `${pointer}/mitigations/${j}`, status: textOf(child(m, "status")) }],
	);
	return {
		pointer,
		node,
		name: textOf(child(node, "id")) ?? textOf(child(node, "title")) ?? "this risk",
		inherent: ratingOf(child(node, "inherent")),
		residual: ratingOf(child(node, "residual")),
		response: textOf(child(node, "response")),
		status: textOf(child(node, "status")),
		mitigations,
	};
}

function ratingOf(node: YamlNode | undefined): Rated {
	const severity = scoreOf(child(node, "severity"));
	const likelihood = scoreOf(child(node, "likelihood"));
	const level = resolved(child(node, "level"));
	const written = level?.kind === "scalar" && level.text !== "" ? level : undefined;
	const computed = severity && likelihood ? riskLevel(severity, likelihood) : undefined;
	return { severity, likelihood, written, node, level: computed ?? RISK_LEVELS.find((l) => l === written?.text) };
}

const scoreOf = (node: YamlNode | undefined): Score | undefined => {
	const text = textOf(node);
	return text && /^[1-5]$/.test(text) ? (Number(text) as Score) : undefined;
};

/** Whether `a` is below `b` on the scale of levels. */
export const below = (a: RiskLevel, b: RiskLevel): boolean => RISK_LEVELS.indexOf(a) < RISK_LEVELS.indexOf(b);
