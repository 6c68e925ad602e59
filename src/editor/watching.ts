import * as vscode from "vscode";
import type { Log } from "../core/index.js";
import { formatOf, isIgnored } from "../core/index.js";
import { isFolder } from "../node/present.js";
import type { Checking } from "./checking.js";
import type { Root, Roots } from "./roots.js";
import { Sweeping, type Swept } from "./sweeping.js";
import { TakingIn } from "./takingIn.js";
import { Touched } from "./touched.js";

const DOCUMENTS = "**/*.{md,markdown,yml,yaml}";

/** Listens to the editor and the disk, and has checked what changed. */
export function registerWatching(roots: Roots, checking: Checking, log: Log): vscode.Disposable {
	const { workspace } = vscode;
	const watcher = workspace.createFileSystemWatcher(DOCUMENTS);
	// A folder that comes or goes is one event, without those of its files. Any file may be one that is referred to.
	const folders = workspace.createFileSystemWatcher("**");
	// Each commit, checkout and fetch writes here.
	const head = workspace.createFileSystemWatcher("**/.git/logs/HEAD");
	const targets = new Touched((root, files) => checking.filesChanged(root, files));
	const touched = (uri: vscode.Uri) => targetChanged(uri, roots, targets);
	const moved = (uri: vscode.Uri) => rescanFor(uri, roots, checking);
	const documents = new TakingIn(roots, checking, log);
	const onDisk = (uri: vscode.Uri) => documents.look(uri);
	const lost = new Touched((root, paths) => documents.gone(root, paths));
	const swept: Swept = { document: onDisk, target: (root, path) => targets.add(root, path), day: (root) => checking.refresh(root) };
	return vscode.Disposable.from(
		targets,
		lost,
		new Sweeping(roots, swept, log),
		watcher,
		watcher.onDidCreate(onDisk),
		watcher.onDidChange(onDisk),
		folders,
		folders.onDidCreate((uri) => folderCame(uri, roots, checking, log)),
		folders.onDidDelete((uri) => gone(uri, roots, lost)),
		folders.onDidCreate(touched),
		folders.onDidChange(touched),
		folders.onDidDelete(touched),
		head,
		head.onDidCreate(moved),
		head.onDidChange(moved),
		workspace.onDidOpenTextDocument((document) => checking.checkWithHistory(document)),
		workspace.onDidChangeTextDocument(({ document }) => checking.schedule(document)),
		workspace.onDidSaveTextDocument((document) => saved(document, roots, checking, log)),
		workspace.onDidCloseTextDocument((document) => closed(document, checking, onDisk)),
		workspace.onDidChangeWorkspaceFolders(({ removed, added }) => {
			for (const folder of removed) forget(folder, roots, checking);
			findPolicies(added, roots, checking, log);
			checkAll(checking);
		}),
		workspace.onDidGrantWorkspaceTrust(() => {
			for (const root of roots.all) {
				checking.followAgain(root);
				checking.refresh(root);
			}
		}),
		workspace.onDidChangeConfiguration((change) => {
			if (change.affectsConfiguration("raiDocs.readableFolders")) for (const root of roots.all) checking.followAgain(root);
		}),
	);
}

/** What is open already, and folders with a policy. */
export function start(roots: Roots, checking: Checking, log: Log): void {
	checkAll(checking);
	findPolicies(vscode.workspace.workspaceFolders ?? [], roots, checking, log);
}

function checkAll(checking: Checking): void {
	for (const document of vscode.workspace.textDocuments) checking.checkWithHistory(document);
}

/** A folder is read as a whole only once a policy or a document of ours was seen in it. */
function findPolicies(folders: readonly vscode.WorkspaceFolder[], roots: Roots, checking: Checking, log: Log): void {
	for (const folder of folders) {
		// Asked for later, a folder that is closed meanwhile would get a root that nobody forgets.
		const root = roots.of(folder);
		const pattern = new vscode.RelativePattern(folder, "**/rai-docs.yaml");
		Promise.resolve(vscode.workspace.findFiles(pattern, null, 1))
			.then((found) => (found.length > 0 ? checking.scan(root) : undefined))
			.catch((error) => log.error(`${folder.uri.fsPath} cannot be read`, error));
	}
}

function forget(folder: vscode.WorkspaceFolder, roots: Roots, checking: Checking): void {
	const root = roots.forget(folder);
	if (root) checking.forget(root);
}

/** What was not saved is gone: the disk says again what is true. */
function closed(document: vscode.TextDocument, checking: Checking, onDisk: (uri: vscode.Uri) => void): void {
	checking.closed(document);
	if (document.uri.scheme === "file") onDisk(document.uri);
}

/** What a policy lets in may not have been read yet. */
function saved(document: vscode.TextDocument, roots: Roots, checking: Checking, log: Log): void {
	checking.checkWithHistory(document);
	const at = roots.locate(document.uri);
	if (at?.root.library.isPolicy(at.path))
		checking.rescan(at.root).catch((error) => log.error(`${document.uri.fsPath}: the folder cannot be read`, error));
}

/** Where git notes what it did; the folders come with the first commit. */
const IN_GIT = /\/\.git(?:\/logs(?:\/HEAD)?)?$/;

/** Only a root that was read has something to lose or to gain. */
function rootToRescan(uri: vscode.Uri, roots: Roots): Root | undefined {
	const at = roots.locate(uri);
	return at?.root.scan && (IN_GIT.test(uri.path) || !isIgnored(`${at.path}/`)) ? at.root : undefined;
}

function rescanFor(uri: vscode.Uri, roots: Roots, checking: Checking): void {
	const root = rootToRescan(uri, roots);
	if (root) checking.rescanSoon(root);
}

/** What programs write are files, again and again: only a folder may bring documents of which nothing else is told. */
function folderCame(uri: vscode.Uri, roots: Roots, checking: Checking, log: Log): void {
	const root = formatOf(uri.path) ? undefined : rootToRescan(uri, roots);
	if (!root) return;
	isFolder(uri.fsPath)
		.then((is) => (is || IN_GIT.test(uri.path) ? checking.rescanSoon(root) : undefined))
		.catch((error) => log.error(`${uri.fsPath} cannot be looked at`, error));
}

/** A file that documents refer to, or a folder around it. */
function targetChanged(uri: vscode.Uri, roots: Roots, targets: Touched): void {
	const at = roots.locate(uri);
	if (at?.root.scan && !at.path.startsWith(".git/")) targets.add(at.root, at.path);
}

/** A file that is gone, or a folder with all it held. */
function gone(uri: vscode.Uri, roots: Roots, lost: Touched): void {
	const at = roots.locate(uri);
	if (at?.root.uri) lost.add(at.root, at.path);
}
