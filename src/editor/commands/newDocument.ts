import path from "node:path";
import * as vscode from "vscode";
import {
	createDocument,
	type Format,
	formatOf,
	KINDS,
	type Kind,
	kindOf,
	type Library,
	type Person,
	slug,
	type Tier,
} from "../../core/index.js";
import type { Checking } from "../checking.js";
import type { Root, Roots } from "../roots.js";
import { associate } from "./associate.js";
import { askOwner } from "./owner.js";
import { goToNextQuestion } from "./questions.js";

/** What a key binding or a task may answer beforehand; the rest is asked. */
export interface Answers {
	readonly kind?: string;
	readonly system?: string;
	readonly tier?: Tier;
	/** Relative to the workspace folder. */
	readonly file?: string;
}

/** Asks for the least that is needed, writes the document, and puts the cursor in its first question. */
export class NewDocument {
	readonly #roots: Roots;
	readonly #checking: Checking;
	readonly #memory: vscode.Memento;

	constructor(roots: Roots, checking: Checking, memory: vscode.Memento) {
		this.#roots = roots;
		this.#checking = checking;
		this.#memory = memory;
	}

	async run(answers: Answers = {}): Promise<void> {
		const root = await this.#root();
		if (!root) return;
		await this.#checking.scan(root);
		const kind = kindOf(answers.kind) ?? (await chooseKind());
		const system = kind && (answers.system ? slug(answers.system) : await chooseSystem(root.library, kind));
		if (!kind || !system) return;
		const tier = answers.tier ?? (await this.#tier(root.library, kind, system));
		const owner = tier && (await this.#owner(root.library, kind, system));
		if (!tier || !owner) return;
		const isTaken = (id: string) => root.library.holds(id);
		const known = owner === "unknown" ? undefined : owner;
		await this.#write(
			root,
			kind,
			(format) => createDocument(kind, { system, tier, format, owner: known, isTaken }),
			answers.file,
			nameOf(kind, system),
		);
	}

	async #tier(library: Library, { family }: Kind, system: string): Promise<Tier | undefined> {
		return family === "plain" ? 3 : (library.tierOf(system) ?? chooseTier(system));
	}

	/** The folder of the document in front, else the only one, else the one that is chosen. */
	async #root(): Promise<Root | undefined> {
		const folders = vscode.workspace.workspaceFolders ?? [];
		const front = vscode.window.activeTextEditor?.document.uri;
		const own = front && vscode.workspace.getWorkspaceFolder(front);
		const folder = own ?? (folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0]);
		if (folder) return this.#roots.of(folder);
		return folders.length > 1 ? undefined : this.#roots.loose;
	}

	async #owner(library: Library, kind: Kind, system: string): Promise<Person | "unknown" | undefined> {
		if (kind.family === "plain") return "unknown";
		return library.policyFor("").owner(system) ?? askOwner(this.#memory);
	}

	async #write(root: Root, kind: Kind, text: (format: Format) => string, file: string | undefined, usual: string): Promise<void> {
		const document = root.uri ? await createFile(root.uri, file, usual, text) : await createUntitled(text("markdown"));
		if (!document) return;
		await vscode.window.showTextDocument(document, { preview: false });
		if (kind.family === "plain") return associate(root, kind, document.uri);
		await goToNextQuestion(this.#checking);
	}
}

const nameOf = (kind: Kind, system: string): string => (kind.family === "plain" ? `${system}/README.md` : `${kind.id}-${system}.md`);

async function chooseKind(): Promise<Kind | undefined> {
	const items = KINDS.map((type) => ({ label: type.title, detail: type.description, type }));
	const title = vscode.l10n.t("New document");
	const placeHolder = vscode.l10n.t("What do you want to write?");
	return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDetail: true }))?.type;
}

async function chooseSystem(library: Library, kind: Kind): Promise<string | undefined> {
	const title = vscode.l10n.t("New {0}: which system?", kind.title.toLowerCase());
	const add = { label: `$(add) ${vscode.l10n.t("Another system…")}`, system: undefined };
	const known = library.systems.map((system) => ({ label: system, system }));
	if (known.length > 0) {
		const chosen = await vscode.window.showQuickPick([...known, add], { title });
		if (!chosen || chosen.system) return chosen?.system;
	}
	const prompt = vscode.l10n.t("The AI system the document is about, such as credit-risk. Documents of one system share this word.");
	const validateInput = (value: string) => (slug(value) === "" ? vscode.l10n.t("Name the system, with letters a-z or digits.") : undefined);
	const typed = await vscode.window.showInputBox({ title, prompt, placeHolder: "credit-risk", validateInput });
	return typed === undefined ? undefined : slug(typed);
}

async function chooseTier(system: string): Promise<Tier | undefined> {
	const items = [
		{
			label: vscode.l10n.t("Tier 3 (low)"),
			detail: vscode.l10n.t("Little harm if it is wrong. One screen, about ten minutes."),
			tier: 3 as const,
		},
		{
			label: vscode.l10n.t("Tier 2 (medium)"),
			detail: vscode.l10n.t("Reaches people outside, uses personal data, or writes somewhere."),
			tier: 2 as const,
		},
		{
			label: vscode.l10n.t("Tier 1 (high)"),
			detail: vscode.l10n.t("Touches rights, safety, money or access; acts without a person."),
			tier: 1 as const,
		},
	];
	const title = vscode.l10n.t("How much harm could {0} do?", system);
	return (await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t("The tier decides how much is asked") }))?.tier;
}

/** An existing file is never overwritten: the editor asks for another name. */
async function createFile(
	folder: vscode.Uri,
	given: string | undefined,
	usual: string,
	text: (format: Format) => string,
): Promise<vscode.TextDocument | undefined> {
	const file = given !== undefined && !(await wrongName(folder, given)) ? given : await askFile(folder, given ?? folderOf(folder) + usual);
	if (file === undefined) return undefined;
	const uri = vscode.Uri.joinPath(folder, file);
	const edit = new vscode.WorkspaceEdit();
	edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text(formatOf(file) ?? "markdown")) });
	if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${uri.fsPath} could not be written`);
	return vscode.workspace.openTextDocument(uri);
}

/** Beside the document in front, if it lies in this folder. */
function folderOf(folder: vscode.Uri): string {
	const front = vscode.window.activeTextEditor?.document.uri;
	if (front?.scheme !== "file") return "";
	const relative = path.relative(folder.fsPath, path.dirname(front.fsPath)).split(path.sep).join("/");
	return relative === "" || relative.startsWith("..") ? "" : `${relative}/`;
}

async function askFile(folder: vscode.Uri, value: string): Promise<string | undefined> {
	const validateInput = (name: string) => wrongName(folder, name);
	const valueSelection: [number, number] = [value.lastIndexOf("/") + 1, value.lastIndexOf(".")];
	const title = vscode.l10n.t("Where should it go?");
	return vscode.window.showInputBox({
		title,
		value,
		valueSelection,
		prompt: vscode.l10n.t("A path inside the workspace folder"),
		validateInput,
	});
}

async function wrongName(folder: vscode.Uri, name: string): Promise<string | undefined> {
	if (!formatOf(name)) return vscode.l10n.t("The name ends in .md or .yaml.");
	if (path.isAbsolute(name) || name.split(/[\\/]/).includes("..")) return vscode.l10n.t("The file lies inside the workspace folder.");
	return (await exists(vscode.Uri.joinPath(folder, name))) ? vscode.l10n.t("This file exists already.") : undefined;
}

const exists = (uri: vscode.Uri): Promise<boolean> =>
	Promise.resolve(vscode.workspace.fs.stat(uri)).then(
		() => true,
		() => false,
	);

const createUntitled = (content: string): Thenable<vscode.TextDocument> =>
	vscode.workspace.openTextDocument({ language: "markdown", content });
