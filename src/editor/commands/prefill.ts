import path from "node:path";
import * as vscode from "vscode";
import { canBeFilled, type Disk, earlierFor, type Facts, factsFrom, type Kind, together } from "../../core/index.js";
import type { Root } from "../roots.js";

/** For whom facts are looked for, and where. */
export interface Wanted {
	readonly root: Root;
	readonly disk: Disk | undefined;
	readonly kind: Kind;
	readonly system: string;
	/** Ids of documents, or paths; or all documents of the system. Offered where absent and `ask` is set. */
	readonly from?: readonly string[] | "system" | undefined;
	/** Whether a person is being asked at all. */
	readonly ask: boolean;
}

/** What a new document begins with beside its template. Undefined where the person went away, or a source says nothing. */
export async function askFacts(wanted: Wanted): Promise<Facts | undefined> {
	const { root, disk, kind, system, ask } = wanted;
	if (!disk || !canBeFilled(kind.id)) return together([]);
	// An incident is told from what stood at the time, not from what is there today.
	const chosen = named(wanted) ?? (ask && kind.id !== "incident-record" ? await choose(root, kind, system) : []);
	if (!chosen) return undefined;
	const all: Facts[] = [];
	for (const source of chosen) {
		const facts = await factsFrom(source, root.library, disk);
		if ("reason" in facts) {
			void vscode.window.showErrorMessage(facts.reason);
			return undefined;
		}
		all.push(facts);
	}
	return together(all);
}

interface Item extends vscode.QuickPickItem {
	readonly source: string;
}

/** The step is left out where nothing could be offered. */
async function choose(root: Root, kind: Kind, system: string): Promise<readonly string[] | undefined> {
	const items = [...documentsOf(root, kind, system), ...(await filesIn(root))];
	if (items.length === 0) return [];
	const title = vscode.l10n.t("Fill in what is known already?");
	const placeHolder = vscode.l10n.t("Each value bears its source until you confirm it. Choose nothing to begin empty.");
	const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true, matchOnDescription: true });
	return chosen?.map(({ source }) => source);
}

function named({ root, kind, system, from }: Wanted): readonly string[] | undefined {
	return from === "system" ? earlierFor(kind, system, root.library).flatMap(({ id }) => id ?? []) : from;
}

/** Those of the same system that say something the new document has room for. */
const documentsOf = ({ library }: Root, kind: Kind, system: string): Item[] =>
	earlierFor(kind, system, library).map(({ id = "", kind: { title } }) => ({ label: id, description: title, source: id }));

/** What MLflow, DVC and a cache of the Hub leave in a workspace. */
const FILES = "{**/mlruns/models/*/version-*/meta.yaml,**/mlruns/**/MLmodel,**/*.dvc,**/snapshots/*/config.json,**/snapshots/*/README.md}";

/** Files that are offered; somebody with more names the one that is meant. */
const MOST = 100;

async function filesIn({ uri }: Root): Promise<Item[]> {
	if (!uri) return [];
	const found = await vscode.workspace.findFiles(new vscode.RelativePattern(uri, FILES), "**/{node_modules,.venv,venv}/**", MOST);
	const relative = found.map((file) => path.relative(uri.fsPath, file.fsPath).split(path.sep).join("/"));
	// A folder of the Hub is offered once, whichever of its files are there.
	const sources = relative.map((file) => (file.endsWith(".dvc") ? file : path.posix.dirname(file)));
	return [...new Set(sources)].sort().map((source) => ({ label: path.posix.basename(source), description: source, source }));
}
