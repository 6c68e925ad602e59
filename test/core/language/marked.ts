import type { Checked } from "../../../src/core/check.js";
import { Library } from "../../../src/core/library/library.js";

/** A document with the cursor where `|` stands. */
export interface Marked {
	readonly text: string;
	readonly offset: number;
}

export function marked(withMark: string, mark = "|"): Marked {
	const offset = withMark.indexOf(mark);
	if (offset < 0 || withMark.indexOf(mark, offset + 1) >= 0) throw new Error(`one ${mark} is wanted in ${withMark}`);
	return { text: withMark.slice(0, offset) + withMark.slice(offset + mark.length), offset };
}

export const TODAY = "2026-11-22";

/** A workspace of these files, policies first. */
export function workspace(files: Readonly<Record<string, string>>): Library {
	const library = new Library({ today: () => TODAY });
	for (const [path, text] of Object.entries(files)) library.set(path, text);
	return library;
}

export function checkedIn(library: Library, path: string): Checked {
	const checked = library.check(path);
	if (!checked) throw new Error(`${path} is none of ours`);
	return checked;
}

export const checkedAlone = (path: string, text: string): Checked => checkedIn(workspace({ [path]: text }), path);
