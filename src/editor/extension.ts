import * as vscode from "vscode";
import type { ApprovalAnswers } from "./commands/approve.js";
import type { ExportAnswers } from "./commands/exportPacket.js";
import type { OutcomeAnswers } from "./commands/meeting/recordOutcome.js";
import type { ReturnAnswers } from "./commands/meeting/returnPacket.js";
import type { Answers } from "./commands/newDocument.js";
import type { ReferencePlace } from "./commands/openReference.js";
import type { AskAnswers } from "./commands/reviewing/ask.js";
import { lookOut } from "./lookOut.js";
import type { Main } from "./main.js";
import type { ListAnswers } from "./portfolio/exportList.js";
import type { MissingNode, SystemNode, SystemsNode } from "./portfolio/systemNodes.js";
import type { WorkNode } from "./portfolio/workNodes.js";
import type { View } from "./preview/panel.js";

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
		registerCommand("raiDocs.newPacket", async (answers?: Answers) => (await load()).newDocument({ ...answers, kind: "review-packet" })),
		registerCommand("raiDocs.newIncident", async (answers?: Answers) =>
			(await load()).newDocument({ ...answers, kind: "incident-record" }),
		),
		registerCommand("raiDocs.nextQuestion", async () => (await load()).nextQuestion()),
		registerCommand("raiDocs.showQuestions", async () => (await load()).showQuestions()),
		registerCommand("raiDocs.assessTier", async () => (await load()).assessTier()),
		registerCommand("raiDocs.recordOutcome", async (answers?: OutcomeAnswers) => (await load()).recordOutcome(answers)),
		registerCommand("raiDocs.returnPacket", async (answers?: ReturnAnswers) => (await load()).returnPacket(answers)),
		registerCommand("raiDocs.askQuestion", async (answers?: AskAnswers) => (await load()).askQuestion(answers)),
		registerCommand("raiDocs.approve", async (answers?: ApprovalAnswers) => (await load()).approve(answers)),
		registerCommand("raiDocs.explainRule", async (rule?: string) => (await load()).explainRule(rule)),
		registerCommand("raiDocs.checkReferences", async () => (await load()).checkReferences()),
		registerCommand("raiDocs.openReference", async (place: ReferencePlace) => (await load()).openReference(place)),
		registerCommand("raiDocs.filterReferences", async () => (await load()).filterReferences()),
		registerCommand("raiDocs.showReferences", async (uri?: string) => (await load()).showReferences(uri)),
		registerCommand("raiDocs.showChange", async (uri?: string) => (await load()).showChange(uri)),
		registerCommand("raiDocs.showTraceMatrix", async () => (await load()).showTraceMatrix()),
		registerCommand("raiDocs.showSystems", async () => (await load()).portfolio.showSystems()),
		registerCommand("raiDocs.showWork", async () => (await load()).portfolio.showWork()),
		registerCommand("raiDocs.filterSystems", async () => (await load()).portfolio.filterSystems()),
		registerCommand("raiDocs.chooseWork", async () => (await load()).portfolio.chooseWork()),
		registerCommand("raiDocs.createMissingDocument", async (node?: SystemNode | MissingNode) =>
			(await load()).portfolio.createMissing(node),
		),
		registerCommand("raiDocs.openSystemPacket", async (node?: SystemsNode) => (await load()).portfolio.openPacket(node)),
		registerCommand("raiDocs.assessSystemTier", async (node?: SystemNode) => (await load()).portfolio.assessTier(node)),
		registerCommand("raiDocs.openListed", async (node?: SystemsNode | WorkNode) => (await load()).portfolio.open(node)),
		registerCommand("raiDocs.exportList", async (answers?: ListAnswers) => (await load()).portfolio.exportList(answers)),
		registerCommand("raiDocs.openPacket", async (uri?: vscode.Uri) => (await load()).openPacket(uri)),
		registerCommand("raiDocs.viewPacketAs", async (view?: View, packet?: vscode.Uri) => (await load()).viewPacketAs(view, packet)),
		registerCommand("raiDocs.exportPacket", async (answers?: ExportAnswers) => (await load()).exportPacket(answers)),
		registerCommand("raiDocs.showLog", async () => (await load()).showLog()),
		vscode.window.registerWebviewPanelSerializer("raiDocs.traceMatrix", {
			deserializeWebviewPanel: async (panel) => (await load()).restoreTraceMatrix(panel),
		}),
		vscode.window.registerWebviewPanelSerializer("raiDocs.packet", {
			deserializeWebviewPanel: async (panel, state: unknown) => (await load()).restorePacket(panel, state),
		}),
		lookOut(load),
	);
}
