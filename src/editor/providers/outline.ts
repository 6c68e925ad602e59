import * as vscode from "vscode";
import { type Document, foldsOf, type OutlineSymbol, symbolsOf } from "../../core/index.js";
import type { Checking } from "../checking.js";
import { spanToRange } from "../convert.js";
import { SELECTOR } from "../selector.js";

const KINDS: Record<OutlineSymbol["kind"], vscode.SymbolKind> = {
	mapping: vscode.SymbolKind.Object,
	list: vscode.SymbolKind.Array,
	value: vscode.SymbolKind.Property,
};

export function registerSymbols(checking: Checking): vscode.Disposable {
	const provideDocumentSymbols = (document: vscode.TextDocument): vscode.DocumentSymbol[] | undefined => {
		const artifact = checking.current(document)?.checked.artifact;
		return artifact && symbolsOf(artifact).map((symbol) => symbolOf(artifact.document, symbol));
	};
	return vscode.languages.registerDocumentSymbolProvider(SELECTOR, { provideDocumentSymbols }, { label: "RAI Docs" });
}

function symbolOf(document: Document, { name, detail, kind, span, nameSpan, children }: OutlineSymbol): vscode.DocumentSymbol {
	const symbol = new vscode.DocumentSymbol(name, detail, KINDS[kind], spanToRange(document, span), spanToRange(document, nameSpan));
	symbol.children = children.map((child) => symbolOf(document, child));
	return symbol;
}

export function registerFolding(checking: Checking): vscode.Disposable {
	const provideFoldingRanges = (document: vscode.TextDocument): vscode.FoldingRange[] | undefined => {
		const artifact = checking.current(document)?.checked.artifact;
		if (!artifact) return undefined;
		const ranges = foldsOf(artifact).map((span) => spanToRange(artifact.document, span));
		return ranges.filter((range) => !range.isSingleLine).map(({ start, end }) => new vscode.FoldingRange(start.line, end.line));
	};
	return vscode.languages.registerFoldingRangeProvider(SELECTOR, { provideFoldingRanges });
}
