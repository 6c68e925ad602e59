import type { Tier } from "../kinds/kind.js";
import type { TierAnswers } from "./answers.js";
import { MOST_POINTS, TIER_QUESTIONS } from "./questions.js";
import type { Trigger } from "./triggers.js";

/** What one answer adds. */
export interface Dimension {
	readonly question: string;
	readonly dimension: string;
	/** Undefined where nobody has answered. */
	readonly points: number | undefined;
	readonly most: number;
}

/** What the answers of an intake come to, and why. */
export interface Tiering {
	/** Undefined while an open question could still change it. */
	readonly tier: Tier | undefined;
	/** The least strict tier that is still possible: open answers only make it stricter. */
	readonly atLeast: Tier;
	/** Of the answers given. */
	readonly points: number;
	readonly most: number;
	readonly dimensions: readonly Dimension[];
	readonly hard: readonly Trigger[];
	readonly floors: readonly Trigger[];
	/** Prohibited practices that hold: no tier makes up for one. */
	readonly prohibited: readonly Trigger[];
	/** Pointers to what nobody has answered yet. */
	readonly open: readonly string[];
}

/**
 * From this many points on: more than a quarter of all, more than half of all. A tier comes from what could go wrong before anything is done
 * about it; no control lowers it. Source: `bands` of “rai-tiering” 1.0, after the thresholds of Canada's Algorithmic Impact Assessment.
 */
const BANDS: readonly (readonly [tier: Tier, above: number])[] = [
	[1, MOST_POINTS * 0.5],
	[2, MOST_POINTS * 0.25],
];

/** The strictest of the hard triggers, the floor triggers and the points. */
export function tieringOf(answers: TierAnswers): Tiering {
	const dimensions = TIER_QUESTIONS.map(({ id, weight, dimension }) => {
		const level = answers.levels.get(id);
		return { question: id, dimension, points: level === undefined ? undefined : level * weight, most: weight * 4 };
	});
	const points = dimensions.reduce((sum, one) => sum + (one.points ?? 0), 0);
	const possible = dimensions.reduce((sum, one) => sum + (one.points ?? one.most), 0);
	const { hard, floors, prohibited } = answers;
	const atLeast = strictest(band(points), hard?.length ? 1 : 3, floors?.length ? 2 : 3);
	const atMost = strictest(atLeast, band(possible), hard ? 3 : 1, floors ? 3 : 2);
	return {
		...(atLeast === atMost ? { tier: atLeast } : { tier: undefined }),
		...{ atLeast, points, most: MOST_POINTS, dimensions, hard: hard ?? [], floors: floors ?? [], prohibited: prohibited ?? [] },
		open: openIn(answers, dimensions),
	};
}

export const strictest = (...tiers: readonly Tier[]): Tier => Math.min(...tiers) as Tier;

export const band = (points: number): Tier => BANDS.find(([, above]) => points > above)?.[0] ?? 3;

function openIn({ hard, floors, prohibited }: TierAnswers, dimensions: readonly Dimension[]): string[] {
	const unanswered = dimensions.filter(({ points }) => points === undefined).map(({ question }) => `/tiering/answers/${question}`);
	const lists = { hard_triggers: hard, floor_triggers: floors, stop_triggers: prohibited };
	return [...unanswered, ...Object.entries(lists).flatMap(([key, said]) => (said ? [] : [`/tiering/${key}`]))];
}
