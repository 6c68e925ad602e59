import * as vscode from "vscode";
import { type Audience, isAudience, Kept, type Log, packetFragment, packetModel } from "../../core/index.js";
import type { Ask, Open, ToPreview } from "../../protocol.js";
import { isFromPreview } from "./messages.js";
import type { FoundPacket } from "./packets.js";
import { previewPage } from "./page.js";
import { showSource } from "./source.js";

/** What a preview is given. */
export interface PreviewContext {
	readonly log: Log;
	/** Where the page's script and styles are. */
	readonly dist: vscode.Uri;
	/** The packet as it is now. */
	readonly find: () => FoundPacket | undefined;
}

/** As whom a packet is looked at; `whole`: as whoever works on it. */
export type View = Audience | "whole";

/** As whom the page of a window before it was loaded again was looked at. @param state what it kept */
export function viewIn(state: unknown): View {
	const view = typeof state === "object" && state !== null && "view" in state ? state.view : undefined;
	return typeof view === "string" && isAudience(view) ? view : "whole";
}

/** One packet in one panel, in step with its documents while it can be seen. */
export class PacketPanel implements vscode.Disposable {
	readonly #uri: vscode.Uri;
	readonly #panel: vscode.WebviewPanel;
	readonly #context: PreviewContext;
	readonly #kept = new Kept();
	#view: View;
	#version = 0;
	/** What was drawn last; nothing is drawn twice. */
	#drawn: readonly unknown[] = [];
	#html: string | undefined;
	#notice: string | undefined;
	#paths: ReadonlyMap<string, string> = new Map();
	/** Nothing is shown before the folder was read: a packet without its members would frighten people. */
	#isRead = false;
	#isListening = false;
	/** The line that the cursor was last on, or was sent to by the preview: it is shown there already. */
	#line = "";
	#isLeading = false;

	constructor(uri: vscode.Uri, panel: vscode.WebviewPanel, context: PreviewContext, view: View) {
		this.#uri = uri;
		this.#view = view;
		this.#panel = panel;
		this.#context = context;
		panel.webview.options = { enableScripts: true, enableCommandUris: false, enableForms: false, localResourceRoots: [context.dist] };
		panel.webview.onDidReceiveMessage((message) => this.#receive(message));
		panel.onDidChangeViewState(() => this.redraw());
		const { webview } = panel;
		webview.html = previewPage({ cspSource: webview.cspSource, asWebviewUri: (file) => webview.asWebviewUri(file) }, context.dist);
	}

	get onDidDispose(): vscode.Event<void> {
		return this.#panel.onDidDispose;
	}

	reveal(): void {
		this.#panel.reveal(undefined, true);
	}

	get isActive(): boolean {
		return this.#panel.active;
	}

	viewAs(view: View): void {
		this.#view = view;
		this.redraw();
	}

	/** The folder was read, or cannot be. */
	read(): void {
		this.#isRead = true;
		this.redraw();
	}

	/** Something was checked, or the panel can be seen again. */
	redraw(): void {
		if (!this.#isRead || !this.#isListening || !this.#panel.visible) return;
		const found = this.#context.find();
		const seen = found ? seenIn(found, this.#view) : [undefined];
		if (seen.length === this.#drawn.length && seen.every((one, i) => one === this.#drawn[i])) return;
		this.#drawn = seen;
		this.#show(found);
	}

	/** The last good packet stays where there is none now, and the page says so. */
	#show(found: FoundPacket | undefined): void {
		this.#notice = found ? this.#draw(found) : this.#noPacket();
		this.#version++;
		const [html, notice] = [this.#html, this.#notice];
		this.#post({
			...{ type: "show", version: this.#version, packet: this.#uri.toString(), view: this.#view },
			...(html !== undefined && { html }),
			...(notice !== undefined && { notice }),
		});
	}

	/** @returns why it could not be drawn */
	#draw({ sources, paths }: FoundPacket): string | undefined {
		try {
			const kept = this.#kept;
			const model = packetModel(sources, { kept, ...(this.#view !== "whole" && { audience: this.#view }) });
			this.#html = packetFragment(model, { kept }).html;
			this.#paths = paths;
			this.#panel.title = this.#titleOf(model.head.id);
			return undefined;
		} catch (error) {
			this.#context.log.error(`${this.#uri.fsPath}: the packet cannot be shown`, error);
			return this.#orAsItWas(vscode.l10n.t("The packet cannot be shown. RAI Docs: Show Log says why."));
		}
	}

	#titleOf(id: string): string {
		return this.#view === "whole" ? vscode.l10n.t("Packet: {0}", id) : vscode.l10n.t("Packet: {0}, as {1}", id, this.#view);
	}

	#noPacket(): string {
		const name = vscode.workspace.asRelativePath(this.#uri);
		return this.#orAsItWas(
			vscode.l10n.t("{0} is no review packet at the moment: it cannot be read, or does not say “artifact: review-packet”.", name),
		);
	}

	#orAsItWas(why: string): string {
		return this.#html === undefined ? why : `${why} ${vscode.l10n.t("Shown is the packet as it was.")}`;
	}

	#receive(message: unknown): void {
		if (!isFromPreview(message)) return;
		if (message.type === "open") {
			this.#open(message).catch((error) => this.#context.log.error(`${message.path} cannot be opened`, error));
			return;
		}
		if (message.type === "ask") {
			this.#ask(message).catch((error) => this.#context.log.error(`the question about ${message.path} cannot be kept`, error));
			return;
		}
		// A page that says so is a new one: it has nothing yet.
		this.#isListening = true;
		this.#drawn = [];
		this.redraw();
	}

	/** Only documents of the packet are opened, whatever a page asks for. */
	async #open({ path, line, focus }: Open): Promise<void> {
		const uri = this.#uriOf(path);
		if (uri === undefined) return;
		this.#line = `${uri}#${line}`;
		this.#isLeading = true;
		try {
			await showSource(vscode.Uri.parse(uri, true), line, this.#panel.viewColumn, focus);
		} finally {
			this.#isLeading = false;
		}
	}

	#uriOf(path: string): string | undefined {
		return [...this.#paths].find(([, known]) => known === path)?.[0];
	}

	/** About documents of the packet only, too; the question itself is asked in the editor. */
	async #ask({ path, line, words }: Ask): Promise<void> {
		const uri = this.#uriOf(path);
		if (uri !== undefined) await vscode.commands.executeCommand("raiDocs.askQuestion", { uri, line, words });
	}

	/** The cursor went to a line of a source: the preview shows it too, unless it sent the cursor there. */
	cursorAt(uri: vscode.Uri, line: number): void {
		const path = this.#paths.get(uri.toString());
		const here = `${uri}#${line}`;
		if (path === undefined || this.#isLeading || here === this.#line || !this.#panel.visible) return;
		this.#line = here;
		this.#post({ type: "reveal", path, line });
	}

	#post(message: ToPreview): void {
		this.#panel.webview.postMessage(message).then(undefined, (error) => this.#context.log.error("the preview cannot be told", error));
	}

	dispose(): void {
		this.#panel.dispose();
	}
}

/** All that a drawing depends on. */
const seenIn = ({ sources: { at, packet, members, before, logs, exceptions } }: FoundPacket, view: View): unknown[] => [
	...[view, at, packet],
	...members,
	...before.values(),
	...logs,
	...exceptions,
];
