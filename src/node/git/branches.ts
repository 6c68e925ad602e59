import { find, git } from "./run.js";

export interface Branches {
	readonly head?: string;
	readonly branch?: string;
	readonly defaultBranch?: string;
}

/** What is checked out, and which branch the others start from. @param remotes by name */
export async function readBranches(root: string, remotes: readonly string[]): Promise<Branches> {
	const candidates = candidatesOf(remotes);
	const [head, branch, refs] = await Promise.all([
		find(root, ["rev-parse", "--quiet", "--verify", "HEAD^{commit}"]),
		find(root, ["symbolic-ref", "--quiet", "--short", "HEAD"]),
		git(root, ["for-each-ref", "--format=%(refname) %(symref)", ...candidates]),
	]);
	const targets = new Map(refs.toString().split("\n").map(targetIn));
	const named = candidates.find((name) => targets.has(name));
	const defaultBranch = named === undefined ? head && "HEAD" : targets.get(named) || named;
	return { ...(head && { head: head.trim() }), ...(branch && { branch: branch.trim() }), ...(defaultBranch && { defaultBranch }) };
}

/** The best first: what the remote calls its own, then what such branches are called. */
function candidatesOf(remotes: readonly string[]): string[] {
	const remote = remotes.includes("origin") || remotes.length !== 1 ? "origin" : remotes[0];
	const remoteRefs = ["HEAD", "main", "master"].map((name) => `refs/remotes/${remote}/${name}`);
	return [...remoteRefs, ...["main", "master", "trunk"].map((name) => `refs/heads/${name}`)];
}

/** A ref, and what it stands for if it is another one's name. */
function targetIn(line: string): [name: string, target: string] {
	const [name = "", target = ""] = line.split(" ");
	return [name, target];
}
