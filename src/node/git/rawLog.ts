import type { Place } from "./process.js";
import { eachField, type RunOptions } from "./run.js";

/** A file that a commit changed; one that a merge brought to the branch stands at the merge too. */
export interface FileChange {
	/** From the top of the repository. */
	readonly path: string;
	/** Absent where the file is gone, or is a submodule. */
	readonly blob?: string;
	readonly isNew: boolean;
	/** Where it lay before, if it was moved. */
	readonly from?: string;
}

const LOG = [
	...["log", "-z", "--raw", "--no-abbrev", "--root", "--diff-merges=first-parent", "-O/dev/null"],
	...["--no-ext-diff", "--no-show-signature", "--no-color", "--encoding=UTF-8"],
];

const SUBMODULE = "160000";

/**
 * Hands over what each commit changed, as git writes it. Texts are not read for it, unless renames are to be found.
 * @param args behind those of the log, with a format that begins with the commit's id
 */
export const eachChange = (
	top: Place,
	args: readonly string[],
	hand: (header: string, change: FileChange) => void,
	options?: Omit<RunOptions, "take">,
): Promise<void> => eachField(top, [...LOG, ...args], changes(hand), options);

/** Reads the header, then for each file `:<mode> <mode> <id> <id> <kind>` and its path; of one that was moved, both paths. */
function changes(hand: (header: string, change: FileChange) => void): (field: string) => void {
	let header = "";
	let change: Omit<FileChange, "path"> | undefined;
	let missing = 0;
	return (field) => {
		if (change && missing > 1) {
			change = { ...change, from: field };
			missing--;
			return;
		}
		if (change) {
			hand(header, { ...change, path: field });
			change = undefined;
			return;
		}
		const [, mode, id = "", kind = ""] = /^\n?:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*$/.exec(field) ?? [];
		if (mode === undefined) {
			header = field.trim() || header;
			return;
		}
		change = { ...(kind !== "D" && mode !== SUBMODULE && { blob: id }), isNew: kind === "A" };
		missing = kind === "R" ? 2 : 1;
	};
}
