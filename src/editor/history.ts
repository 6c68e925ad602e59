import * as vscode from "vscode";
import { isBaselinePath, type Log, type PastVersion } from "../core/index.js";
import { gitHistory } from "../node/git/history.js";
import type { Root } from "./roots.js";

/** Committed versions of the documents that say where they stand, and of the baseline. No process runs in Restricted Mode. */
export async function readHistory(
	{ uri, library }: Root,
	paths: readonly string[],
	log: Log,
): Promise<ReadonlyMap<string, readonly PastVersion[]>> {
	const asked = paths.filter((path) => isBaselinePath(path) || library.check(path)?.artifact.status);
	if (!uri || !vscode.workspace.isTrusted || asked.length === 0) return new Map();
	const { state, reason, texts } = await gitHistory(uri.fsPath).texts(asked);
	if (state !== "complete")
		log.info(
			`${uri.fsPath}: the history in git is ${state}${reason ? ` (${reason})` : ""}; status steps and approvals are judged as far as it goes`,
		);
	return texts;
}
