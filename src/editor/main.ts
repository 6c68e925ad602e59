import * as vscode from "vscode";
import { Checking } from "./checking.js";
import { applyAfterLook, type LookedAtChange } from "./commands/applyAfterLook.js";
import { type ApprovalAnswers, approve } from "./commands/approve.js";
import { explainRule } from "./commands/explainRule.js";
import { type ExportAnswers, exportPacket } from "./commands/exportPacket.js";
import { type OutcomeAnswers, recordOutcome } from "./commands/meeting/recordOutcome.js";
import { type ReturnAnswers, returnPacket } from "./commands/meeting/returnPacket.js";
import { type Answers, NewDocument } from "./commands/newDocument.js";
import { openReference, type ReferencePlace } from "./commands/openReference.js";
import { goToNextQuestion, showQuestions } from "./commands/questions.js";
import { type ChangedApproval, reaffirm } from "./commands/reaffirm.js";
import { type AskAnswers, askQuestion, type Reviewing } from "./commands/reviewing/ask.js";
import { answerQuestion, type QuestionAt, withdrawQuestion } from "./commands/reviewing/settle.js";
import { showChange } from "./commands/showChange.js";
import { assessTier } from "./commands/tiering/assess.js";
import { Following } from "./following.js";
import { registerGitWatching } from "./gitWatching.js";
import { Grounds } from "./ground.js";
import { logTo } from "./log.js";
import { registerPinned } from "./pinned.js";
import { type Portfolio, registerPortfolio } from "./portfolio/register.js";
import type { View } from "./preview/panel.js";
import { registerPacketPreview } from "./preview/register.js";
import { registerActions } from "./providers/actions.js";
import { registerChangeLens } from "./providers/changeLens.js";
import { registerCompletion, registerSuggesting } from "./providers/completion.js";
import { registerDrop } from "./providers/drop.js";
import { registerHover } from "./providers/hover.js";
import { registerLens } from "./providers/lens.js";
import { registerLinks } from "./providers/links.js";
import { registerNames } from "./providers/names.js";
import { registerFolding, registerSymbols } from "./providers/outline.js";
import { registerPaste } from "./providers/paste.js";
import { Roots } from "./roots.js";
import { registerStatusBar } from "./statusBar.js";
import { registerTraceability } from "./traceability/register.js";
import { registerWatching, start as startWatching } from "./watching.js";

/** What the commands do. */
export interface Main {
	newDocument(answers?: Answers): Promise<void>;
	nextQuestion(): Promise<void>;
	showQuestions(): Promise<void>;
	assessTier(): Promise<void>;
	approve(answers?: ApprovalAnswers): Promise<void>;
	recordOutcome(answers?: OutcomeAnswers): Promise<void>;
	returnPacket(answers?: ReturnAnswers): Promise<void>;
	askQuestion(answers?: AskAnswers): Promise<void>;
	explainRule(rule?: string): Promise<void>;
	checkReferences(): void;
	openReference(place: ReferencePlace): Promise<void>;
	showChange(uri?: string): Promise<void>;
	showReferences(uri?: string): Promise<void>;
	filterReferences(): Promise<void>;
	showTraceMatrix(): Promise<void>;
	restoreTraceMatrix(panel: vscode.WebviewPanel): Promise<void>;
	/** What the views of systems and of one's own work do. */
	readonly portfolio: Portfolio;
	openPacket(uri?: vscode.Uri): Promise<void>;
	restorePacket(panel: vscode.WebviewPanel, state: unknown): Promise<void>;
	viewPacketAs(view?: View, packet?: vscode.Uri): Promise<void>;
	exportPacket(answers?: ExportAnswers): Promise<void>;
	showLog(): void;
}

/** Everything but the lookout: runs once the first document of ours, a policy or a command asks for it. */
export function start({ subscriptions, extensionUri, storageUri, workspaceState }: vscode.ExtensionContext): Main {
	const channel = vscode.window.createOutputChannel("RAI Docs", { log: true });
	const log = logTo(channel);
	const roots = new Roots(log);
	const grounds = new Grounds(log, storageUri);
	const following = new Following(grounds, log);
	const checking = new Checking(roots, following, log, extensionUri);
	const newDocument = new NewDocument(roots, checking, workspaceState, grounds, log);
	const traceability = registerTraceability(roots, checking, extensionUri);
	const reviewing = { checking, memory: workspaceState };
	const preview = registerPacketPreview(roots, checking, extensionUri, log);
	const assess = () => assessTier(checking, () => newDocument.run({ kind: "intake-request" }));
	const deeds = { newDocument: (answers: Answers) => newDocument.run(answers), openPacket: preview.open, assessTier: assess };
	const portfolio = registerPortfolio({ roots, checking, memory: workspaceState, log, deeds });
	subscriptions.push(
		channel,
		following,
		grounds,
		checking,
		registerProviders(roots, checking, grounds),
		traceability,
		preview,
		portfolio,
		registerWatching(roots, checking, log),
		registerGitWatching(roots, checking, log),
		registerDeeds(roots, grounds, reviewing),
	);
	startWatching(roots, checking, log);
	return {
		newDocument: (answers) => newDocument.run(answers),
		nextQuestion: () => goToNextQuestion(checking),
		showQuestions: () => showQuestions(checking),
		assessTier: assess,
		approve: (answers) => approve({ checking, grounds }, answers),
		recordOutcome: (answers) => recordOutcome(checking, grounds, answers),
		returnPacket: (answers) => returnPacket(checking, answers),
		askQuestion: (answers) => askQuestion(reviewing, answers),
		explainRule: (rule) => explainRule(extensionUri, rule),
		checkReferences: () => {
			for (const root of roots.all) checking.followAgain(root);
		},
		openReference: (place) => openReference(checking, grounds, place),
		showChange: (uri) => showChange(roots, checking, uri),
		showReferences: (uri) => traceability.showReferences(uri),
		filterReferences: () => traceability.filterReferences(),
		showTraceMatrix: () => traceability.showMatrix(),
		restoreTraceMatrix: (panel) => traceability.restoreMatrix(panel),
		portfolio,
		openPacket: (uri) => preview.open(uri),
		restorePacket: (panel, state) => preview.restore(panel, state),
		viewPacketAs: (view, packet) => preview.viewAs(view, packet),
		exportPacket: (answers) => exportPacket({ roots, checking, grounds, extension: extensionUri }, answers),
		showLog: () => channel.show(),
	};
}

/** What fixes do beside their edits: nobody calls these by name. */
function registerDeeds(roots: Roots, grounds: Grounds, reviewing: Reviewing): vscode.Disposable {
	const { checking } = reviewing;
	return vscode.Disposable.from(
		vscode.commands.registerCommand("raiDocs.applyAfterLook", (change: LookedAtChange) => applyAfterLook(roots, change)),
		vscode.commands.registerCommand("raiDocs.reaffirm", (approval: ChangedApproval) => reaffirm(roots, { checking, grounds }, approval)),
		vscode.commands.registerCommand("raiDocs.answerQuestion", (at: QuestionAt) => answerQuestion(reviewing, at)),
		vscode.commands.registerCommand("raiDocs.withdrawQuestion", (at: QuestionAt) => withdrawQuestion(reviewing, at)),
	);
}

/** What the editor asks about the text in front. */
const registerProviders = (roots: Roots, checking: Checking, grounds: Grounds): vscode.Disposable =>
	vscode.Disposable.from(
		registerCompletion(checking, grounds),
		registerSuggesting(checking),
		registerPaste(checking, grounds),
		registerDrop(checking, grounds),
		registerHover(checking, grounds),
		registerLinks(checking),
		registerLens(checking),
		registerChangeLens(roots, checking),
		registerPinned(roots, grounds),
		registerActions(checking),
		registerSymbols(checking),
		registerFolding(checking),
		registerNames(checking),
		registerStatusBar(checking),
	);
