import * as vscode from "vscode";
import { gitHistory } from "../node/git.js";
import type { Root } from "./roots.js";

/** Committed versions of a document that says where it stands. No process runs in Restricted Mode. */
export async function readHistory({ uri, library }: Root, path: string): Promise<readonly string[] | undefined> {
	if (!uri || !vscode.workspace.isTrusted || !library.check(path)?.artifact.status) return undefined;
	return gitHistory(uri.fsPath).texts(path);
}
