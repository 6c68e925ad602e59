import type { Checked } from "../check.js";
import { countedStates } from "./counts.js";
import { type Shown, STANDINGS, type Standing } from "./standing.js";

/** How many references are in a state, and how many numbers differ. What there is none of is not in it. */
export type Tally = ReadonlyMap<Shown, number>;

export function tallyOf({ traced }: Checked): Tally {
	const tally = new Map<Shown, number>();
	const count = (shown: Shown) => tally.set(shown, (tally.get(shown) ?? 0) + 1);
	for (const { resolution } of traced?.references ?? []) count(resolution?.state ?? "pending");
	for (const { state } of traced?.claims ?? []) if (state === "different") count("different");
	return tally;
}

export function sumOf(tallies: readonly Tally[]): Tally {
	const sum = new Map<Shown, number>();
	for (const tally of tallies) for (const [shown, count] of tally) sum.set(shown, (sum.get(shown) ?? 0) + count);
	return sum;
}

/** A number that its evidence contradicts is as wrong as a reference that leads nowhere. Undefined where there is nothing to be wrong. */
export function worst({ traced }: Checked, tally: Tally): Standing | undefined {
	if (tally.has("different")) return "broken";
	const isUnsure = traced?.claims.some(({ state }) => state === "unverifiable");
	return STANDINGS.find((standing) => tally.has(standing) || (standing === "unverifiable" && isUnsure));
}

/** `1 target changed`, `4 match`: where there is little room, what is wrong is read first. */
export const worstFirst = (tally: Tally): string[] =>
	STANDINGS.filter((standing) => tally.has(standing)).map((standing) =>
		countedStates(Array(tally.get(standing)).fill(standing === "pending" ? undefined : standing)),
	);
