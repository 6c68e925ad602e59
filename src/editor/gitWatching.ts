import * as vscode from "vscode";
import type { Log } from "../core/index.js";
import { gitFolders } from "../node/git/folders.js";
import { gitMark } from "../node/git/mark.js";
import { builtInGit, type GitRepository } from "./builtInGit.js";
import type { Checking } from "./checking.js";
import type { Root, Roots } from "./roots.js";

/** How long git must have been quiet: a rebase moves HEAD many times. */
const QUIET = 300;

/** How long until git is asked once more though nobody said it moved, in milliseconds: watchers are silent on network drives and where too much is watched. */
const EVERY = 15_000;

/** What git writes when it moves. */
const WRITTEN = "{HEAD,index,packed-refs,shallow,config,logs/HEAD,refs/**,reftable/**}";

/** Asks references again when git moved, or a person comes back to the window and it has. */
export function registerGitWatching(roots: Roots, checking: Checking, log: Log): vscode.Disposable {
	const moves = new Moves(
		(root) => checking.gitChanged(root),
		(error) => log.error("git cannot be asked whether it moved", error),
	);
	const all = () => {
		for (const root of roots.all) if (root.scan) moves.lookSoon(root);
	};
	const listening = new Listening((root) => (root ? moves.lookSoon(root) : all()));
	const listen = () => listening.to(roots).catch((error) => log.error("git cannot be watched", error));
	void listen();
	const again = setInterval(() => (vscode.window.state.focused ? all() : undefined), EVERY);
	return vscode.Disposable.from(
		new vscode.Disposable(() => clearInterval(again)),
		moves,
		listening,
		vscode.window.onDidChangeWindowState(({ focused }) => (focused ? all() : undefined)),
		vscode.workspace.onDidGrantWorkspaceTrust(listen),
		vscode.workspace.onDidChangeWorkspaceFolders(listen),
	);
}

/** Tells of roots whose repository is not as it was. The built-in extension speaks up after each saved file, too. */
class Moves implements vscode.Disposable {
	readonly #moved: (root: Root) => void;
	readonly #failed: (error: unknown) => void;
	readonly #timers = new Map<Root, NodeJS.Timeout>();
	readonly #marks = new WeakMap<Root, string | undefined>();

	constructor(moved: (root: Root) => void, failed: (error: unknown) => void) {
		this.#moved = moved;
		this.#failed = failed;
	}

	/** When git has become quiet: one timer a root. */
	lookSoon(root: Root): void {
		clearTimeout(this.#timers.get(root));
		this.#timers.set(
			root,
			setTimeout(() => this.#look(root).catch(this.#failed), QUIET),
		);
	}

	/** No process runs in Restricted Mode. */
	async #look(root: Root): Promise<void> {
		if (!root.uri || !vscode.workspace.isTrusted) return;
		const mark = await gitMark(root.uri.fsPath);
		if (this.#marks.has(root) && this.#marks.get(root) === mark) return;
		this.#marks.set(root, mark);
		this.#moved(root);
	}

	dispose(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
	}
}

/** Through the built-in extension where it is there; and by the folders git writes to, which it does not watch if told not to. */
class Listening implements vscode.Disposable {
	readonly #heard: (root?: Root) => void;
	#subscriptions: vscode.Disposable[] = [];

	/** @param heard is told the root where it is known */
	constructor(heard: (root?: Root) => void) {
		this.#heard = heard;
	}

	async to(roots: Roots): Promise<void> {
		this.dispose();
		if (!vscode.workspace.isTrusted) return;
		for (const folder of vscode.workspace.workspaceFolders ?? []) await this.#watchFolders(roots.of(folder), folder.uri);
		const api = await builtInGit();
		if (!api) return;
		const hear = (repository: GitRepository) => this.#subscriptions.push(repository.state.onDidChange(() => this.#heard()));
		for (const repository of api.repositories) hear(repository);
		this.#subscriptions.push(
			api.onDidOpenRepository((repository) => {
				hear(repository);
				this.#heard();
			}),
		);
	}

	/** HEAD, branches, tags and the index; of a worktree they lie in two folders. Where there is no repository, one may be made. */
	async #watchFolders(root: Root, uri: vscode.Uri): Promise<void> {
		const own = vscode.Uri.joinPath(uri, ".git").fsPath;
		const { gitDir, commonDir } = (await gitFolders(uri.fsPath)) ?? { gitDir: own, commonDir: own };
		for (const folder of new Set([gitDir, commonDir])) {
			const pattern = new vscode.RelativePattern(vscode.Uri.file(folder), WRITTEN);
			const watcher = vscode.workspace.createFileSystemWatcher(pattern);
			const moved = () => this.#heard(root);
			this.#subscriptions.push(watcher, watcher.onDidChange(moved), watcher.onDidCreate(moved), watcher.onDidDelete(moved));
		}
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
		this.#subscriptions = [];
	}
}
