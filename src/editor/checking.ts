import * as vscode from "vscode";
import { type Checked, formatOf, type Kinds, type Log } from "../core/index.js";
import type { Following } from "./following.js";
import { readHistory } from "./history.js";
import { Problems } from "./problems.js";
import { Quiet } from "./quiet.js";
import { type Root, type RootedPath, type Roots, uriOf } from "./roots.js";

/** How long a person must have stopped typing before the text is checked. */
const DEBOUNCE = 120;
/** When folders have stopped changing they are read anew: a checkout changes many, and some programs never stop. */
const RESCAN = { wait: 400, most: 5_000 };

/** What the editor knows about a document at its present version. */
export interface Current extends RootedPath {
	readonly checked: Checked;
}

/** When documents are checked: keeps the problems of all in step with their text. One timer a document, the version checked is the version shown. */
export class Checking implements vscode.Disposable {
	readonly #roots: Roots;
	readonly #following: Following;
	readonly #log: Log;
	readonly #problems: Problems;
	readonly #timers = new Map<string, NodeJS.Timeout>();
	readonly #rescans = new Quiet<Root>((root) => this.#run("scan", this.rescan(root)), RESCAN);
	#disposed = false;
	readonly #gitEmitter = new vscode.EventEmitter<void>();
	/** Fires when git is not as it was, whether a reference is concerned or not. */
	readonly onDidGitChange = this.#gitEmitter.event;

	constructor(roots: Roots, following: Following, log: Log, extension: vscode.Uri) {
		this.#roots = roots;
		this.#following = following;
		this.#log = log;
		this.#problems = new Problems(roots, extension);
	}

	/** Fires after problems were published. */
	get onDidCheck(): vscode.Event<void> {
		return this.#problems.onDidSay;
	}

	/** The check of a document as it is now; undefined where it is none of ours. Publishing it is the timer's business. */
	current(document: vscode.TextDocument): Current | undefined {
		const at = this.#locate(document);
		if (!at) return undefined;
		for (const path of at.root.library.set(at.path, document.getText())) at.root.unpublished.add(path);
		const checked = at.root.library.check(at.path);
		return checked && { ...at, checked };
	}

	/** The document types that are known where a document lies. */
	kindsFor(document: vscode.TextDocument): Kinds {
		const { root } = this.#locate(document) ?? { root: this.#roots.loose };
		return root.library.kinds;
	}

	/** The text that is shown of every document counts, though nobody paused since it was typed. */
	takeInOpen(): void {
		for (const document of vscode.workspace.textDocuments) this.current(document);
	}

	#locate(document: vscode.TextDocument): RootedPath | undefined {
		const at = this.#roots.locate(document.uri, document.languageId);
		return at && formatOf(at.path) ? at : undefined;
	}

	/** Work that ends when its folder is no longer open, or the window closes, has nobody to tell, and must open nothing that nobody would close. */
	#isOpen(root: Root): boolean {
		return !this.#disposed && this.#roots.isOpen(root);
	}

	/** Reads a root anew soon, when folders have stopped coming and going. */
	rescanSoon(root: Root): void {
		this.#rescans.ask(root);
	}

	/** Checks soon, when nothing changes any more. */
	schedule(document: vscode.TextDocument): void {
		if (!this.#locate(document)) return;
		const key = document.uri.toString();
		clearTimeout(this.#timers.get(key));
		const timer = setTimeout(() => {
			if (this.#timers.get(key) === timer) this.#timers.delete(key);
			if (!document.isClosed) this.check(document);
		}, DEBOUNCE);
		this.#timers.set(key, timer);
	}

	/** Checks and publishes now. The first document of ours in a folder brings in the rest of the folder. */
	check(document: vscode.TextDocument): void {
		const current = this.current(document);
		const root = current?.root ?? this.#locate(document)?.root;
		if (!root) return;
		this.#problems.say(root, root.unpublished);
		root.unpublished.clear();
		this.follow(root);
		if (current) this.#run("scan", this.scan(root));
	}

	/** The same where the past may have changed too: a document was opened or saved. */
	checkWithHistory(document: vscode.TextDocument): void {
		this.check(document);
		const at = this.#locate(document);
		if (at) this.#run("history", this.#history(at.root, [at.path]));
	}

	/** Reads and checks a whole root, once; what git knows of it follows. */
	async scan(root: Root): Promise<void> {
		if (!this.#isOpen(root)) return;
		const first = root.scan === undefined;
		await this.#roots.scan(root);
		if (first) this.refresh(root);
	}

	/** A root's files anew: a policy may have let in others. */
	async rescan(root: Root): Promise<void> {
		if (!this.#isOpen(root)) return;
		await this.#roots.rescan(root);
		this.refresh(root);
	}

	/** Publishes all of a root, also what a policy no longer lets in, and asks git about it. */
	refresh(root: Root): void {
		if (!this.#isOpen(root)) return;
		const { paths } = root.library;
		this.#problems.say(root, new Set([...root.unpublished, ...root.library.files]));
		root.unpublished.clear();
		this.follow(root);
		this.#run("history", this.#history(root, paths));
	}

	/** Takes in what the disk says of a file that is not open. */
	changed(root: Root, path: string, text: string | undefined): void {
		this.#problems.say(root, text === undefined ? root.library.delete(path) : root.library.set(path, text));
		this.follow(root);
		if (text !== undefined) this.#run("history", this.#history(root, [path]));
	}

	/** Files that are not on the disk any more: said and followed once, however many they are. */
	gone(root: Root, paths: readonly string[]): void {
		this.#problems.say(root, new Set(paths.flatMap((path) => [...root.library.delete(path)])));
		this.follow(root);
	}

	/** Second, after what the text alone says: where its references lead. */
	follow(root: Root): void {
		if (!this.#isOpen(root)) return;
		this.#run(
			"references",
			this.#following.follow(root, (paths) => this.#problems.say(root, paths)),
		);
	}

	/** Waits until all is known of a root that can be: the text that is shown, what git knows of it, and where its references lead. */
	async settle(root: Root): Promise<void> {
		await this.scan(root);
		this.takeInOpen();
		await this.#history(root, root.library.paths);
		this.follow(root);
		await this.#following.rest(root);
	}

	/** A commit, a checkout, a fetch: only what refers to git is asked again, and how approvals came in. */
	gitChanged(root: Root): void {
		if (!this.#isOpen(root)) return;
		this.#gitEmitter.fire();
		if (this.#following.gitChanged(root)) this.follow(root);
		const approved = root.library.paths.filter((path) => root.library.check(path)?.approvals.length);
		this.#run("history", this.#history(root, approved));
	}

	/** Files that are no documents, by root-relative path. */
	filesChanged(root: Root, files: ReadonlySet<string>): void {
		if (root.library.outdate({ files })) this.follow(root);
	}

	/** All references, as if for the first time. */
	followAgain(root: Root): void {
		if (!this.#isOpen(root)) return;
		this.#following.restart(root);
		this.follow(root);
	}

	/** The problems of a folder that is no longer open. */
	forget(root: Root): void {
		this.#rescans.forget(root);
		this.#following.forget(root);
		for (const path of root.library.paths) this.#problems.takeBack(uriOf(root, path));
	}

	/** A loose document that is closed takes its problems along. */
	closed(document: vscode.TextDocument): void {
		const at = this.#locate(document);
		if (!at || at.root.uri) return;
		this.#problems.say(at.root, at.root.library.delete(at.path));
		this.#problems.takeBack(document.uri);
	}

	/** Status steps and approvals need git, which runs only in a trusted workspace. */
	async #history(root: Root, paths: readonly string[]): Promise<void> {
		if (this.#isOpen(root)) this.#problems.say(root, await readHistory(root, paths, this.#log));
	}

	/** Of a file of a root, loose or not. */
	uriOf(root: Root, path: string): vscode.Uri {
		return this.#problems.uriOf(root, path);
	}

	/** Work nobody waits for; its failure is logged, never lost. */
	#run(what: string, work: Promise<void>): void {
		work.catch((error) => this.#log.error(`${what} failed`, error));
	}

	dispose(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#rescans.dispose();
		this.#disposed = true;
		this.#problems.dispose();
		this.#gitEmitter.dispose();
	}
}
