import * as vscode from "vscode";
import { diagnosticsOf } from "./diagnostics.js";
import { type Root, type Roots, uriOf } from "./roots.js";

/** How long problems are said without a pause, in milliseconds. */
const SLICE = 15;

/** What is said about documents: their problems, as the libraries know them at that moment. When it is said is others' business. */
export class Problems implements vscode.Disposable {
	readonly #roots: Roots;
	readonly #extension: vscode.Uri;
	readonly #collection = vscode.languages.createDiagnosticCollection("rai-docs");
	/** The problems last said, by URI. */
	readonly #told = new Map<string, string | undefined>();
	readonly #saidEmitter = new vscode.EventEmitter<void>();
	/** Fires after problems were said. */
	readonly onDidSay = this.#saidEmitter.event;
	#isDisposed = false;

	constructor(roots: Roots, extension: vscode.Uri) {
		this.#roots = roots;
		this.#extension = extension;
	}

	/** Many documents are said bit by bit, so that nobody who types waits for them. */
	say(root: Root, paths: Iterable<string>): void {
		if (this.#isDisposed || !this.#roots.isOpen(root)) return;
		const waiting = [...paths];
		const began = performance.now();
		let path = waiting.pop();
		while (path !== undefined) {
			this.#sayOf(root, path);
			path = performance.now() - began < SLICE ? waiting.pop() : undefined;
		}
		if (waiting.length > 0) setImmediate(() => this.say(root, waiting));
		this.#saidEmitter.fire();
	}

	/** Says only what is new: the editor closes an open light bulb when problems are said again. */
	#sayOf(root: Root, path: string): void {
		const uri = this.uriOf(root, path);
		const checked = root.library.check(path);
		const told = JSON.stringify(checked?.problems);
		if (this.#told.get(uri.toString()) === told) return;
		this.#told.set(uri.toString(), told);
		this.#collection.set(uri, checked ? diagnosticsOf(checked, root, this.#extension) : undefined);
	}

	takeBack(uri: vscode.Uri): void {
		this.#told.delete(uri.toString());
		this.#collection.delete(uri);
	}

	/** Loose documents are known by their own URI, which their path does not hold. */
	uriOf(root: Root, path: string): vscode.Uri {
		if (root.uri) return uriOf(root, path);
		const open = vscode.workspace.textDocuments.find((document) => this.#roots.locate(document.uri, document.languageId)?.path === path);
		return open?.uri ?? uriOf(root, path);
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#collection.dispose();
		this.#saidEmitter.dispose();
	}
}
