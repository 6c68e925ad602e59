import * as vscode from "vscode";
import { type KnownDocuments, type Overview, overviewOf } from "../../core/index.js";
import type { Checking } from "../checking.js";
import type { Roots } from "../roots.js";

/** What the documents of a root rely on, and where they are. */
export interface RootOverview {
	/** Tells roots apart. */
	readonly key: string;
	/** The folder's name, where several are open. */
	readonly folder?: string;
	readonly overview: Overview;
	uriOf(path: string): vscode.Uri;
}

/** Of all roots that have documents. @param known what is known from the last time */
export function overviews(roots: Roots, checking: Checking, known: KnownDocuments): RootOverview[] {
	const found = roots.all.map((root) => ({ root, overview: overviewOf(root.library, known) }));
	const shown = found.filter(({ overview }) => overview.systems.length > 0);
	return shown.map(({ root, overview }) => {
		const folder = shown.length > 1 && root.uri ? vscode.workspace.getWorkspaceFolder(root.uri)?.name : undefined;
		const uriOf = (path: string): vscode.Uri => checking.uriOf(root, path);
		return { key: root.uri?.toString() ?? "", overview, uriOf, ...(folder !== undefined && { folder }) };
	});
}

/** Reads all folders: somebody asked to see what is in them. */
export async function readAll(roots: Roots, checking: Checking): Promise<void> {
	await Promise.all((vscode.workspace.workspaceFolders ?? []).map((folder) => checking.scan(roots.of(folder))));
}
