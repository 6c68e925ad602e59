/** A severity or a likelihood, 1 the least. */
export type Rating = 1 | 2 | 3 | 4 | 5;

export const ratingIn = (text: string | undefined): Rating | undefined =>
	text && /^[1-5]$/.test(text) ? (Number(text) as Rating) : undefined;

/** How much a risk weighs, given its severity and likelihood. */
export type RiskLevel = "low" | "medium" | "high" | "critical";

/** From the least to the most. */
export const RISK_LEVELS: readonly RiskLevel[] = ["low", "medium", "high", "critical"];

/** What severity and likelihood come to together. As many rows as columns, three to five. */
export interface RiskMatrix {
	/** Names of the columns, the least severe first. */
	readonly severity: readonly string[];
	/** Names of the rows, the least likely first. */
	readonly likelihood: readonly string[];
	/** By likelihood, then by severity. It never falls along a row or a column. */
	readonly grid: readonly (readonly RiskLevel[])[];
}

/**
 * The matrix where no policy has one of its own: severity-weighted, in the row and column form of ISO/IEC 27005; severity 5 is never below
 * high. Source: `risk_matrix` of the tiering specification (`rai-tiering` 1.0).
 */
export const USUAL_MATRIX: RiskMatrix = {
	severity: ["negligible", "minor", "moderate", "major", "critical"],
	likelihood: ["rare", "unlikely", "possible", "likely", "almost certain"],
	grid: [
		["low", "low", "low", "medium", "high"],
		["low", "low", "medium", "medium", "high"],
		["low", "medium", "medium", "high", "critical"],
		["low", "medium", "high", "high", "critical"],
		["medium", "medium", "high", "critical", "critical"],
	],
};

/** The level of a risk; undefined where the matrix does not go so far. */
export const riskLevel = ({ grid }: RiskMatrix, severity: Rating, likelihood: Rating): RiskLevel | undefined =>
	grid[likelihood - 1]?.[severity - 1];

/** Whether `a` is below `b` on the scale of levels. */
export const below = (a: RiskLevel, b: RiskLevel): boolean => RISK_LEVELS.indexOf(a) < RISK_LEVELS.indexOf(b);

export const isRiskLevel = (text: string | undefined): text is RiskLevel => RISK_LEVELS.some((level) => level === text);
