import * as vscode from "vscode";
import { Soon } from "../soon.js";
import { matrixPage } from "./matrixPage.js";
import type { RootOverview } from "./overviews.js";

const TYPE = "raiDocs.traceMatrix";

/** A page that is read while others write: it moves less often than the tree. */
const COALESCE = 400;

/** The panel with the matrix, at most one, in step with the documents while it can be seen. */
export class Matrix implements vscode.Disposable {
	readonly #look: () => RootOverview[];
	/** Where the stylesheet is. */
	readonly #media: vscode.Uri;
	readonly #soon = new Soon(() => this.#redraw(), COALESCE);
	#panel: vscode.WebviewPanel | undefined;
	#drawn = "";

	constructor(look: () => RootOverview[], extension: vscode.Uri) {
		this.#look = look;
		this.#media = vscode.Uri.joinPath(extension, "media");
	}

	show(): void {
		if (this.#panel) this.#panel.reveal();
		else this.restore(vscode.window.createWebviewPanel(TYPE, vscode.l10n.t("Traceability"), vscode.ViewColumn.Active));
	}

	/** Takes a panel over, new or of the window before it was loaded again. */
	restore(panel: vscode.WebviewPanel): void {
		this.#panel?.dispose();
		this.#panel = panel;
		this.#drawn = "";
		panel.webview.options = {
			enableScripts: false,
			enableCommandUris: ["raiDocs.revealReference"],
			localResourceRoots: [this.#media],
		};
		panel.onDidDispose(() => {
			if (this.#panel === panel) this.#panel = undefined;
		});
		panel.onDidChangeViewState(() => this.#redraw());
		this.#redraw();
	}

	/** Something was checked. */
	changed(): void {
		if (this.#panel) this.#soon.ask();
	}

	#redraw(): void {
		if (!this.#panel?.visible) return;
		const { webview } = this.#panel;
		const stylesheet = webview.asWebviewUri(vscode.Uri.joinPath(this.#media, "matrix.css")).toString();
		const drawn = matrixPage(this.#look(), { cspSource: webview.cspSource, stylesheet });
		if (drawn === this.#drawn) return;
		this.#drawn = drawn;
		webview.html = drawn;
	}

	dispose(): void {
		this.#soon.dispose();
		this.#panel?.dispose();
	}
}
