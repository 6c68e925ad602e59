import { matcher } from "./glob.js";
import type { PolicyFile } from "./policy.js";

/** What the policies' include and exclude let in; only the root's may leave files out. */
export function inclusion(policies: readonly PolicyFile[]): (path: string) => boolean {
	const root = policies.find((policy) => policy.folder === "");
	const included = root?.include && root.include.length > 0 ? matcher("", root.include) : () => true;
	const excluded = root?.exclude && root.exclude.length > 0 ? matcher("", root.exclude) : () => false;
	return (path) => included(path) && !excluded(path);
}
