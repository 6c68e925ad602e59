import * as vscode from "vscode";
import type { Log } from "../core/index.js";
import { gitFolders } from "../node/git/folders.js";
import { gitMark } from "../node/git/mark.js";
import { builtInGit, type GitApi, type GitRepository } from "./builtInGit.js";
import type { Checking } from "./checking.js";
import { Quiet } from "./quiet.js";
import type { Root, Roots } from "./roots.js";

/** When git has been quiet it is asked: a rebase moves HEAD many times. */
const QUIET = { wait: 300, most: 3_000 };

/** How long until git is asked once more though nobody said it moved, in milliseconds: watchers are silent on network drives and where too much is watched. */
const EVERY = 15_000;

/** What git writes when it moves. */
const WRITTEN = "{HEAD,index,packed-refs,shallow,config,logs/HEAD,refs/**,reftable/**}";

/** Asks references again when git moved, or a person comes back to the window and it has. */
export function registerGitWatching(roots: Roots, checking: Checking, log: Log): vscode.Disposable {
	const moves = new Moves(
		roots,
		(root) => checking.gitChanged(root),
		(error) => log.error("git cannot be asked whether it moved", error),
	);
	const all = () => {
		for (const root of roots.all) if (root.scan) moves.lookSoon(root);
	};
	const listening = new Listening((root) => (root ? moves.lookSoon(root) : all()), log);
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
	readonly #roots: Roots;
	readonly #moved: (root: Root) => void;
	readonly #quiet: Quiet<Root>;
	readonly #marks = new WeakMap<Root, string | undefined>();

	constructor(roots: Roots, moved: (root: Root) => void, failed: (error: unknown) => void) {
		this.#roots = roots;
		this.#moved = moved;
		this.#quiet = new Quiet((root) => this.#look(root).catch(failed), QUIET);
	}

	/** When git has become quiet. */
	lookSoon(root: Root): void {
		this.#quiet.ask(root);
	}

	/** No process runs in Restricted Mode. */
	async #look(root: Root): Promise<void> {
		if (!root.uri || !this.#roots.isOpen(root) || !vscode.workspace.isTrusted) return;
		const mark = await gitMark(root.uri.fsPath);
		if (this.#marks.has(root) && this.#marks.get(root) === mark) return;
		this.#marks.set(root, mark);
		this.#moved(root);
	}

	dispose(): void {
		this.#quiet.dispose();
	}
}

/** What listens for a while: what is added to it afterwards is let go at once. */
class Ears implements vscode.Disposable {
	readonly #held: vscode.Disposable[] = [];
	#isOver = false;

	get isOver(): boolean {
		return this.#isOver;
	}

	add(...more: readonly vscode.Disposable[]): void {
		this.#held.push(...more);
		if (this.#isOver) this.dispose();
	}

	dispose(): void {
		this.#isOver = true;
		for (const one of this.#held.splice(0)) one.dispose();
	}
}

/** Through the built-in extension where it is there; and by the folders git writes to, which it does not watch if told not to. */
export class Listening implements vscode.Disposable {
	readonly #heard: (root?: Root) => void;
	readonly #log: Log;
	readonly #builtIn: typeof builtInGit;
	/** Those of the last call: of an earlier one, none may listen any more. */
	#ears = new Ears();
	#isDisposed = false;

	/** @param heard is told the root where it is known */
	constructor(heard: (root?: Root) => void, log: Log, builtIn = builtInGit) {
		this.#heard = heard;
		this.#log = log;
		this.#builtIn = builtIn;
	}

	async to(roots: Roots): Promise<void> {
		this.#ears.dispose();
		if (this.#isDisposed || !vscode.workspace.isTrusted) return;
		const ears = new Ears();
		this.#ears = ears;
		for (const folder of vscode.workspace.workspaceFolders ?? []) {
			const failed = (error: unknown) => this.#log.error(`${folder.uri.fsPath}: git cannot be watched`, error);
			await this.#watchFolders(ears, roots, folder).catch(failed);
			if (ears.isOver) return;
		}
		const api = await this.#builtIn();
		if (api && !ears.isOver) this.#hearFrom(ears, api);
	}

	#hearFrom(ears: Ears, api: GitApi): void {
		const hear = (repository: GitRepository) => ears.add(repository.state.onDidChange(() => this.#heard()));
		for (const repository of api.repositories) hear(repository);
		ears.add(
			api.onDidOpenRepository((repository) => {
				hear(repository);
				this.#heard();
			}),
		);
	}

	/** HEAD, branches, tags and the index; of a worktree they lie in two folders. Where there is no repository, one may be made. */
	async #watchFolders(ears: Ears, roots: Roots, folder: vscode.WorkspaceFolder): Promise<void> {
		const { uri } = folder;
		const root = roots.of(folder);
		const own = vscode.Uri.joinPath(uri, ".git").fsPath;
		const { gitDir, commonDir } = (await gitFolders(uri.fsPath)) ?? { gitDir: own, commonDir: own };
		if (ears.isOver) return;
		for (const written of new Set([gitDir, commonDir])) {
			const pattern = new vscode.RelativePattern(vscode.Uri.file(written), WRITTEN);
			const watcher = vscode.workspace.createFileSystemWatcher(pattern);
			const moved = () => this.#heard(root);
			ears.add(watcher, watcher.onDidChange(moved), watcher.onDidCreate(moved), watcher.onDidDelete(moved));
		}
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#ears.dispose();
	}
}
