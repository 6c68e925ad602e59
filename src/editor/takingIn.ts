import * as vscode from "vscode";
import { decode, isPolicyPath, type Log } from "../core/index.js";
import { diskFiles } from "../node/files.js";
import type { Checking } from "./checking.js";
import { idle, type Root, type Roots } from "./roots.js";

/** Takes in what the disk says of documents and policies that are not open. Of two readings of a file, the one that began later counts; none runs beside that of a whole folder. */
export class TakingIn {
	readonly #roots: Roots;
	readonly #checking: Checking;
	readonly #log: Log;
	/** The last reading of each file that is under way. */
	readonly #latest = new Map<string, symbol>();

	constructor(roots: Roots, checking: Checking, log: Log) {
		this.#roots = roots;
		this.#checking = checking;
		this.#log = log;
	}

	/** A file that has come, changed or gone. */
	look(uri: vscode.Uri): void {
		const at = this.#roots.locate(uri);
		if (!at?.root.uri || isOpen(uri) || !isWanted(at.root, at.path)) return;
		const reading = Symbol();
		this.#latest.set(uri.fsPath, reading);
		const isLatest = () => this.#latest.get(uri.fsPath) === reading;
		this.#read(at.root, at.path, () => isLatest() && !isOpen(uri))
			.catch((error) => this.#log.error(`${uri.fsPath} cannot be read`, error))
			.finally(() => (isLatest() ? this.#latest.delete(uri.fsPath) : undefined));
	}

	/** @param counts whether what was read is still what is asked for: it may have been opened meanwhile, or have changed once more */
	async #read(root: Root, path: string, counts: () => boolean): Promise<void> {
		await idle(root);
		const bytes = await diskFiles(root.uri?.fsPath ?? "").read(path);
		if (counts()) this.#checking.changed(root, path, bytes && decode(bytes));
		if (root.library.isPolicy(path)) await this.#checking.rescan(root);
	}
}

/** Before a root is read, only a policy is of interest. */
const isWanted = ({ scan, library }: Root, path: string): boolean =>
	isPolicyPath(path) || (scan !== undefined && library.includes(path)) || library.text(path) !== undefined;

/** The text of an open document is the editor's business. */
export const isOpen = (uri: vscode.Uri): boolean =>
	vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
