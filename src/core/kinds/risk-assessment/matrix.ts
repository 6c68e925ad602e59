/** A severity or a likelihood. */
export type Rating = 1 | 2 | 3 | 4 | 5;

/** How much a risk weighs, given its severity and likelihood. */
export type RiskLevel = "low" | "medium" | "high" | "critical";

/** From the least to the most. */
export const RISK_LEVELS: readonly RiskLevel[] = ["low", "medium", "high", "critical"];

/** By likelihood, then by severity. It never falls along a row or a column, and severity 5 is never below high. */
const GRID: Readonly<Record<Rating, Readonly<Record<Rating, RiskLevel>>>> = {
	1: { 1: "low", 2: "low", 3: "low", 4: "medium", 5: "high" },
	2: { 1: "low", 2: "low", 3: "medium", 4: "medium", 5: "high" },
	3: { 1: "low", 2: "medium", 3: "medium", 4: "high", 5: "critical" },
	4: { 1: "low", 2: "medium", 3: "high", 4: "high", 5: "critical" },
	5: { 1: "medium", 2: "medium", 3: "high", 4: "critical", 5: "critical" },
};

/**
 * The level of a risk, from a severity-weighted 5 × 5 matrix in the row and column form of ISO/IEC 27005.
 * Source: `risk_matrix` of the tiering specification (`rai-tiering` 1.0).
 */
export function riskLevel(severity: Rating, likelihood: Rating): RiskLevel {
	return GRID[likelihood][severity];
}
