import type * as vscode from "vscode";

interface Waiting {
	readonly timer: NodeJS.Timeout;
	readonly since: number;
	readonly due: number;
}

/** How long nobody must have asked, and how long after the first time it is done in any case, in milliseconds. */
export interface Patience {
	readonly wait: number;
	readonly most: number;
}

/** Does something about a key when nobody has asked for it for a while. Who asks without a pause cannot put it off for ever. */
export class Quiet<Key> implements vscode.Disposable {
	readonly #run: (key: Key) => void;
	readonly #patience: Patience;
	readonly #waiting = new Map<Key, Waiting>();

	constructor(run: (key: Key) => void, patience: Patience) {
		this.#run = run;
		this.#patience = patience;
	}

	ask(key: Key): void {
		const before = this.#waiting.get(key);
		const now = performance.now();
		const since = before?.since ?? now;
		const due = Math.min(now + this.#patience.wait, since + this.#patience.most);
		if (before && before.due >= due) return;
		clearTimeout(before?.timer);
		const timer = setTimeout(() => {
			this.#waiting.delete(key);
			this.#run(key);
		}, due - now);
		this.#waiting.set(key, { timer, since, due });
	}

	/** Nobody asks for it any more. */
	forget(key: Key): void {
		clearTimeout(this.#waiting.get(key)?.timer);
		this.#waiting.delete(key);
	}

	dispose(): void {
		for (const key of [...this.#waiting.keys()]) this.forget(key);
	}
}
