import * as vscode from "vscode";
import type { Log, Named } from "../core/index.js";
import { gitIdentity } from "../node/git/identity.js";

/** Who sits here, as git knows the author of the next commit in a folder; undefined where it does not, or in Restricted Mode, where no process runs. */
export async function gitPerson(folder: vscode.Uri, log: Log): Promise<Named | undefined> {
	if (!vscode.workspace.isTrusted || folder.scheme !== "file") return undefined;
	try {
		return await gitIdentity(folder.fsPath);
	} catch (error) {
		log.info(`git does not say who works in ${folder.fsPath}: ${error instanceof Error ? error.message : String(error)}`);
		return undefined;
	}
}
