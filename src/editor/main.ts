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
import { registerWatching, start as startWatching } from "./watching.js";

/** What the commands do. */
export interface Main {
	newDocument(answers?: Answers): Promise<void>;
	nextQuestion(): Promise<void>;
	showQuestions(): Promise<void>;
	explainRule(rule?: string): Promise<void>;
	showLog(): void;
}

/** Everything but the lookout: runs once the first document of ours, a policy or a command asks for it. */
export function start({ subscriptions, extensionUri, workspaceState }: vscode.ExtensionContext): Main {
	const channel = vscode.window.createOutputChannel("RAI Docs", { log: true });
	const log = logTo(channel);
	const roots = new Roots(log);
	const checking = new Checking(roots, log, extensionUri);
	const newDocument = new NewDocument(roots, checking, workspaceState);
	subscriptions.push(
		channel,
		checking,
		registerCompletion(checking),
		registerSuggesting(checking),
		registerHover(checking),
		registerActions(checking),
		registerSymbols(checking),
		registerFolding(checking),
		registerStatusBar(checking),
		registerWatching(roots, checking, log),
	);
	startWatching(roots, checking, log);
	return {
		newDocument: (answers) => newDocument.run(answers),
		nextQuestion: () => goToNextQuestion(checking),
		showQuestions: () => showQuestions(checking),
		explainRule: (rule) => explainRule(extensionUri, rule),
		showLog: () => channel.show(),
	};
}
