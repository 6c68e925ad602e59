import * as vscode from "vscode";
import type { Range } from "../../core/index.js";
import { toRange } from "../convert.js";

/** A place in a document, as views link to it. */
export interface RevealPlace {
	readonly uri: string;
	readonly range: Range;
}

/** Opens a document at a place, and selects it. */
export async function revealPlace({ uri, range }: RevealPlace): Promise<void> {
	await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection: toRange(range) });
}
