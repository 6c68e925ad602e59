import picomatch from "picomatch";

/** Stars in one path segment beyond which matching a long name could take minutes. */
const MAX_STARS = 4;
/** The same for `**`, and a deep path. */
const MAX_FOLDERS = 3;
const MAX_LENGTH = 500;

/** Why a glob is not used: policies come with repositories, and matching one must not hold the editor up. */
export function globTrouble(glob: string): string | undefined {
	if (glob.trim() === "") return "is empty";
	if (glob.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`;
	if (/(?<!\\)[()]/.test(glob)) return "holds parentheses, which are not supported: use {a,b} for alternatives";
	if (glob.split("/").filter((segment) => segment === "**").length > MAX_FOLDERS) return `has more than ${MAX_FOLDERS} “**”`;
	const stars = glob
		.split("/")
		.filter((segment) => segment !== "**")
		.map((segment) => segment.split("*").length - 1);
	return Math.max(...stars, 0) > MAX_STARS ? `has more than ${MAX_STARS} stars between two slashes` : undefined;
}

/** Whether a root-relative path matches one of the globs of a policy in `folder`. Dot files are files. */
export function matcher(folder: string, globs: readonly string[]): (path: string) => boolean {
	const inFolder = picomatch(
		globs.filter((glob) => globTrouble(glob) === undefined),
		{ dot: true, noextglob: true },
	);
	const prefix = folder === "" ? "" : `${folder}/`;
	return (path) => path.startsWith(prefix) && inFolder(path.slice(prefix.length));
}

/** A glob that matches one path and nothing else. */
export const globOf = (path: string): string => path.replace(/[\\()[\]{}*?!+@]/g, "\\$&");
