import * as vscode from "vscode";
import { hasPast, type Log } from "../core/index.js";
import { gitHistory } from "../node/git/history.js";
import type { Root } from "./roots.js";

/**
 * Takes in the committed versions of the documents that say where they stand, and of the baseline. No process runs in Restricted Mode.
 * @returns the paths whose problems may have changed
 */
export async function readHistory({ uri, library, histories }: Root, paths: readonly string[], log: Log): Promise<ReadonlySet<string>> {
	const asked = paths.filter((path) => hasPast(library, path));
	if (!uri || !vscode.workspace.isTrusted || asked.length === 0) return new Set();
	const { past, affected } = await histories.read(gitHistory(uri.fsPath), asked);
	const { state, reason } = past;
	if (state !== "complete")
		log.info(
			`${uri.fsPath}: the history in git is ${state}${reason ? ` (${reason})` : ""}; status steps and approvals are judged as far as it goes`,
		);
	return affected;
}
