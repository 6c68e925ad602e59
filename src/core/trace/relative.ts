import { dirname } from "../path.js";
import { parseReference } from "./grammar/parse.js";
import { encodePath } from "./grammar/path.js";
import type { Malformed, Reference } from "./reference.js";

/** Addresses, places in the document itself, and what only our own schemes begin like. A drive has one letter, a scheme more. */
const NO_PATH = /^(?:[a-z][\w+.-]+:|#)/i;
/** Another computer or a drive, however the slashes lean. */
const ELSEWHERE = /^(?:\/\/|\\|[a-z]:)/i;
/** From a repository's pages a Git host leads to its other pages: `../../issues/12`. */
const HOST_PAGE =
	/^(?:\.\.\/)+(?:issues|pulls?|merge_requests|wiki|releases|discussions|actions|projects|milestones?|labels|blob|tree|raw|commits?|compare|-)(?:\/|$)/;

/** What a relative link leads to, as a reference: a file of the root, or a folder where the link ends with a slash, or one outside, which is told and not read. */
export function relativeReference(from: string, address: string): Reference | Malformed | undefined {
	if (NO_PATH.test(address)) return undefined;
	const path = decoded(address.replace(/[?#].*$/, ""));
	if (path === undefined || path === "") return undefined;
	const file = ELSEWHERE.test(path) ? path : fromRoot(from, path);
	if (file === "" || HOST_PAGE.test(file)) return undefined;
	return parseReference(`${path.endsWith("/") ? "dir" : "file"}:${encodePath(file)}`);
}

/** From the root; with the steps that lead out of it. */
function fromRoot(from: string, path: string): string {
	const keys = path.startsWith("/") ? path.split("/") : `${dirname(from)}/${path}`.split("/");
	const way: string[] = [];
	for (const key of keys.filter((k) => k !== "" && k !== ".")) {
		if (key === ".." && way.length > 0 && way.at(-1) !== "..") way.pop();
		else way.push(key);
	}
	return way.join("/");
}

function decoded(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		// A lone percent sign: no address that a browser would follow either.
		return undefined;
	}
}
