import * as vscode from "vscode";
import type { Answers } from "./commands/newDocument.js";
import { lookOut } from "./lookOut.js";
import type { Main } from "./main.js";

/** Thin on purpose: in a window without a document of ours this is all that is loaded. */
export function activate(context: vscode.ExtensionContext): void {
	let main: Promise<Main> | undefined;
	const load = (): Promise<Main> => {
		main ??= import("./main.js").then(({ start }) => start(context));
		return main;
	};
	const { registerCommand } = vscode.commands;
	context.subscriptions.push(
		registerCommand("raiDocs.newDocument", async (answers?: Answers) => (await load()).newDocument(answers)),
		registerCommand("raiDocs.nextQuestion", async () => (await load()).nextQuestion()),
		registerCommand("raiDocs.showQuestions", async () => (await load()).showQuestions()),
		registerCommand("raiDocs.explainRule", async (rule?: string) => (await load()).explainRule(rule)),
		registerCommand("raiDocs.showLog", async () => (await load()).showLog()),
		lookOut(load),
	);
}
