import { child, textOf } from "../../document/node.js";
import { attempt, documentIn, type NotRead, NotReadError } from "./dvcText.js";
import { byCodePoint } from "./order.js";

/** A file of a folder that DVC tracks. */
export interface DvcListed {
	/** Relative to the folder. */
	readonly path: string;
	/** 32 hex characters. */
	readonly md5: string;
}

/** Reads what DVC keeps in its cache for a folder: a JSON list of `{ md5, relpath }`. */
export function readListing(text: string): readonly DvcListed[] | NotRead {
	return attempt(() => {
		const root = documentIn(text);
		if (root?.kind !== "seq") throw new NotReadError("it is not a JSON list");
		return root.items.map((item) => {
			const path = textOf(child(item, "relpath"));
			const md5 = textOf(child(item, "md5"));
			if (path === undefined || !/^[0-9a-f]{32}$/.test(md5 ?? "")) throw new NotReadError("an entry has no “relpath” or no “md5”");
			return { path, md5: md5 ?? "" };
		});
	});
}

/** The listing of a folder as Python's `json.dumps(…, sort_keys=True)` writes it: its MD5 is what a `.dir` hash holds. */
export function listingText(files: readonly DvcListed[]): string {
	const sorted = [...files].sort((a, b) => byCodePoint(a.path, b.path));
	return `[${sorted.map(({ path, md5 }) => `{"md5": "${md5}", "relpath": ${pythonString(path)}}`).join(", ")}]`;
}

/** Python escapes all but printable ASCII. */
const pythonString = (text: string): string =>
	JSON.stringify(text).replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
