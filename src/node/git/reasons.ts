import { lstat } from "node:fs/promises";
import path from "node:path";
import type { Repository } from "../../core/index.js";
import { GitError } from "./process.js";

/** Of a clone that was made without all of its objects. */
export const PARTIAL = {
	reason: "this clone is partial: some older files were not fetched",
	remedy: "Run git fetch --refetch --no-filter, or clone without --filter.",
} as const;

/** What git says, as we say it, and the way out. */
const KNOWN: readonly (readonly [said: RegExp, reason: string, remedy: (folder: string) => string])[] = [
	[/ENOENT/, "git is not on the PATH", () => "Install git, or add its folder to the PATH."],
	[
		/dubious ownership/,
		"git refuses a repository that belongs to somebody else",
		(folder) => `If you trust it, run git config --global --add safe.directory "${folder}".`,
	],
	[/not a git repository/, "the folder is in no git repository", () => "Open a folder of a clone, or run git init and commit."],
	[/cannot change to/, "the folder cannot be opened", () => "See whether it is still there, and whether you may read it."],
	[
		/took longer than/,
		"git takes too long to answer",
		(folder) => `Run git rev-parse HEAD in ${folder} to see what keeps it, then try again.`,
	],
	[/promisor remote/, PARTIAL.reason, () => PARTIAL.remedy],
	[/line break/, "the folder's name holds a line break", () => "Rename the folder."],
];

type Why = Required<Pick<Repository, "reason" | "remedy">>;

/** Half a sentence why there is no repository to read, and a sentence what would help. */
export function reasonFor({ message }: GitError, root: string): Why {
	const [, reason, remedy] = KNOWN.find(([said]) => said.test(message)) ?? [];
	if (reason === undefined || remedy === undefined)
		return { reason: `git says: ${message.replace(/^fatal: /, "")}`, remedy: `Run git log in ${root} to see more.` };
	const [, folder = root] = /repository at '(.+)'/.exec(message) ?? [];
	return { reason, remedy: remedy(folder) };
}

/** The same with a look at the disk: of a damaged repository git says that there is none. */
export async function reasonAt(error: GitError, root: string): Promise<Why> {
	if (!/not a git repository/.test(error.message) || !(await hasGit(path.resolve(root)))) return reasonFor(error, root);
	return {
		reason: "git does not take the .git here for a repository: it is damaged, or names one that is gone",
		remedy: `Run git status in ${root} to see more, then mend it or clone anew.`,
	};
}

async function hasGit(folder: string): Promise<boolean> {
	const found = await lstat(path.join(folder, ".git")).catch(() => undefined);
	const parent = path.dirname(folder);
	return found !== undefined || (parent !== folder && hasGit(parent));
}

/** Why git gave no answer, in sentences. Every other error is thrown on. */
export function noAnswer(error: unknown, root: string): string {
	if (!(error instanceof GitError)) throw error;
	const { reason, remedy } = reasonFor(error, root);
	return `git gave no answer: ${reason}. ${remedy}`;
}
