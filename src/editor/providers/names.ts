import * as vscode from "vscode";
import { definitionOf, type Library, nameAt, type Occurrence, occurrencesOf, renameEdits } from "../../core/index.js";
import type { Checking, Current } from "../checking.js";
import { spanToRange } from "../convert.js";
import { type Root, uriOf } from "../roots.js";
import { SELECTOR } from "../selector.js";

/** Go to definition, find all references and rename, for the ids of documents and their entries. */
export function registerNames(checking: Checking): vscode.Disposable {
	const { languages } = vscode;
	return vscode.Disposable.from(
		languages.registerDefinitionProvider(SELECTOR, {
			provideDefinition: async (document, position) => {
				const at = await nameIn(checking, document, position);
				const found = at && definitionOf(at.library, at.name);
				return found && locationOf(at.current.root, found);
			},
		}),
		languages.registerReferenceProvider(SELECTOR, {
			provideReferences: async (document, position, { includeDeclaration }) => {
				const at = await nameIn(checking, document, position);
				const found = at ? occurrencesOf(at.library, at.name) : [];
				return found
					.filter(({ definition }) => includeDeclaration || !definition)
					.flatMap((one) => (at ? locationOf(at.current.root, one) : []));
			},
		}),
		languages.registerRenameProvider(SELECTOR, {
			prepareRename: async (document, position) => {
				const at = await nameIn(checking, document, position);
				if (!at) throw new Error(vscode.l10n.t("Ids of documents and of their entries can be renamed."));
				return spanToRange(at.current.checked.artifact.document, at.span);
			},
			provideRenameEdits: async (document, position, newName) => {
				const at = await nameIn(checking, document, position);
				return at && renaming(at.current.root, renameEdits(at.library, at.name, newName));
			},
		}),
	);
}

interface Named extends NonNullable<ReturnType<typeof nameAt>> {
	readonly current: Current;
	readonly library: Library;
}

/** Who uses a name is known once all of the folder was read. */
async function nameIn(checking: Checking, document: vscode.TextDocument, position: vscode.Position): Promise<Named | undefined> {
	const current = checking.current(document);
	if (!current) return undefined;
	await checking.scan(current.root);
	// What was typed elsewhere in this moment may not have been taken in.
	checking.takeInOpen();
	const { library } = current.root;
	const found = nameAt(library, current.path, document.offsetAt(position));
	return found && { ...found, current, library };
}

function locationOf(root: Root, { path, span }: Occurrence): vscode.Location[] {
	const document = root.library.check(path)?.artifact.document;
	return document ? [new vscode.Location(uriOf(root, path), spanToRange(document, span))] : [];
}

function renaming(root: Root, edits: ReturnType<typeof renameEdits>): vscode.WorkspaceEdit {
	if ("refused" in edits) throw new Error(edits.refused);
	const result = new vscode.WorkspaceEdit();
	for (const [path, list] of edits) {
		const document = root.library.check(path)?.artifact.document;
		for (const { span, newText } of list) if (document) result.replace(uriOf(root, path), spanToRange(document, span), newText);
	}
	return result;
}
