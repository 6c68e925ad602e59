import type { FieldsChecked, SchemaBundle } from "./kinds/custom/custom.js";
import type { Evidence, Selector } from "./trace/resolution.js";

/** The only ways out of the core. Paths are root-relative POSIX paths. */
export interface Files {
	/** Every file that may be a document or a policy, sorted. Ignored folders are not entered, links not followed out of the root. */
	list(signal?: AbortSignal): Promise<readonly string[]>;
	/** The bytes of a file; undefined if it does not exist. Rejects where it exists and cannot be read. */
	read(path: string): Promise<Uint8Array | undefined>;
}

/**
 * How much of the past could be seen. `shallow`: older commits were not fetched. `partial`: some texts were not.
 * `none`: no git, no repository, or one that git refuses to read.
 */
export type HistoryState = "complete" | "shallow" | "partial" | "none";

export interface PastTexts {
	readonly state: HistoryState;
	/** Half a sentence: why there is none. */
	readonly reason?: string;
	/** As committed, newest first, at most fifty a file; a file without history is absent. */
	readonly texts: ReadonlyMap<string, readonly PastVersion[]>;
}

/** A file as one commit left it. */
export interface PastVersion {
	readonly text: string;
	/** The full id. */
	readonly commit: string;
	/** As the commit itself says, whatever a mailmap makes of it. */
	readonly author: { readonly name: string; readonly email: string };
	/** Of the author, YYYY-MM-DD, UTC. */
	readonly date: string;
	/** From the top of the repository, where the file lay then; absent where it lies there still. */
	readonly path?: string;
	/** Whether what the commit changed can be told: the version before it is here too, or there was none. */
	readonly whole: boolean;
}

/** Committed versions, where there is a readable repository. Nothing is fetched for them. */
export interface History {
	texts(files: readonly string[], signal?: AbortSignal): Promise<PastTexts>;
}

export type ObjectType = "commit" | "tree" | "blob" | "tag";

/**
 * What git says of a name. `missing`: no such object, or no such path in it. `ambiguous`: an abbreviation of several.
 * `unfetched`: this partial clone does not hold it, and it exists; of a whole id alone, or may exist.
 */
export type GitObject = { readonly id: string; readonly type: ObjectType; readonly size: number } | "missing" | "ambiguous" | "unfetched";

export interface Repository {
	readonly state: HistoryState;
	/** Half a sentence: why there is none, or what is not here. */
	readonly reason?: string;
	/** A sentence: what would help. */
	readonly remedy?: string;
	readonly objectFormat: "sha1" | "sha256";
	/** Where the root lies in the repository: "" or "docs/rai/". */
	readonly prefix: string;
	/** Of every remote: `host/owner/name`, in lower case. */
	readonly remotes: readonly string[];
	/** The commit that is checked out; absent before the first. */
	readonly head?: string;
	/** A name that git understands, such as `refs/remotes/origin/main`; HEAD where nothing says which it is. Absent before the first commit. */
	readonly defaultBranch?: string;
	/** The branch that is checked out; absent where HEAD is detached. */
	readonly branch?: string;
}

export interface Commit {
	readonly id: string;
	readonly subject: string;
	readonly author: string;
	/** Of the author, YYYY-MM-DD, UTC. */
	readonly date: string;
	/** Of the committer, likewise: when it came to stand where it stands, rebased or merged. */
	readonly committed: string;
}

export interface Tag {
	readonly name: string;
	/** The commit it leads to. */
	readonly commit: string;
}

export interface LogOptions {
	readonly to?: string;
	readonly from?: string;
	readonly path?: string;
	readonly limit: number;
	/** YYYY-MM-DD, or a time as RFC 3339 writes it: only what was committed by the end of that day, UTC, or by that time. */
	readonly until?: string;
	/** Only what stood on the branch itself: of a merge, not what it brought. */
	readonly firstParent?: true;
}

/** What the submodules of a repository know of names that it does not know itself. */
export interface InSubmodules {
	/** By name: the path of a submodule that has an object of that name. */
	readonly holders: ReadonlyMap<string, string>;
	/** Paths of those that could not be looked into as a whole: not checked out, shallow, partial. */
	readonly unseen: readonly string[];
}

/**
 * The repository a root lies in. Nothing is fetched, and nothing is run that the repository names. Paths are relative to the top of the
 * repository. Where there is no repository to read, `repository` says why and all else answers as for an empty one.
 */
export interface Git {
	/** Read once, and again after `refresh`. */
	repository(signal?: AbortSignal): Promise<Repository>;
	/** @param names revisions as git understands them (`<sha>`, `<sha>^{commit}`, `<sha>:<path>`), without line breaks */
	objects(names: readonly string[], signal?: AbortSignal): Promise<readonly GitObject[]>;
	/** Bytes of blobs and trees by name; undefined for what is not here, or is larger than `limit` bytes. */
	contents(names: readonly string[], limit: number, signal?: AbortSignal): Promise<readonly (Uint8Array | undefined)[]>;
	/** Those of some commits (full ids, all present) that cannot be reached: from the default branch or a tag; with `head`, from HEAD neither. */
	unreachable(commits: readonly string[], from: "default" | "head", signal?: AbortSignal): Promise<ReadonlySet<string>>;
	/** For each pin the oldest commit of the default branch in which the path holds the blob. */
	introduced(
		pins: readonly { readonly path: string; readonly blob: string }[],
		signal?: AbortSignal,
	): Promise<readonly (string | undefined)[]>;
	/** The blob ids in the index, of those paths that are tracked. */
	tracked(paths: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, string>>;
	/** By full id. */
	commits(ids: readonly string[], signal?: AbortSignal): Promise<readonly (Commit | undefined)[]>;
	/** Newest first: those that lead to `to` (else the default branch), without those before `from`, and that touch `path`. */
	log(options: LogOptions, signal?: AbortSignal): Promise<readonly Commit[]>;
	/** Newest first. */
	tags(signal?: AbortSignal): Promise<readonly Tag[]>;
	/** The tracked paths, at or below some paths, that a sparse checkout leaves out of the working tree. */
	leftOut(paths: readonly string[], signal?: AbortSignal): Promise<readonly string[]>;
	/** The paths at which other repositories are to stand, checked out or not. */
	submodules(signal?: AbortSignal): Promise<readonly string[]>;
	/** Asks the submodules, and theirs, about names that this repository does not know; some processes each, so ask for all at once. */
	inSubmodules(names: readonly string[], signal?: AbortSignal): Promise<InSubmodules>;
	/** All tracked paths. */
	files(signal?: AbortSignal): Promise<readonly string[]>;
	/** Forgets what may have changed: commits, refs, the index. */
	refresh(): void;
}

export interface FileStat {
	readonly kind: "file" | "folder";
	/** Bytes. */
	readonly size: number;
}

/** Digests that are made from a file's bytes. `md5-dos2unix`: DVC 2's, with CRLF read as LF in text. */
export type FileDigest = "sha256" | "sha512" | "sha1" | "md5" | "md5-dos2unix" | "gitBlob";

/**
 * Files that references lead to. Paths are root-relative POSIX paths, or absolute ones inside of `readable`. Links are followed first;
 * what then lies elsewhere is `outside`, and never read.
 */
export interface Disk {
	/** Folders beside the root that a person allowed to be read: absolute, with forward slashes. */
	readonly readable: readonly string[];
	/** `special`: a pipe, a socket or a device, or a link in a circle: something is there, and it holds no bytes to read. */
	stat(path: string): Promise<FileStat | "outside" | "special" | undefined>;
	/** The names in a folder, sorted; none where there is no such folder, or it lies outside. */
	entries(folder: string): Promise<readonly { readonly name: string; readonly kind: "file" | "folder" }[]>;
	/** Undefined where there is no such file. */
	read(path: string, limit: number): Promise<Uint8Array | "outside" | "too-large" | undefined>;
	/** Reads the file once for all algorithms, off this thread. Rejects where it does not exist or lies outside. */
	digest(path: string, algorithms: readonly FileDigest[], signal?: AbortSignal): Promise<Readonly<Partial<Record<FileDigest, string>>>>;
}

/**
 * Where work is done that would keep everybody waiting who shares the core's thread. What is asked for comes from one piece of work after
 * the other. The bytes are given away: whoever asks does not look at them again. Rejects where the work could not be done.
 */
export interface Workshop {
	/** See `evidenceIn`. */
	evidence(
		bytes: Uint8Array,
		name: string,
		source: string,
		selectors: readonly Selector[],
		signal?: AbortSignal,
	): Promise<readonly Evidence[]>;
	/** In lower-case hexadecimals. */
	digests(
		bytes: Uint8Array,
		algorithms: readonly FileDigest[],
		signal?: AbortSignal,
	): Promise<Readonly<Partial<Record<FileDigest, string>>>>;
}

/**
 * Runs the schemas that policies name: apart from everything else, since validators are made of them, and for a limited time. Rejects where the
 * caller stops waiting.
 */
export interface SchemaRunner {
	/** @param value undefined: only whether the schema can be used */
	check(schema: SchemaBundle, value: unknown, signal?: AbortSignal): Promise<FieldsChecked>;
}

export interface Clock {
	/** The date in UTC, YYYY-MM-DD. */
	today(): string;
}

export interface Log {
	info(message: string): void;
	error(message: string, error?: unknown): void;
}
