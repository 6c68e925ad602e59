import type { GitObject, Repository } from "../../../ports.js";
import type { GitReference, PermalinkReference } from "../../reference.js";
import type { Fault, Level, Lookup, Resolution } from "../../resolution.js";
import type { ResolveContext } from "../resolver.js";

/** A reference to a commit of this repository, or to a place in one. */
export type Pinned = GitReference | PermalinkReference;

/** What all rungs of the ladder see. */
export interface Scene extends ResolveContext {
	readonly repository: Repository;
}

/** On the first rung: its commit is here. */
export interface AtCommit {
	readonly lookup: Lookup<Pinned>;
	/** Full id. */
	readonly commit: string;
	/** What is wrong, though it was found. */
	readonly faults: readonly Fault[];
	/** Half sentences for the reason. */
	readonly notes: readonly string[];
	/** The commit is another one than the reference names: why this will do. */
	readonly instead?: string;
	/** The default branch does not lead to it. */
	readonly aside?: true;
	/** Less than V3. */
	readonly level?: Level;
}

/** On the second rung: so is the file or folder, where one is named. */
export interface AtPlace extends AtCommit {
	readonly object?: { readonly id: string; readonly type: "blob" | "tree"; readonly size: number };
}

/** Off the ladder. */
export interface Fallen {
	readonly fallen: Resolution;
}

const isFallen = (one: object): one is Fallen => "fallen" in one;

/** Says for one climber what the next rung makes of it. All that must be asked for was asked before, for all of them together. */
export type Judge<A, B> = (climber: A) => B | Fallen;

/** Takes all who have not fallen to the next rung, together; everybody keeps the place in the row. */
export async function onward<A extends object, B>(
	row: readonly (A | Fallen)[],
	rung: (climbers: readonly A[]) => Promise<Judge<A, B>>,
): Promise<(B | Fallen)[]> {
	const judge = await rung(row.filter((one): one is A => !isFallen(one)));
	return row.map((one) => (isFallen(one) ? one : judge(one)));
}

/** Asks git for each name once. Names that no repository can hold are missing without being asked for. */
export async function objectsOf({ git, signal }: ResolveContext, names: readonly string[]): Promise<(name: string) => GitObject> {
	const distinct = [...new Set(names)].filter(isAskable);
	const objects = distinct.length === 0 ? [] : await git.objects(distinct, signal);
	const found = new Map(distinct.map((name, i) => [name, objects[i] ?? "missing"]));
	return (name) => found.get(name) ?? "missing";
}

/** Bytes of blobs and trees by name: undefined where they are larger than `limit`, or not here. */
export async function bytesOf(
	{ git, signal }: ResolveContext,
	names: readonly string[],
	limit: number,
): Promise<(name: string) => Uint8Array | undefined> {
	const distinct = [...new Set(names)].filter(isAskable);
	const contents = distinct.length === 0 ? [] : await git.contents(distinct, limit, signal);
	const found = new Map(distinct.map((name, i) => [name, contents[i]]));
	return (name) => found.get(name);
}

/** A name is a line. */
const isAskable = (name: string): boolean => !/[\n\r\0]/.test(name);

/** `main`, of whatever git calls it. */
export function branchName({ defaultBranch = "HEAD", branch }: Repository): string {
	return defaultBranch === "HEAD" ? (branch ?? "HEAD") : defaultBranch.replace(/^refs\/(?:heads|remotes\/[^/]+)\//, "");
}
