import type { Artifact } from "../../artifact.js";
import { child, items, type YamlNode } from "../../document/node.js";
import { type Rating, RISK_LEVELS, type RiskLevel, type RiskMatrix, ratingIn, riskLevel } from "../../kinds/risk-assessment/matrix.js";
import { date, down, type PersonSaid, type Place, person, placeAt, type Said, said } from "./said.js";
import { firstOf, membersOf, type PacketSources } from "./sources.js";

/** Severity and likelihood, 1 to 5, and what they weigh together. */
export interface Weight {
	readonly severity: Rating;
	readonly likelihood: Rating;
	readonly level: RiskLevel;
}

export interface Mitigation {
	readonly id?: Said | undefined;
	readonly description: Said;
	readonly status: string;
	readonly owner?: PersonSaid | undefined;
	readonly due?: Said | undefined;
	/** Due before the packet's day, and not done. */
	readonly overdue: boolean;
	/** Of the risk that it is for. */
	readonly risk: string;
}

export interface Risk {
	readonly id: string;
	readonly title: Said;
	readonly statement?: Said | undefined;
	readonly at: Place;
	readonly inherent?: Weight | undefined;
	readonly residual?: Weight | undefined;
	readonly response?: Said | undefined;
	readonly owner?: PersonSaid | undefined;
	readonly due?: Said | undefined;
	readonly status?: Said | undefined;
	readonly acceptance?: Said | undefined;
	readonly mitigations: readonly Mitigation[];
}

/** The risks of all assessments, the heaviest that remain first. */
export function risksOf(sources: PacketSources): Risk[] {
	const risks = membersOf(sources, "risk-assessment").flatMap((artifact) =>
		items(child(artifact.front, "risks")).map((node, i) => riskOf(artifact, node, i, sources)),
	);
	return risks.sort((a, b) => rankOf(b) - rankOf(a));
}

const rankOf = ({ residual, inherent }: Risk): number => RISK_LEVELS.indexOf((residual ?? inherent)?.level ?? "low");

function riskOf(artifact: Artifact, node: YamlNode, index: number, { at: today, library }: PacketSources): Risk {
	const { matrix } = library.policyFor(artifact.document.path);
	const at = placeAt(artifact, node.span);
	const id = said(artifact, child(node, "id"))?.text ?? `Risk ${index + 1}`;
	const statement = said(artifact, child(node, "statement"));
	const inherent = weightOf(child(node, "inherent"), artifact, matrix);
	return {
		id,
		title: said(artifact, child(node, "title")) ?? statement ?? { text: id, at },
		statement,
		at,
		inherent,
		residual: weightOf(child(node, "residual"), artifact, matrix) ?? inherent,
		response: said(artifact, child(node, "response")),
		owner: person(artifact, child(node, "owner")),
		due: date(artifact, child(node, "due")),
		status: said(artifact, child(node, "status")),
		acceptance: said(artifact, child(node, "acceptance")) ?? said(artifact, down(node, "acceptance", "ref")),
		mitigations: items(child(node, "mitigations")).flatMap((one) => mitigationOf(artifact, one, id, today)),
	};
}

/** None where the matrix does not go so far: that is a problem of the assessment. */
function weightOf(node: YamlNode | undefined, artifact: Artifact, matrix: RiskMatrix): Weight | undefined {
	const severity = ratingIn(said(artifact, child(node, "severity"))?.text);
	const likelihood = ratingIn(said(artifact, child(node, "likelihood"))?.text);
	const level = severity && likelihood && riskLevel(matrix, severity, likelihood);
	return level && { severity, likelihood, level };
}

const DONE: ReadonlySet<string> = new Set(["implemented", "verified", "rejected"]);

function mitigationOf(artifact: Artifact, node: YamlNode, risk: string, today: string): Mitigation[] {
	const description = said(artifact, child(node, "description"));
	if (!description) return [];
	const status = said(artifact, child(node, "status"))?.text ?? "planned";
	const due = date(artifact, child(node, "due"));
	const overdue = due !== undefined && due.text < today && !DONE.has(status);
	return [
		{ id: said(artifact, child(node, "id")), description, status, owner: person(artifact, child(node, "owner")), due, overdue, risk },
	];
}

/** What is left of the risks, against what is tolerated. */
export interface Residual {
	readonly level?: Said | undefined;
	readonly tolerance?: Said | undefined;
	/** As a person judged it. */
	readonly within?: boolean | undefined;
	/** How many risks remain at each level, the heaviest first; levels without any left out. */
	readonly counts: readonly { readonly level: RiskLevel; readonly risks: readonly Risk[] }[];
}

export function residualOf(sources: PacketSources, risks: readonly Risk[]): Residual {
	const [assessment] = membersOf(sources, "risk-assessment");
	const at = assessment && child(assessment.front, "overall_residual");
	const whole = assessment && said(assessment, child(at, "level"));
	const inMemo = firstOf(membersOf(sources, "readiness-memo"), (memo) => said(memo, down(memo.front, "residual", "overall")));
	const within = assessment && said(assessment, child(at, "within_tolerance"))?.text;
	const counts = [...RISK_LEVELS].reverse().map((level) => ({ level, risks: risks.filter(({ residual }) => residual?.level === level) }));
	return {
		level: whole ?? inMemo,
		tolerance: assessment && said(assessment, child(at, "tolerance")),
		within: within === "true" ? true : within === "false" ? false : undefined,
		counts: counts.filter((one) => one.risks.length > 0),
	};
}
