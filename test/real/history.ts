import { bytes, fields, lines, objects, text } from "./git.js";
import type { Random } from "./random.js";

export interface Tag {
	readonly name: string;
	/** Of the tag: its own where it is annotated. */
	readonly id: string;
	/** Absent where it leads to a file or folder. */
	readonly commit?: string;
}

/** A file at a commit. */
export interface Place {
	readonly commit: string;
	readonly path: string;
	/** Of its blob, or tree. */
	readonly id: string;
}

/** What git itself says of a clone, asked without any code of the extension. */
export interface History {
	readonly clone: string;
	/** `owner/name` */
	readonly name: string;
	readonly head: string;
	/** Those that the default branch or a tag leads to, and the others. */
	readonly commits: readonly string[];
	readonly aside: readonly string[];
	readonly tags: readonly Tag[];
	/** Commits and their files, sampled from those that stay. */
	readonly places: readonly Place[];
	/** The last commit that had a file which was deleted, or renamed, later. */
	readonly deleted: readonly Place[];
	readonly renamed: readonly Place[];
	readonly random: Random;
}

/** How many commits are looked into. */
const DEPTH = 40;

export function historyOf(clone: string, name: string, random: Random): History {
	const kept = ["refs/remotes/origin/HEAD", "--tags"];
	const commits = lines(clone, ["rev-list", ...kept]);
	return {
		clone,
		name,
		head: text(clone, ["rev-parse", "HEAD"]).trim(),
		commits,
		aside: lines(clone, ["rev-list", "--all", "--not", ...kept]),
		tags: tagsOf(clone),
		places: here(
			clone,
			random.sample(commits, DEPTH).flatMap((commit) => filesAt(clone, commit, random)),
		),
		...gone(clone),
		random,
	};
}

function tagsOf(clone: string): Tag[] {
	const named = lines(clone, ["for-each-ref", "--format=%(objectname) %(refname:strip=2)", "refs/tags"]);
	const tags = named.map((line) => ({ id: line.slice(0, line.indexOf(" ")), name: line.slice(line.indexOf(" ") + 1) }));
	const commits = objects(
		clone,
		tags.map(({ id }) => `${id}^{commit}`),
	);
	return tags.map((tag, i) => ({ ...tag, ...(commits[i] && { commit: commits[i].id }) }));
}

/** Some files of a commit, without submodules. */
function filesAt(clone: string, commit: string, { sample }: Random): Place[] {
	const entries = fields(clone, ["ls-tree", "-r", "-z", commit]).flatMap((entry) => {
		const [, id, path] = /^\d+ blob ([\da-f]+)\t(.+)$/s.exec(entry) ?? [];
		return id && path ? [{ commit, path, id }] : [];
	});
	return sample(entries, 12);
}

/** Those whose bytes the clone has: a snapshot may lack some. */
function here(clone: string, places: readonly Place[]): Place[] {
	const found = objects(
		clone,
		places.map(({ id }) => id),
	);
	return places.filter(({ path }, i) => found[i] && isWritable(path));
}

/** A name that is UTF-8 and holds no control character, which no reference may hold. */
const isWritable = (path: string): boolean => !/[\p{Cc}\uFFFD]/u.test(path);

/** How many commits are searched for deletions. */
const SEARCHED = 3000;

function gone(clone: string): Pick<History, "deleted" | "renamed"> {
	const found = { D: [] as Place[], R: [] as Place[] };
	const log = ["log", "-n", `${SEARCHED}`, "--no-merges", "--diff-filter=DR", "-M", "--raw", "--no-abbrev", "-z", "--format=commit %H"];
	let commit = "";
	const tokens = bytes(clone, [...log, "HEAD"])
		.toString()
		.split("\0");
	for (const [i, token] of tokens.entries()) {
		const [, id] = /^\n?commit ([\da-f]{40,})/.exec(token) ?? [];
		if (id) commit = id;
		const [, before, kind] = /:\d+ \d+ ([\da-f]+) [\da-f]+ ([DR])\d*$/.exec(token) ?? [];
		const path = tokens[i + 1];
		if (before && path) found[kind as "D" | "R"].push({ commit: `${commit}^`, path, id: before });
	}
	return { deleted: atFull(clone, found.D), renamed: atFull(clone, found.R) };
}

function atFull(clone: string, places: readonly Place[]): Place[] {
	const commits = objects(
		clone,
		places.map(({ commit }) => commit),
	);
	return here(
		clone,
		places.flatMap((place, i) => (commits[i] ? [{ ...place, commit: commits[i].id }] : [])),
	);
}
