import * as vscode from "vscode";
import { version } from "../../../package.json";
import {
	ArchiveError,
	type Audience,
	type CompiledPacket,
	compilePacket,
	copyFor,
	copySummary,
	isPacket,
	isWhole,
	type PageAssets,
	sourcesFor,
} from "../../core/index.js";
import { diskFiles } from "../../node/files.js";
import { PrintError, printPdf } from "../../node/pdf/print.js";
import { writeWhole } from "../../node/write.js";
import type { Checking } from "../checking.js";
import type { Grounds } from "../ground.js";
import { chooseAudience } from "../packet/audience.js";
import { decidedOn } from "../packet/decidedOn.js";
import { type Root, type RootedPath, type Roots, today, uriOf } from "../roots.js";

export type ExportFormat = "html" | "pdf" | "zip";

/** What a key binding or a task may answer beforehand; the rest is asked. */
export interface ExportAnswers {
	/** Of the packet's document. */
	readonly uri?: string;
	readonly format?: ExportFormat;
	readonly audience?: Audience;
	/** Where to write it, as a URI. */
	readonly target?: string;
}

/** What the export reaches for. */
export interface ExportGround {
	readonly roots: Roots;
	readonly checking: Checking;
	readonly grounds: Grounds;
	readonly extension: vscode.Uri;
}

/** Asks for the format, the readers and a place, compiles the packet in front, and writes it as a whole. */
export async function exportPacket(ground: ExportGround, answers: ExportAnswers = {}): Promise<void> {
	const packet = await packetFor(ground, answers.uri);
	const format = packet && (answers.format ?? (await chooseFormat()));
	if (!packet || !format) return;
	if (format === "pdf" && !vscode.workspace.isTrusted) return void vscode.window.showWarningMessage(NOT_TRUSTED());
	const audience = answers.audience ?? (await chooseReaders(packet));
	if (!audience) return;
	const target = answers.target === undefined ? await chooseTarget(packet, format) : vscode.Uri.parse(answers.target, true);
	if (!target) return;
	try {
		const written = await write(ground, packet, { format, audience, target });
		if (written) void offerToOpen(target, format, written);
	} catch (error) {
		if (!isTellable(error)) throw error;
		void vscode.window.showErrorMessage(error.message);
	}
}

const NOT_TRUSTED = () => vscode.l10n.t("A PDF is printed by a browser, and no program is run in Restricted Mode. Export HTML or a zip.");

/** What a person can put right: no browser, a name no archive can hold, a folder that cannot be written to. */
const isTellable = (error: unknown): error is Error =>
	error instanceof PrintError || error instanceof ArchiveError || (error instanceof Error && "code" in error);

/** The packet in front, else the only one, else the one that is chosen. */
async function packetFor({ roots, checking }: ExportGround, given: string | undefined): Promise<RootedPath | undefined> {
	const document =
		given === undefined ? vscode.window.activeTextEditor?.document : await vscode.workspace.openTextDocument(vscode.Uri.parse(given));
	const current = document && checking.current(document);
	if (current?.root.uri && isPacket(current.checked.artifact)) return current;
	for (const root of roots.all) await checking.scan(root);
	const packets = roots.all.filter(({ uri }) => uri).flatMap(packetsIn);
	if (packets.length > 1) return (await vscode.window.showQuickPick(packets, { title: vscode.l10n.t("Export which review packet?") }))?.at;
	if (packets.length === 0) void vscode.window.showInformationMessage(vscode.l10n.t("There is no review packet in the open folders."));
	return packets[0]?.at;
}

interface Choice extends vscode.QuickPickItem {
	readonly at: RootedPath;
}

const packetsIn = (root: Root): Choice[] =>
	root.library
		.artifactsOf("review-packet")
		.map(({ id, document: { path } }) => ({ label: id ?? path, description: path, at: { root, path } }));

async function chooseFormat(): Promise<ExportFormat | undefined> {
	const items: (vscode.QuickPickItem & { readonly format: ExportFormat })[] = [
		{ label: "HTML", detail: vscode.l10n.t("One file that every browser shows; it says itself whether it was altered."), format: "html" },
		{
			label: "Zip",
			detail: vscode.l10n.t("The page, the documents, and the evidence that goes along, with their digests."),
			format: "zip",
		},
		...(vscode.workspace.isTrusted
			? [{ label: "PDF", detail: vscode.l10n.t("For paper, printed by an installed Chromium, Chrome or Edge."), format: "pdf" as const }]
			: []),
	];
	return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Export review packet as") }))?.format;
}

/** Before anything is saved, it is said what these readers will not see. */
async function chooseReaders({ root, path }: RootedPath): Promise<Audience | undefined> {
	const audience = await chooseAudience();
	const sources = audience && sourcesFor(root.library, path, today());
	const copy = sources && copyFor(sources, audience).copy;
	if (!copy || copy.documents.every(isWhole)) return audience;
	const [save, view] = [vscode.l10n.t("Save…"), vscode.l10n.t("View as {0}", copy.audience)];
	const chosen = await vscode.window.showInformationMessage(`${copySummary(copy)}.`, { modal: true }, save, view);
	if (chosen === view) await viewAs(uriOf(root, path), copy.audience);
	return chosen === save ? audience : undefined;
}

async function viewAs(packet: vscode.Uri, audience: Audience): Promise<void> {
	await vscode.commands.executeCommand("raiDocs.openPacket", packet);
	await vscode.commands.executeCommand("raiDocs.viewPacketAs", audience, packet);
}

function chooseTarget({ root, path }: RootedPath, format: ExportFormat): Thenable<vscode.Uri | undefined> {
	const usual = uriOf(root, path.replace(/\.\w+$/, `.${format}`));
	return vscode.window.showSaveDialog({
		defaultUri: usual,
		filters: { [format.toUpperCase()]: [format] },
		title: vscode.l10n.t("Export review packet"),
	});
}

interface Order {
	readonly format: ExportFormat;
	readonly audience: Audience;
	readonly target: vscode.Uri;
}

/** @returns what was written; nothing where a person stopped it */
function write(ground: ExportGround, packet: RootedPath, { format, audience, target }: Order): Thenable<CompiledPacket | undefined> {
	const title = vscode.l10n.t("Exporting {0}", packet.path);
	return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, async (_, token) => {
		const stop = new AbortController();
		token.onCancellationRequested(() => stop.abort());
		try {
			const compiled = await compile(ground, packet, audience, stop.signal);
			const content = await FORMATS[format](compiled, stop.signal);
			stop.signal.throwIfAborted();
			await writeWhole(target.fsPath, content);
			return compiled;
		} catch (error) {
			if (stop.signal.aborted) return undefined;
			throw error;
		}
	});
}

const FORMATS: Readonly<Record<ExportFormat, (packet: CompiledPacket, signal: AbortSignal) => string | Uint8Array | Promise<Uint8Array>>> =
	{
		html: ({ html }) => html,
		pdf: ({ html }, signal) => printPdf(html, { signal }),
		zip: (packet) => packet.archive(),
	};

/** As the command line does: all is read and followed first. Unsaved text is exported as it is shown. */
async function compile(
	{ checking, grounds, extension }: ExportGround,
	packet: RootedPath,
	audience: Audience,
	signal: AbortSignal,
): Promise<CompiledPacket> {
	const { root, path } = packet;
	await checking.settle(root);
	const before = await decidedOn(packet, today(), signal);
	signal.throwIfAborted();
	const sources = sourcesFor(root.library, path, today(), before);
	const ground = grounds.of(root);
	if (!sources || !ground || !root.uri) throw new Error(`${path} is no review packet any more`);
	const ports = { files: diskFiles(root.uri.fsPath), disk: ground.disk, git: ground.git };
	const tool = { name: "rai-docs", version };
	return compilePacket(sources, ports, { tool, assets: await assetsIn(extension), audience, signal });
}

async function assetsIn(extension: vscode.Uri): Promise<PageAssets> {
	const read = async (name: string) =>
		new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, "dist", name)));
	const [css, script] = await Promise.all([read("packet.css"), read("packetPage.js")]);
	return { css, script };
}

/** A seal that is noted elsewhere, in the minutes, is what anybody can check the file against later. */
async function offerToOpen(target: vscode.Uri, format: ExportFormat, { copy, seal }: CompiledPacket): Promise<void> {
	const [open, copySeal] = [isHere() ? vscode.l10n.t("Open") : vscode.l10n.t("Show in Explorer"), vscode.l10n.t("Copy Seal")];
	const name = vscode.workspace.asRelativePath(target);
	const done = [vscode.l10n.t("Exported {0}.", name), ...(copy ? [`${copySummary(copy)}.`] : [])].join(" ");
	const chosen = await vscode.window.showInformationMessage(done, open, ...(format === "pdf" ? [] : [copySeal]));
	if (chosen === copySeal) await vscode.env.clipboard.writeText(seal);
	if (chosen !== open) return;
	if (!isHere()) await vscode.commands.executeCommand("revealInExplorer", target);
	else if (format === "zip") await vscode.commands.executeCommand("revealFileInOS", target);
	else await vscode.env.openExternal(target);
}

/** Whether the person sits at the machine that has the file: elsewhere no browser can open it. */
const isHere = (): boolean => vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
