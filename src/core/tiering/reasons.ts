import type { Tier } from "../kinds/kind.js";
import { tierName } from "../kinds/tierName.js";
import { band, type Tiering } from "./tiering.js";
import type { Trigger } from "./triggers.js";

/** Why the tier is what it is, the strictest reason first, one clause each. */
export function reasonsOf({ hard, floors, points, most, open }: Tiering): string[] {
	const answered = open.some((at) => at.startsWith("/tiering/answers/")) ? " so far" : "";
	const reasons: readonly (readonly [Tier, string])[] = [
		...hard.map((one) => [1, `${named(one)}: tier 1`] as const),
		...floors.map((one) => [2, `${named(one)}: at least tier 2`] as const),
		[band(points), `the answers come to ${points} of ${most} points${answered}, ${SHARES[band(points)]}: tier ${band(points)}`],
	];
	return [...reasons].sort(([a], [b]) => a - b).map(([, words]) => words);
}

const named = ({ id, text }: Trigger): string => `${id}, ${text}`;

const SHARES: Readonly<Record<Tier, string>> = {
	1: "more than half",
	2: "more than a quarter",
	3: "no more than a quarter",
};

/** In plain words: what would be prohibited, and where that stands. */
export const practicesOf = ({ prohibited }: Tiering): string[] => prohibited.map(({ id, text, source }) => `${id}, ${text} (${source})`);

/** `tier 1 (high)`, or that it is not computed yet and what is certain. */
export const verdictOf = ({ tier, atLeast }: Tiering): string =>
	tier === undefined ? `not computed yet${atLeast < 3 ? `, but at least ${tierName(atLeast)}` : ""}` : tierName(tier);

/** `exposure 4 of 4`, a dimension each. */
export const pointsOf = ({ dimensions }: Tiering): string[] =>
	dimensions.map(({ dimension, points, most }) => `${dimension} ${points === undefined ? "unanswered" : `${points} of ${most}`}`);
