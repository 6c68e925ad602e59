import path from "node:path";
import * as vscode from "vscode";
import { Histories, Library, type Log, load } from "../core/index.js";
import { diskFiles } from "../node/files.js";

/** A workspace folder, or what stands for one where no folder is open. */
export interface Root {
	readonly uri: vscode.Uri | undefined;
	readonly library: Library;
	readonly histories: Histories;
	/** Paths whose problems may have changed and were not published yet. */
	readonly unpublished: Set<string>;
	/** Set once something of ours was seen: all files are read then. */
	scan?: Promise<void>;
	/** Set while a reading anew waits for the one that runs. */
	next?: Promise<void>;
}

/** A document of the editor as a file of a root. */
export interface RootedPath {
	readonly root: Root;
	/** Root-relative POSIX path. */
	readonly path: string;
}

/** The editor's day: in UTC, YYYY-MM-DD. */
export const today = (): string => new Date().toISOString().slice(0, 10);

function newRoot(uri: vscode.Uri | undefined): Root {
	const library = new Library({ today });
	return { uri, library, histories: new Histories(library), unpublished: new Set() };
}

/** The workspace folders with their libraries, kept in step with the folders that are open. */
export class Roots {
	readonly #log: Log;
	readonly #byFolder = new Map<string, Root>();
	/** For documents outside every folder: nothing else is known about them. */
	readonly loose: Root = newRoot(undefined);

	constructor(log: Log) {
		this.#log = log;
	}

	get all(): readonly Root[] {
		return [...this.#byFolder.values(), this.loose];
	}

	/** Whether a root's folder is still open: what was begun for it may end later. */
	isOpen(root: Root): boolean {
		return this.all.includes(root);
	}

	/** Undefined for documents that are neither files nor untitled. */
	locate(uri: vscode.Uri, languageId?: string): RootedPath | undefined {
		if (uri.scheme !== "file" && uri.scheme !== "untitled") return undefined;
		const folder = uri.scheme === "file" ? vscode.workspace.getWorkspaceFolder(uri) : undefined;
		if (folder) return { root: this.of(folder), path: relative(folder.uri, uri) };
		return { root: this.loose, path: loosePath(uri, languageId) };
	}

	of(folder: vscode.WorkspaceFolder): Root {
		const key = folder.uri.toString();
		const root = this.#byFolder.get(key) ?? newRoot(folder.uri);
		this.#byFolder.set(key, root);
		return root;
	}

	/** @returns the root that was forgotten, so that its problems can be taken back */
	forget(folder: vscode.WorkspaceFolder): Root | undefined {
		const key = folder.uri.toString();
		const root = this.#byFolder.get(key);
		this.#byFolder.delete(key);
		return root;
	}

	/** Reads all files of a root, once. Unsaved text wins over the disk. */
	scan(root: Root): Promise<void> {
		root.scan ??= this.#load(root).catch((error) => {
			// The next document of ours tries again.
			delete root.scan;
			throw error;
		});
		return root.scan;
	}

	/** Reads them anew. Readings follow each other: one that listed its files earlier would drop what came since. */
	rescan(root: Root): Promise<void> {
		root.next ??= idle(root).then(() => {
			delete root.next;
			delete root.scan;
			return this.scan(root);
		});
		return root.next;
	}

	async #load(root: Root): Promise<void> {
		if (!root.uri) return;
		const { fsPath } = root.uri;
		const disk = diskFiles(fsPath);
		// A document may be opened, and edited, while its file is read.
		const read = async (file: string) => {
			const bytes = openText(path.join(fsPath, file)) ?? (await disk.read(file));
			return openText(path.join(fsPath, file)) ?? bytes;
		};
		// A folder inside this one that is open by itself has its own root.
		const list = async () =>
			(await disk.list()).filter((file) => this.locate(vscode.Uri.joinPath(root.uri as vscode.Uri, file))?.root === root);
		const began = performance.now();
		const { files, listed, excluded, unreadable } = await load(root.library, { list, read });
		dropGone(root, fsPath, listed);
		this.#log.info(
			`${fsPath}: ${files} files read in ${Math.round(performance.now() - began)} ms, ${excluded.length} excluded by the policy`,
		);
		for (const { path: file, reason } of unreadable) this.#log.error(`${file} cannot be read: ${reason}`);
	}
}

/** Resolves when no reading of a root is under way, whatever became of it: whoever began it hears of its failure. */
export async function idle(root: Root): Promise<void> {
	let waited: Promise<void> | undefined;
	while (root.scan !== waited) {
		waited = root.scan;
		await waited?.catch(() => undefined);
	}
}

/** Files that are gone since the last time; an open document's text stays. */
function dropGone(root: Root, folder: string, listed: ReadonlySet<string>): void {
	for (const file of root.library.files) {
		if (listed.has(file) || openText(path.join(folder, file))) continue;
		for (const affected of root.library.delete(file)) root.unpublished.add(affected);
	}
}

function openText(fsPath: string): Uint8Array | undefined {
	const open = vscode.workspace.textDocuments.find((document) => document.uri.scheme === "file" && document.uri.fsPath === fsPath);
	return open && new TextEncoder().encode(open.getText());
}

function relative(folder: vscode.Uri, uri: vscode.Uri): string {
	return path.relative(folder.fsPath, uri.fsPath).split(path.sep).join("/");
}

/** Untitled documents have no extension, and their language says what they are. */
function loosePath(uri: vscode.Uri, languageId: string | undefined): string {
	const name = uri.path.replace(/^\//, "");
	if (uri.scheme !== "untitled" || /\.(?:md|markdown|ya?ml)$/i.test(name)) return name;
	return `${name}.${languageId === "yaml" ? "yaml" : "md"}`;
}

export function uriOf({ uri }: Root, file: string): vscode.Uri {
	return uri ? vscode.Uri.joinPath(uri, file) : vscode.Uri.file(`/${file}`);
}
