import type { Disk, Git, HistoryState } from "../../src/core/index.js";
import { type FakeCommit, type FakeHistory, fakeDisk, fakeGit } from "../core/trace/fakes.js";
import { fail, optionsOf, type Section } from "./sections.js";

type Files = Readonly<Record<string, string>>;

/** What the references of a case lead to: a disk and a repository, described in its sections. */
export interface Ground {
	/** What is checked out, and what lies beside it. */
	readonly files: Files;
	/** Names of links that lead out of the root. */
	readonly links: readonly string[];
	readonly history: FakeHistory;
}

/** One `commit` section. */
interface Described {
	readonly subject: string;
	readonly on: string;
	/** One-based numbers of its parents. */
	readonly from: readonly number[];
	readonly tags: readonly string[];
	readonly absent: boolean;
	/** Texts in place of those of its first parent; undefined for a file that is gone. */
	readonly changes: Readonly<Record<string, string | undefined>>;
}

/** Puts in what only the ground knows: digests, and ids of commits. */
export type Fill = (text: string) => string;

const COMMIT_OPTIONS = ["on", "from", "tag", "without", "absent"] as const;
const GIT_OPTIONS = ["state", "reason", "remedy", "remotes", "head", "default", "unfetched", "annotated", "prefix"] as const;

/** Sections that describe what references lead to. Without any of them no reference is followed. */
export const isGround = ({ name }: Section): boolean => /^(?:disk|outside|commit|git)$/.test(name);

export function describeCommits(sections: readonly Section[]): Described[] {
	const found: Described[] = [];
	for (const section of sections) if (section.name === "commit") found.push(described(section, found));
	return found;
}

function described({ argument, text }: Section, before: readonly Described[]): Described {
	const [head = "", ...files] = text.split(/^--- (?=\S)/m);
	const options = optionsOf(head, COMMIT_OPTIONS);
	const on = options.on ?? "main";
	const sameBranch = before.findLastIndex((commit) => commit.on === on) + 1 || before.length;
	const from = options.from?.split(" ").map(Number) ?? (sameBranch > 0 ? [sameBranch] : []);
	const gone = options.without?.split(" ").map((file) => [file, undefined] as const) ?? [];
	const written = files.map((file) => [file.slice(0, file.indexOf("\n")), file.slice(file.indexOf("\n") + 1)] as const);
	const tags = options.tag?.split(" ") ?? [];
	return { subject: argument, on, from, tags, absent: options.absent === "yes", changes: Object.fromEntries([...gone, ...written]) };
}

/** The first commits as the fake git takes them. Ids depend on nothing that comes later. */
export function commitsOf(all: readonly Described[], fill: Fill): FakeCommit[] {
	const made: FakeCommit[] = [];
	for (const { subject, from, changes } of all) {
		const before = made[(from[0] ?? 0) - 1]?.files ?? {};
		const files = Object.entries({ ...before, ...changes }).flatMap(([file, text]) => (text === undefined ? [] : [[file, text] as const]));
		const filled = files.map(([file, text]) => [file, typeof text === "string" ? fill(text) : text] as const);
		made.push({ files: Object.fromEntries(filled), ...(subject && { subject }), parents: from.map((number) => number - 1) });
	}
	return made;
}

/** @param sections all of a case */
export function groundOf(sections: readonly Section[], fill: Fill): Ground {
	const commits = describeCommits(sections);
	const history = historyOf(sections, commits, commitsOf(commits, fill));
	const beside = sections.filter(({ name }) => name === "disk").map(({ argument, text }) => [argument, fill(text)] as const);
	const links = sections.filter(({ name }) => name === "outside").map(({ argument }) => argument);
	return { files: { ...checkedOut(history), ...Object.fromEntries(beside) }, links, history };
}

function historyOf(sections: readonly Section[], all: readonly Described[], commits: readonly FakeCommit[]): FakeHistory {
	const text = sections.find(({ name }) => name === "git")?.text;
	if (text === undefined && commits.length === 0) return { state: "none" };
	const { state, remotes, head, default: defaultBranch, unfetched, annotated, ...rest } = optionsOf(text ?? "", GIT_OPTIONS);
	const absent = all.flatMap((commit, i) => (commit.absent ? [i] : []));
	return {
		commits,
		branches: Object.fromEntries(all.map(({ on }, i) => [on, i])),
		tags: Object.fromEntries(all.flatMap(({ tags }, i) => tags.map((tag) => [tag, i]))),
		absent,
		...(state && { state: stateOf(state) }),
		...(remotes && { remotes: remotes.split(" ") }),
		...(head && { head: /^\d+$/.test(head) ? Number(head) - 1 : head }),
		...(defaultBranch && { defaultBranch }),
		...(unfetched && { unfetched: unfetched.split(" ") }),
		...(annotated && { annotated: annotated.split(" ") }),
		...rest,
	};
}

const stateOf = (text: string): HistoryState =>
	(["complete", "shallow", "partial", "none"] as const).find((state) => state === text) ?? fail(`there is no state “${text}”`);

/** The files of HEAD. */
function checkedOut({ commits = [], branches = {}, head = "main" }: FakeHistory): Files {
	const at = typeof head === "number" ? head : branches[head];
	return (at === undefined ? undefined : (commits[at]?.files as Files)) ?? {};
}

/** The ground with a case's documents on it. */
export function standing({ files, links, history }: Ground, documents: Files): { readonly git: Git; readonly disk: Disk } {
	const { prefix = "" } = history;
	const inside = Object.entries(files).map(([file, text]) => [file.startsWith(prefix) ? file.slice(prefix.length) : `../${file}`, text]);
	return { git: fakeGit(history), disk: fakeDisk({ ...documents, ...Object.fromEntries(inside) }, [], links) };
}
