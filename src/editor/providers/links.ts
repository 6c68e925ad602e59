import * as vscode from "vscode";
import { destinationOf } from "../../core/index.js";
import type { Checking } from "../checking.js";
import { rangeIn } from "../convert.js";
import { SELECTOR } from "../selector.js";

/** References can be clicked. Relative links and addresses in prose are links already. */
export function registerLinks(checking: Checking): vscode.Disposable {
	const provideDocumentLinks = (document: vscode.TextDocument): vscode.DocumentLink[] | undefined => {
		const current = checking.current(document);
		const references = current?.checked.traced?.references ?? [];
		return references.flatMap((reference) => {
			const { citation } = reference;
			const isLink = citation.prose && citation.reference.text.length !== citation.span.end - citation.span.start;
			if (!current || isLink || !destinationOf(current.root.library, reference)) return [];
			const place = { uri: document.uri.toString(), pointer: citation.pointer, start: citation.span.start };
			const command = vscode.Uri.parse(`command:raiDocs.openReference?${encodeURIComponent(JSON.stringify([place]))}`);
			const link = new vscode.DocumentLink(withoutQuotes(document, rangeIn(document, citation.span)), command);
			link.tooltip = vscode.l10n.t("Open what it refers to");
			return [link];
		});
	};
	return vscode.languages.registerDocumentLinkProvider(SELECTOR, { provideDocumentLinks });
}

function withoutQuotes(document: vscode.TextDocument, range: vscode.Range): vscode.Range {
	const isQuoted = range.isSingleLine && /^["']/.test(document.getText(range));
	return isQuoted ? new vscode.Range(range.start.translate(0, 1), range.end.translate(0, -1)) : range;
}
