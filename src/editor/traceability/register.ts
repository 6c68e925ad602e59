import * as vscode from "vscode";
import type { KnownDocuments } from "../../core/index.js";
import type { Checking } from "../checking.js";
import type { Roots } from "../roots.js";
import { Matrix } from "./matrix.js";
import { overviews, readAll } from "./overviews.js";
import { type RevealPlace, revealPlace } from "./reveal.js";
import { TraceabilityView } from "./view.js";

export interface Traceability extends vscode.Disposable {
	/** In the side bar; the document in front where none is named. */
	showReferences(uri?: string): Promise<void>;
	filterReferences(): Promise<void>;
	showMatrix(): Promise<void>;
	restoreMatrix(panel: vscode.WebviewPanel): Promise<void>;
}

/** The view in the side bar and the matrix: two sights of the same. */
export function registerTraceability(roots: Roots, checking: Checking, extension: vscode.Uri): Traceability {
	const known: KnownDocuments = new WeakMap();
	const look = () => overviews(roots, checking, known);
	const view = new TraceabilityView(look);
	const matrix = new Matrix(look, extension);
	const changed = () => {
		view.changed();
		matrix.changed();
	};
	const disposable = vscode.Disposable.from(
		...[view, matrix, checking.onDidCheck(changed), vscode.workspace.onDidChangeWorkspaceFolders(changed)],
		vscode.commands.registerCommand("raiDocs.revealReference", (place: RevealPlace) => revealPlace(place)),
	);
	return {
		async showReferences(uri = vscode.window.activeTextEditor?.document.uri.toString()) {
			await readAll(roots, checking);
			await view.reveal(uri);
		},
		filterReferences: () => view.filter(),
		async showMatrix() {
			matrix.show();
			await readAll(roots, checking);
		},
		async restoreMatrix(panel) {
			matrix.restore(panel);
			await readAll(roots, checking);
		},
		dispose: () => disposable.dispose(),
	};
}
