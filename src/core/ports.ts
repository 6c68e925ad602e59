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
	/** Why there is none, in git's words. */
	readonly reason?: string;
	/** As committed, newest first, at most fifty a file; a file without history is absent. */
	readonly texts: ReadonlyMap<string, readonly string[]>;
}

/** Committed versions, where there is a readable repository. Nothing is fetched for them. */
export interface History {
	texts(files: readonly string[], signal?: AbortSignal): Promise<PastTexts>;
}

export interface Clock {
	/** The date in UTC, YYYY-MM-DD. */
	today(): string;
}

export interface Log {
	info(message: string): void;
	error(message: string, error?: unknown): void;
}
