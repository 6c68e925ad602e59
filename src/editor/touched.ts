import type * as vscode from "vscode";
import type { Root } from "./roots.js";

/** How long what is touched is gathered: a checkout writes thousands of files. */
const GATHERING = 150;

/** Tells of files together that are touched within a moment. */
export class Touched implements vscode.Disposable {
	readonly #tell: (root: Root, files: ReadonlySet<string>) => void;
	readonly #files = new Map<Root, Set<string>>();
	#timer: NodeJS.Timeout | undefined;

	constructor(tell: (root: Root, files: ReadonlySet<string>) => void) {
		this.#tell = tell;
	}

	add(root: Root, path: string): void {
		this.#files.set(root, (this.#files.get(root) ?? new Set()).add(path));
		this.#timer ??= setTimeout(() => this.#flush(), GATHERING);
	}

	#flush(): void {
		this.#timer = undefined;
		for (const [root, files] of this.#files) this.#tell(root, files);
		this.#files.clear();
	}

	dispose(): void {
		clearTimeout(this.#timer);
	}
}
