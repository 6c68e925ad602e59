import type { Repository } from "../../core/index.js";
import { isFullId } from "./commits.js";
import type { Place } from "./process.js";
import { git } from "./run.js";

/** Those commits that neither the default branch nor a tag leads to, with `head` HEAD neither: one walk, however many they are. */
export async function readUnreachable(
	top: Place,
	{ defaultBranch, head }: Repository,
	commits: readonly string[],
	from: "default" | "head",
	signal?: AbortSignal,
): Promise<ReadonlySet<string>> {
	const wanted = commits.filter(isFullId);
	if (wanted.length === 0) return new Set();
	const tips = [...(defaultBranch ? [defaultBranch] : []), ...(from === "head" && head ? ["HEAD"] : [])];
	const args = ["rev-list", "--ignore-missing", "--stdin", "--not", "--tags", ...tips, "--"];
	const found = new Set((await git(top, args, { input: wanted.join("\n"), signal })).toString().split("\n"));
	return new Set(wanted.filter((id) => found.has(id)));
}
