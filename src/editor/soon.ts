import type * as vscode from "vscode";

/** Does something soon after it was asked for, once for however many asked meanwhile. */
export class Soon implements vscode.Disposable {
	readonly #run: () => void;
	readonly #wait: number;
	#timer: NodeJS.Timeout | undefined;

	/** @param wait milliseconds */
	constructor(run: () => void, wait: number) {
		this.#run = run;
		this.#wait = wait;
	}

	ask(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			this.#run();
		}, this.#wait);
	}

	dispose(): void {
		clearTimeout(this.#timer);
	}
}
