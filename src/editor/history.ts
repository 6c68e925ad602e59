import * as vscode from "vscode";
import { gitHistory } from "../node/git.js";
import type { Root } from "./roots.js";

/** Committed versions of the documents that say where they stand. No process runs in Restricted Mode. */
export async function readHistory({ uri, library }: Root, paths: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
	const asked = paths.filter((path) => library.check(path)?.artifact.status);
	if (!uri || !vscode.workspace.isTrusted || asked.length === 0) return new Map();
	return gitHistory(uri.fsPath).texts(asked);
}
