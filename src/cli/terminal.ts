/** What the command line may touch beside files: given in, so that it can be tested. */
export interface Terminal {
	out(text: string): void;
	err(text: string): void;
	readonly cwd: string;
	/** Of this package. */
	readonly version: string;
	/** Whether colours may be written to `out`. */
	readonly colour: boolean;
	/** Whether a progress line may be written to `err`. */
	readonly progress: boolean;
	/** A folder for what may be forgotten; nothing is kept where absent. */
	readonly cache?: string;
	/** Today in UTC, YYYY-MM-DD. */
	today(): string;
	/** A rule's page; undefined where there is none. */
	page(rule: string): Promise<string | undefined>;
	/** A file that packets are made with: `packet.css`, `packetPage.js`. */
	asset(name: string): Promise<string>;
}

/** Something the person at the keyboard can put right: it is told without a stack. */
export class UsageError extends Error {}

/** What was asked is understood, and cannot be done: the options are no help. */
export class Refusal extends Error {}
