import * as vscode from "vscode";
import type { Log } from "../../core/index.js";
import type { Checking } from "../checking.js";
import { chooseView } from "../packet/audience.js";
import { DecidedOn } from "../packet/decidedOn.js";
import type { Roots } from "../roots.js";
import { Soon } from "../soon.js";
import { choosePacket } from "./choose.js";
import { Packets } from "./packets.js";
import type { View } from "./panel.js";
import { Previews } from "./previews.js";

export interface PacketPreview extends vscode.Disposable {
	/** A packet beside its source: the one named, else the one in front, else one that is chosen. */
	open(uri?: vscode.Uri): Promise<void>;
	restore(panel: vscode.WebviewPanel, state: unknown): Promise<void>;
	/** The one named, else the one in front, as some readers will see it; as whom is asked where it is not said. */
	viewAs(as?: View, packet?: vscode.Uri): Promise<void>;
}

/** Checks come in bursts; the packet is drawn once for all of them, and still within half a second of the last key. */
const COALESCE = 60;

/** Previews of packets, and the key that shows their button. */
export function registerPacketPreview(roots: Roots, checking: Checking, extension: vscode.Uri, log: Log): PacketPreview {
	const decidedOn = new DecidedOn(
		() => soon.ask(),
		(error) => log.error("what was decided on last cannot be read", error),
	);
	const packets = new Packets(roots, checking, decidedOn);
	const previews = new Previews(packets, extension, log);
	const offer = offering(packets);
	const soon = new Soon(() => {
		previews.changed();
		offer();
	}, COALESCE);
	const again = () => {
		decidedOn.outdate();
		soon.ask();
	};
	const disposable = vscode.Disposable.from(
		previews,
		soon,
		checking.onDidGitChange(again),
		vscode.workspace.onDidGrantWorkspaceTrust(again),
		checking.onDidCheck(() => soon.ask()),
		vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections: [first] }) => {
			if (first) previews.cursorAt(textEditor.document.uri, first.active.line);
		}),
	);
	return {
		async open(uri) {
			const chosen = uri ?? (await choosePacket(await packets.readAll()));
			if (chosen) await previews.show(chosen);
		},
		restore: (panel, state) => previews.restore(panel, state),
		async viewAs(as, packet) {
			const shown = packet ? previews.of(packet) : previews.front;
			const view = shown && (as ?? (await chooseView()));
			if (view) shown.viewAs(view);
		},
		dispose: () => disposable.dispose(),
	};
}

/** Tells the editor which files are packets, where that has changed: a window on another machine knows them by another URI, not by another path. */
function offering(packets: Packets): () => void {
	let offered = "";
	return () => {
		const paths = [...new Set(packets.all.flatMap(({ uri }) => [uri.fsPath, uri.path]))];
		if (paths.join("\n") === offered) return;
		offered = paths.join("\n");
		void vscode.commands.executeCommand("setContext", "raiDocs.packets", paths);
	};
}
