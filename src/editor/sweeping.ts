import path from "node:path";
import * as vscode from "vscode";
import { formatOf, type Log } from "../core/index.js";
import { filesIn, Stamps } from "../node/stamps.js";
import { type Root, type Roots, today, uriOf } from "./roots.js";

/** How long until files are looked at again, in milliseconds. */
const EVERY = 5_000;

/** Who wants to know of what is not as it was. */
export interface Swept {
	document(uri: vscode.Uri): void;
	target(root: Root, path: string): void;
	/** It is another day than when the problems of a root were said. */
	day(root: Root): void;
}

/**
 * Looks again and again whether documents, and the files they rely on, are as they were: on a network drive, in a folder the settings
 * exclude, or where there are too many files, the editor's watchers are silent, and what they do not tell would go stale. Only states
 * are compared, and only while a person is at the window, or comes back to it. Looks at the calendar too: at midnight exceptions end, and
 * days of review pass, in a window that nobody touches.
 */
export class Sweeping implements vscode.Disposable {
	readonly #roots: Roots;
	readonly #swept: Swept;
	readonly #log: Log;
	readonly #stamps = new WeakMap<Root, Stamps>();
	readonly #focus: vscode.Disposable;
	#timer: NodeJS.Timeout | undefined;
	#isDisposed = false;
	#day = today();

	constructor(roots: Roots, swept: Swept, log: Log) {
		this.#roots = roots;
		this.#swept = swept;
		this.#log = log;
		this.#focus = vscode.window.onDidChangeWindowState(({ focused }) => (focused ? this.#soon(0) : undefined));
		this.#soon(EVERY);
	}

	#soon(delay: number): void {
		clearTimeout(this.#timer);
		if (this.#isDisposed) return;
		this.#timer = setTimeout(() => {
			this.#sweepAll()
				.catch((error) => this.#log.error("files cannot be looked at", error))
				.finally(() => this.#soon(EVERY));
		}, delay);
	}

	async #sweepAll(): Promise<void> {
		this.#tellDay();
		if (!vscode.window.state.focused) return;
		for (const root of this.#roots.all) if (root.uri && root.scan) await this.#sweep(root, root.uri);
	}

	#tellDay(): void {
		const day = today();
		if (day === this.#day) return;
		this.#day = day;
		for (const root of this.#roots.all) if (root.scan) this.#swept.day(root);
	}

	async #sweep(root: Root, { fsPath }: vscode.Uri): Promise<void> {
		const stamps = this.#stamps.get(root) ?? new Stamps(fsPath);
		this.#stamps.set(root, stamps);
		const documents = new Set(root.library.files);
		const folders = new Set([".", ...[...documents].map((file) => path.posix.dirname(file))]);
		const { targets } = root.library;
		for (const changed of await stamps.look([...new Set([...documents, ...targets, ...folders])])) {
			if (documents.has(changed)) this.#swept.document(uriOf(root, changed));
			if (targets.has(changed)) this.#swept.target(root, changed);
			if (folders.has(changed)) await this.#newIn(root, fsPath, changed);
		}
	}

	/** A folder changes when something comes or goes; what is gone is told by itself. */
	async #newIn(root: Root, fsPath: string, folder: string): Promise<void> {
		for (const name of await filesIn(path.join(fsPath, folder))) {
			const file = path.posix.join(folder, name);
			if (formatOf(file) && root.library.text(file) === undefined) this.#swept.document(uriOf(root, file));
		}
	}

	dispose(): void {
		this.#isDisposed = true;
		clearTimeout(this.#timer);
		this.#focus.dispose();
	}
}
