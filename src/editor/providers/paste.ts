import * as vscode from "vscode";
import { pinPlaceAt } from "../../core/index.js";
import type { Checking } from "../checking.js";
import { rangeIn, toSpan } from "../convert.js";
import { SELECTOR } from "../selector.js";
import { type Grounded, PIN_KINDS, pinned } from "./pinning.js";

export function registerPaste(checking: Checking, grounds: Grounded): vscode.Disposable {
	const metadata = { providedPasteEditKinds: PIN_KINDS, pasteMimeTypes: ["text/uri-list", "text/plain"] };
	return vscode.languages.registerDocumentPasteEditProvider(SELECTOR, pasteProvider(checking, grounds), metadata);
}

/** A file that was copied, its path, or its page on a Git host is pasted as a pinned reference where one may stand. */
export const pasteProvider = (checking: Checking, grounds: Grounded): vscode.DocumentPasteEditProvider => ({
	async provideDocumentPasteEdits(document, [range, ...others], data, _context, token) {
		const current = range && others.length === 0 ? checking.current(document) : undefined;
		const place = current && range && pinPlaceAt(current.checked.artifact, toSpan(current.checked.artifact.document, range));
		const begun = place && range && isBegun(document.getText(rangeIn(document, place.span)), document.getText(range));
		const found = place && (await pinned({ current, place, data, token, begun: begun === true }, grounds));
		return found?.offers.map(({ title, newText, span }) => {
			const at = rangeIn(document, span);
			const isSelected = range?.isEqual(at) === true;
			const edit = new vscode.DocumentPasteEdit(isSelected ? newText : "", title, found.kind);
			if (!isSelected) edit.additionalEdit = replacing(document, at, newText);
			edit.yieldTo = found.yieldTo;
			return edit;
		});
	},
});

/** Whether more stands there than quotes and what is selected. */
const isBegun = (written: string, selected: string): boolean =>
	written !== selected && written.replace(/^["']|["']$/g, "").trim() !== selected;

/** The whole reference is replaced, also where only a part of it is selected. */
export function replacing(document: vscode.TextDocument, range: vscode.Range, newText: string): vscode.WorkspaceEdit {
	const edit = new vscode.WorkspaceEdit();
	edit.replace(document.uri, range, newText);
	return edit;
}
