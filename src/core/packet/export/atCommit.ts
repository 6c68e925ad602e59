import { decode } from "../../document/decode.js";
import { formatOf, parseDocument } from "../../document/document.js";
import { MAX_LENGTH } from "../../document/trouble.js";
import type { Git } from "../../ports.js";
import { digestOf } from "../../trace/digest.js";
import { sha256Of } from "./manifest.js";

/** What can be told of a document: what it means, and its bytes. */
export interface Digests {
	readonly digest?: string | undefined;
	readonly sha256: string;
}

/** `missing`: the commit has no such file. Undefined: nobody can tell here. */
export type AtCommit = Digests | "missing" | undefined;

export function digestsOf(path: string, bytes: Uint8Array): Digests {
	const format = formatOf(path);
	return { digest: format && digestOf(parseDocument(path, decode(bytes), format)), sha256: sha256Of(bytes) };
}

/** Documents without a meaning that all readers share are the same where their bytes are. */
export const isSame = (a: Digests, b: Digests): boolean =>
	a.digest === undefined && b.digest === undefined ? a.sha256 === b.sha256 : a.digest === b.digest;

/** @param commit its full id @param paths root-relative */
export async function documentsAt(
	git: Pick<Git, "repository" | "objects" | "contents">,
	commit: string,
	paths: readonly string[],
	signal?: AbortSignal,
): Promise<AtCommit[]> {
	const { prefix } = await git.repository(signal);
	const names = paths.map((path) => `${commit}:${prefix}${path}`);
	// Git is asked line by line.
	const asked = names.filter((name) => !/\p{Cc}/u.test(name));
	const [objects, contents] = await Promise.all([git.objects(asked, signal), git.contents(asked, MAX_LENGTH * 3, signal)]);
	return paths.map((path, i) => {
		const at = asked.indexOf(names[i] ?? "");
		const bytes = contents[at];
		if (bytes) return digestsOf(path, bytes);
		return objects[at] === "missing" ? "missing" : undefined;
	});
}
