import type { Place } from "./process.js";
import { eachChange } from "./rawLog.js";

/** A blob at a path of the repository. */
export interface Pin {
	readonly path: string;
	readonly blob: string;
}

/** More paths than this are not named on the command line: the whole log is read. */
const MAX_NAMED = 100;

/** What a merge brought to the branch stands at the merge too: no commit is passed over. */
const LOG = ["--no-renames", "--full-history", "--date-order", "--format=%H"];

/** For each pin the oldest commit that leads to `branch` and put the blob there: one walk for all of them. */
export async function readIntroduced(
	top: Place,
	branch: string,
	pins: readonly Pin[],
	signal?: AbortSignal,
): Promise<readonly (string | undefined)[]> {
	const paths = [...new Set(pins.map(({ path }) => path))];
	const named = paths.length <= MAX_NAMED ? paths : [];
	const oldest = new Map(pins.map((pin) => [keyOf(pin), undefined as string | undefined]));
	const hand = (commit: string, { path, blob = "" }: { readonly path: string; readonly blob?: string }): void => {
		if (oldest.has(keyOf({ path, blob }))) oldest.set(keyOf({ path, blob }), commit);
	};
	await eachChange(top, [...LOG, "--end-of-options", branch, "--", ...named], hand, { signal });
	return pins.map((pin) => oldest.get(keyOf(pin)));
}

const keyOf = ({ path, blob }: Pin): string => `${blob} ${path}`;
