import * as vscode from "vscode";
import { decode, isPolicyPath, type Log } from "../core/index.js";
import { diskFiles } from "../node/files.js";
import { missingOf } from "../node/present.js";
import type { Checking } from "./checking.js";
import { idle, type Root, type Roots, uriOf } from "./roots.js";

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
		const reading = this.#begin(uri);
		this.#read(at.root, at.path, reading)
			.catch((error) => this.#log.error(`${uri.fsPath} cannot be read`, error))
			.finally(() => reading.end());
	}

	/** Files and folders that are said to be gone: the disk is asked about all of our files in them together. */
	gone(root: Root, paths: ReadonlySet<string>): void {
		this.#drop(root, paths).catch((error) => this.#log.error("what is gone cannot be told", error));
	}

	async #read(root: Root, path: string, reading: Reading): Promise<void> {
		await idle(root);
		const bytes = await diskFiles(root.uri?.fsPath ?? "").read(path);
		if (reading.counts()) this.#checking.changed(root, path, bytes && decode(bytes));
		if (root.library.isPolicy(path)) await this.#checking.rescan(root);
	}

	async #drop(root: Root, paths: ReadonlySet<string>): Promise<void> {
		await idle(root);
		const isBeingRead = (path: string) => this.#latest.has(uriOf(root, path).fsPath);
		const asked = new Set([...root.library.filesUnder(paths), ...[...paths].filter(isBeingRead)]);
		const readings = new Map([...asked].map((path) => [path, this.#begin(uriOf(root, path))]));
		const gone = new Set(await missingOf(root.uri?.fsPath ?? "", [...asked]));
		const counted = [...asked].filter((path) => readings.get(path)?.counts());
		for (const reading of readings.values()) reading.end();
		this.#checking.gone(
			root,
			counted.filter((path) => gone.has(path)),
		);
		// It has come back, and who was reading it was told that it counts no more.
		for (const path of counted) if (!gone.has(path)) this.look(uriOf(root, path));
		if ([...gone].some((path) => root.library.isPolicy(path))) await this.#checking.rescan(root);
	}

	#begin(uri: vscode.Uri): Reading {
		const { fsPath } = uri;
		const reading = Symbol();
		this.#latest.set(fsPath, reading);
		const isLatest = () => this.#latest.get(fsPath) === reading;
		return {
			counts: () => isLatest() && !isOpen(uri),
			end: () => {
				if (isLatest()) this.#latest.delete(fsPath);
			},
		};
	}
}

/** A look at a file of the disk. */
interface Reading {
	/** Whether it is still what is asked for: the file may have been opened meanwhile, or have changed once more. */
	counts(): boolean;
	end(): void;
}

/** Before a root is read, only a policy is of interest. */
const isWanted = ({ scan, library }: Root, path: string): boolean =>
	isPolicyPath(path) || (scan !== undefined && library.includes(path)) || library.text(path) !== undefined;

/** The text of an open document is the editor's business. */
const isOpen = (uri: vscode.Uri): boolean => vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
