import * as vscode from "vscode";
import { dropPlaceAt } from "../../core/index.js";
import type { Checking } from "../checking.js";
import { rangeIn } from "../convert.js";
import { SELECTOR } from "../selector.js";
import { replacing } from "./paste.js";
import { type Grounded, PIN_KINDS, pinned } from "./pinning.js";

export function registerDrop(checking: Checking, grounds: Grounded): vscode.Disposable {
	const metadata = { providedDropEditKinds: PIN_KINDS, dropMimeTypes: ["text/uri-list"] };
	return vscode.languages.registerDocumentDropEditProvider(SELECTOR, dropProvider(checking, grounds), metadata);
}

/** A file that is dragged from the explorer, a tab or the system becomes a pinned reference where one may stand. */
export const dropProvider = (checking: Checking, grounds: Grounded): vscode.DocumentDropEditProvider => ({
	async provideDocumentDropEdits(document, position, data, token) {
		const current = checking.current(document);
		const place = current && dropPlaceAt(current.checked.artifact, document.offsetAt(position));
		const found = place && (await pinned({ current, place, data, token }, grounds));
		return found?.offers.map(({ title, newText, span }) => {
			const at = rangeIn(document, span);
			const isThere = at.isEmpty && at.start.isEqual(position);
			const edit = new vscode.DocumentDropEdit(isThere ? newText : "", title, found.kind);
			if (!isThere) edit.additionalEdit = replacing(document, at, newText);
			edit.yieldTo = found.yieldTo;
			return edit;
		});
	},
});
