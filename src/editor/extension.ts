import * as vscode from "vscode";
import { Checking } from "./checking.js";
import { explainRule } from "./commands/explainRule.js";
import { type Answers, NewDocument } from "./commands/newDocument.js";
import { goToNextQuestion, showQuestions } from "./commands/questions.js";
import { logTo } from "./log.js";
import { registerActions } from "./providers/actions.js";
import { registerCompletion, registerSuggesting } from "./providers/completion.js";
import { registerHover } from "./providers/hover.js";
import { registerFolding, registerSymbols } from "./providers/outline.js";
import { Roots } from "./roots.js";
import { registerStatusBar } from "./statusBar.js";
import { registerWatching, start } from "./watching.js";

export function activate({ subscriptions, extensionUri, workspaceState }: vscode.ExtensionContext): void {
	const channel = vscode.window.createOutputChannel("RAI Docs", { log: true });
	const log = logTo(channel);
	const roots = new Roots(log);
	const checking = new Checking(roots, log, extensionUri);
	const newDocument = new NewDocument(roots, checking, workspaceState);
	const { registerCommand } = vscode.commands;
	subscriptions.push(
		channel,
		checking,
		registerCommand("raiDocs.newDocument", (answers?: Answers) => newDocument.run(answers)),
		registerCommand("raiDocs.nextQuestion", () => goToNextQuestion(checking)),
		registerCommand("raiDocs.showQuestions", () => showQuestions(checking)),
		registerCommand("raiDocs.explainRule", (rule?: string) => explainRule(extensionUri, rule)),
		registerCommand("raiDocs.showLog", () => channel.show()),
		registerCompletion(checking),
		registerSuggesting(checking),
		registerHover(checking),
		registerActions(checking),
		registerSymbols(checking),
		registerFolding(checking),
		registerStatusBar(checking),
		registerWatching(roots, checking, log),
	);
	start(roots, checking, log);
}
