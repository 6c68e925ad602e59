import * as vscode from "vscode";
import { changeSentence, changesOfFiles } from "../../core/index.js";
import type { Checking } from "../checking.js";
import type { Roots } from "../roots.js";

/** One quiet line over a file that a document names as a part of its system: what a change of it reopens, and what it leaves. */
export function registerChangeLens(roots: Roots, checking: Checking): vscode.Disposable {
	const changed = new vscode.EventEmitter<void>();
	const provideCodeLenses = ({ uri, languageId }: vscode.TextDocument): vscode.CodeLens[] | undefined => {
		const at = roots.locate(uri, languageId);
		// A document of ours says itself what it refers to; a folder that was not read refers to nothing yet.
		if (!at?.root.uri || !at.root.scan || at.root.library.check(at.path)) return undefined;
		return changesOfFiles(at.root.library, [at.path]).map((change) => {
			const command = { title: changeSentence(change), command: "raiDocs.showChange", arguments: [uri.toString()] };
			return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command);
		});
	};
	return vscode.Disposable.from(
		changed,
		checking.onDidCheck(() => changed.fire()),
		vscode.languages.registerCodeLensProvider({ scheme: "file" }, { onDidChangeCodeLenses: changed.event, provideCodeLenses }),
	);
}
