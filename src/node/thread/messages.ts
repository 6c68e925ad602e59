/** What a thread says of a question; an answer ends with a result or a failure. */
export type Answer<Result, Progress = never> =
	| { readonly progress: Progress }
	| { readonly result: Result }
	| { readonly failure: Failure };

/** Why there is no result, as it crosses between threads. */
export interface Failure {
	readonly message: string;
	/** Of the operating system. */
	readonly code?: string;
}

/** What a thread is asked, one question at a time. */
export interface Question {
	readonly message: unknown;
	/** Memory that goes with it: it is gone here. */
	readonly given?: readonly ArrayBuffer[];
}
