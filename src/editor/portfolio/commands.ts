import { posix } from "node:path";
import * as vscode from "vscode";
import { isMissing, kindOf, type RequiredDocument } from "../../core/index.js";
import type { Answers } from "../commands/newDocument.js";
import { packetsOf } from "./systemItems.js";
import { type MissingNode, type SystemNode, type SystemsNode, systemNodeOf, uriIn } from "./systemNodes.js";
import type { WorkNode } from "./workNodes.js";

/** What the menus of the view run. */
export interface Deeds {
	newDocument(answers: Answers): Promise<void>;
	openPacket(uri: vscode.Uri): Promise<void>;
	assessTier(): Promise<void>;
}

/** Makes a document that is missing: the one that was clicked, else one that is chosen of those that a system lacks. */
export async function createMissing({ newDocument }: Deeds, node: SystemNode | MissingNode): Promise<void> {
	const required = node.kind === "missing" ? node.required : await chooseMissing(node);
	const kind = required && (await chooseKind(required));
	if (kind === undefined) return;
	await newDocument(answersFor(systemNodeOf(node), kind));
}

/** Beside the system's other documents, where nothing of that name is there yet, else it is asked where; with what those say already. */
export function answersFor({ root, system: { system, tier, intake, documents } }: SystemNode, kind: string): Answers {
	const beside = (intake ?? documents[0])?.overview.path;
	const file = beside === undefined ? undefined : posix.join(posix.dirname(beside), `${kind}-${system}.md`);
	return {
		...{ kind, tier: tier.tier, folder: root.key, from: "system" },
		...(system !== undefined && { system }),
		...(file !== undefined && { file }),
	};
}

async function chooseMissing({ system }: SystemNode): Promise<RequiredDocument | undefined> {
	const items = system.required
		.filter(isMissing)
		.map((required) => ({ label: required.title, ...(required.because !== undefined && { detail: required.because }), required }));
	const title = vscode.l10n.t("What is missing for {0}", system.name ?? "");
	return (await vscode.window.showQuickPick(items, { title }))?.required;
}

async function chooseKind({ choices, title }: RequiredDocument): Promise<string | undefined> {
	if (choices.length < 2) return choices[0];
	const items = choices.map((id) => ({ label: kindOf(id)?.title ?? id, detail: kindOf(id)?.description ?? "", id }));
	return (await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t("One of them is enough") }))?.id;
}

/** The packet of a node, or of its system: the only one, else one that is chosen. */
export async function openPacketOf({ openPacket }: Deeds, node: SystemsNode): Promise<void> {
	if (node.kind === "document") return openPacket(uriIn(node, node.document));
	const packets = packetsOf(systemNodeOf(node).system);
	const items = packets.map((packet) => ({ label: packet.overview.title, description: packet.overview.status, packet }));
	const chosen = items.length < 2 ? items[0] : await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Which review packet?") });
	if (chosen) await openPacket(uriIn(node, chosen.packet));
}

/** In the system's intake request, which is made where there is none. */
export async function assessTierOf(deeds: Deeds, node: SystemNode): Promise<void> {
	const { intake } = node.system;
	if (!intake) return deeds.newDocument(answersFor(node, "intake-request"));
	await vscode.window.showTextDocument(uriIn(node, intake), { preview: false });
	await deeds.assessTier();
}

/** Where a node leads to. */
export async function openNode(node: SystemsNode | WorkNode): Promise<void> {
	const place = "place" in node ? node.place : undefined;
	if (place) await vscode.commands.executeCommand("raiDocs.revealReference", place);
}
