import type * as vscode from "vscode";
import type { Log } from "../core/index.js";

export function logTo(channel: vscode.LogOutputChannel): Log {
	return {
		info: (message) => channel.info(message),
		error: (message, error) =>
			channel.error(
				error === undefined ? message : `${message}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
			),
	};
}
