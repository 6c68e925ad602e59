/** The only ways out of the core. Paths are root-relative POSIX paths. */
export interface Files {
	/** Every file that may be a document or a policy, sorted. Ignored folders are not entered, links not followed out of the root. */
	list(signal?: AbortSignal): Promise<readonly string[]>;
	/** The bytes of a file; undefined if it does not exist. Rejects where it exists and cannot be read. */
	read(path: string): Promise<Uint8Array | undefined>;
}

/** `shallow`: older commits were not fetched. `none`: no git, no repository, or one that git refuses to read. */
export type HistoryState = "complete" | "shallow" | "none";

/** Committed versions, where there is a readable repository. */
export interface History {
	state(): Promise<HistoryState>;
	/** Texts of files as committed, newest first, at most twenty a file; a file without history is absent. */
	texts(files: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, readonly string[]>>;
}

export interface Clock {
	/** The date in UTC, YYYY-MM-DD. */
	today(): string;
}

export interface Log {
	info(message: string): void;
	error(message: string, error?: unknown): void;
}
