import type { Place } from "./process.js";
import { eachField } from "./run.js";

/** A blob at a path of the repository. */
export interface Pin {
	readonly path: string;
	readonly blob: string;
}

/** More paths than this are not named on the command line: the whole log is read. */
const MAX_NAMED = 100;

/** What a merge brought to the branch stands at the merge too: no commit is passed over. */
const LOG = [
	...["log", "-z", "--raw", "--no-abbrev", "--no-renames", "--root", "--format=%H"],
	...["--full-history", "--date-order", "--diff-merges=first-parent", "-O/dev/null", "--no-show-signature", "--no-color"],
];

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
	const hand = changes((commit, pin) => {
		if (oldest.has(keyOf(pin))) oldest.set(keyOf(pin), commit);
	});
	await eachField(top, [...LOG, "--end-of-options", branch, "--", ...named], hand, { signal });
	return pins.map((pin) => oldest.get(keyOf(pin)));
}

const keyOf = ({ path, blob }: Pin): string => `${blob} ${path}`;

/** Reads `<commit>`, then `:<mode> <mode> <id> <id> <kind>` and the path for each file that it changed. */
function changes(found: (commit: string, pin: Pin) => void): (field: string) => void {
	let commit = "";
	let blob: string | undefined;
	return (field) => {
		if (blob !== undefined) {
			found(commit, { path: field, blob });
			blob = undefined;
			return;
		}
		blob = /^\n?:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*$/.exec(field)?.[1];
		if (blob === undefined) commit = field.trim() || commit;
	};
}
