import * as vscode from "vscode";
import type { Log } from "../../core/index.js";
import type { Packets } from "./packets.js";
import { PacketPanel, type View, viewIn } from "./panel.js";

const TYPE = "raiDocs.packet";

/** The panels that are open: one a packet. */
export class Previews implements vscode.Disposable {
	readonly #packets: Packets;
	readonly #dist: vscode.Uri;
	readonly #log: Log;
	readonly #open = new Map<string, PacketPanel>();

	constructor(packets: Packets, extension: vscode.Uri, log: Log) {
		this.#packets = packets;
		this.#dist = vscode.Uri.joinPath(extension, "dist");
		this.#log = log;
	}

	/** Beside the source; the keyboard stays where it is. */
	async show(uri: vscode.Uri): Promise<void> {
		const open = this.#open.get(uri.toString());
		if (open) return open.reveal();
		const viewColumn = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
		const options = { enableFindWidget: true };
		await this.#fill(
			uri,
			vscode.window.createWebviewPanel(TYPE, vscode.l10n.t("Review packet"), { viewColumn, preserveFocus: true }, options),
		);
	}

	/** Takes over a panel of the window before it was loaded again. @param state what its page kept */
	async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
		const uri = packetIn(state);
		if (!uri || this.#open.has(uri.toString())) return panel.dispose();
		// What belongs to no folder is known once it is open; a file that is gone is told by the page.
		await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
		await this.#fill(uri, panel, viewIn(state));
	}

	async #fill(uri: vscode.Uri, panel: vscode.WebviewPanel, view: View = "whole"): Promise<void> {
		const preview = new PacketPanel(uri, panel, { log: this.#log, dist: this.#dist, find: () => this.#packets.find(uri) }, view);
		this.#open.set(uri.toString(), preview);
		preview.onDidDispose(() => this.#open.delete(uri.toString()));
		await this.#packets.read(uri).catch((error) => this.#log.error(`${uri.fsPath}: the folder cannot be read`, error));
		preview.read();
	}

	of(packet: vscode.Uri): PacketPanel | undefined {
		return this.#open.get(packet.toString());
	}

	/** Whose panel has the focus, or had it last. */
	get front(): PacketPanel | undefined {
		const open = [...this.#open.values()];
		return open.find(({ isActive }) => isActive) ?? (open.length === 1 ? open[0] : undefined);
	}

	/** Something was checked. */
	changed(): void {
		for (const preview of this.#open.values()) preview.redraw();
	}

	cursorAt(uri: vscode.Uri, line: number): void {
		for (const preview of this.#open.values()) preview.cursorAt(uri, line);
	}

	dispose(): void {
		for (const preview of this.#open.values()) preview.dispose();
	}
}

/** Whose preview a page was: only of files, whatever it says. */
export function packetIn(state: unknown): vscode.Uri | undefined {
	const packet = typeof state === "object" && state !== null && "packet" in state ? state.packet : undefined;
	if (typeof packet !== "string" || !/^(?:file|untitled):/.test(packet)) return undefined;
	return vscode.Uri.parse(packet);
}
