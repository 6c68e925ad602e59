import path from "node:path";
import * as vscode from "vscode";
import {
	begin,
	createDocument,
	FOLDER,
	type Format,
	folderOfSystem,
	formatOf,
	inSentence,
	isIntake,
	type Kind,
	type Library,
	type Log,
	membersOfSystem,
	type NewWaiver,
	type Person,
	slug,
	type Tier,
	withMembers,
	withWaiver,
} from "../../core/index.js";
import type { Checking } from "../checking.js";
import { gitPerson } from "../gitPerson.js";
import type { Grounds } from "../ground.js";
import type { Root, Roots } from "../roots.js";
import { associate } from "./associate.js";
import { chooseKind } from "./chooseKind.js";
import { askState } from "./incident.js";
import { askOwner } from "./owner.js";
import { askFacts } from "./prefill.js";
import { goToNextQuestion } from "./questions.js";
import { assessTier } from "./tiering/assess.js";

/** What a key binding or a task may answer beforehand; the rest is asked. */
export interface Answers {
	readonly kind?: string;
	readonly system?: string;
	readonly tier?: Tier;
	/** The id that others refer to it by; its prefix says what kind it is. */
	readonly id?: string;
	/** Relative to the workspace folder. */
	readonly file?: string;
	/** What to fill in from: ids of documents, or paths relative to the workspace folder; or all that documents of the system say. */
	readonly from?: readonly string[] | "system";
	/** Of an incident: when it happened. */
	readonly at?: string;
	/** Of an exception request: what it is asked for. */
	readonly waives?: NewWaiver;
	/** The URI of the workspace folder. */
	readonly folder?: string;
}

/** Asks for the least that is needed, writes the document, and puts the cursor in its first question. */
export class NewDocument {
	readonly #roots: Roots;
	readonly #checking: Checking;
	readonly #memory: vscode.Memento;
	readonly #grounds: Grounds;
	readonly #log: Log;

	constructor(roots: Roots, checking: Checking, memory: vscode.Memento, grounds: Grounds, log: Log) {
		this.#roots = roots;
		this.#checking = checking;
		this.#memory = memory;
		this.#grounds = grounds;
		this.#log = log;
	}

	async run(answers: Answers = {}): Promise<void> {
		const root = await this.#root(answers.folder);
		if (!root) return;
		await this.#checking.scan(root);
		const [prefix, ...name] = answers.id?.split("-") ?? [];
		const { kinds } = root.library;
		const named = prefix ? kinds.withPrefix(prefix) : undefined;
		const kind = kinds.of(answers.kind) ?? named ?? (await chooseKind(kinds));
		const system = kind && (answers.system ? slug(answers.system) : await chooseSystem(root.library, kind));
		if (!kind || !system) return;
		const tier = answers.tier ?? (await this.#tier(root.library, kind, system));
		const owner = tier && (await this.#owner(root, kind, system));
		if (!tier || !owner) return;
		const disk = this.#grounds.of(root)?.disk;
		// Whoever names the file asks to be asked nothing more.
		const facts = await askFacts({ root, disk, kind, system, from: answers.from, ask: answers.file === undefined });
		const withState = facts && (await askState({ root, kind, system, at: answers.at, ask: answers.file === undefined }));
		if (!facts || !withState) return;
		const isTaken = (id: string) => root.library.holds(id);
		const known = owner === "unknown" ? undefined : owner;
		await this.#write(
			root,
			kind,
			(format) => {
				const empty = createDocument(kind, { system, tier, format, owner: known, isTaken, name: named && name.join("-") });
				const text = withState(begin(empty, format, kind, facts).text, format);
				if (kind.id === "review-packet") return withMembers(text, membersOfSystem(root.library, system));
				return answers.waives ? withWaiver(text, format, kind, answers.waives) : text;
			},
			answers.file,
			folderFor(root, kind, system) + nameOf(kind, named ? name.join("-") : system),
		);
	}

	/** Of an intake request, the answers come to it. */
	async #tier(library: Library, kind: Kind, system: string): Promise<Tier | undefined> {
		if (kind.family === "plain") return 3;
		return library.tierOf(system) ?? (isIntake(kind) ? 3 : chooseTier(system));
	}

	/** The folder that is named, else that of the document in front, else the only one, else the one that is chosen. */
	async #root(named: string | undefined): Promise<Root | undefined> {
		const folders = vscode.workspace.workspaceFolders ?? [];
		const given = folders.find(({ uri }) => uri.toString() === named);
		if (given) return this.#roots.of(given);
		const front = vscode.window.activeTextEditor?.document.uri;
		const own = front && vscode.workspace.getWorkspaceFolder(front);
		const folder = own ?? (folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0]);
		if (folder) return this.#roots.of(folder);
		return folders.length > 1 ? undefined : this.#roots.loose;
	}

	async #owner({ uri, library }: Root, kind: Kind, system: string): Promise<Person | "unknown" | undefined> {
		if (kind.family === "plain") return "unknown";
		const guess = async () => uri && gitPerson(uri, this.#log);
		return library.policyFor("").owner(system) ?? askOwner(this.#memory, guess);
	}

	async #write(root: Root, kind: Kind, text: (format: Format) => string, file: string | undefined, usual: string): Promise<void> {
		const document = root.uri ? await createFile(root.uri, file, usual, text) : await createUntitled(text("markdown"));
		if (!document) return;
		await vscode.window.showTextDocument(document, { preview: false });
		if (kind.family === "plain") return associate(root, kind, document.uri);
		await goToNextQuestion(this.#checking);
		// How much is asked of the system is what an intake is for. Whoever named the file asked to be asked nothing more.
		if (isIntake(kind) && file === undefined) await assessTier(this.#checking, async () => undefined);
	}
}

const nameOf = (kind: Kind, system: string): string => (kind.family === "plain" ? `${system}/README.md` : `${kind.id}-${system}.md`);

async function chooseSystem(library: Library, kind: Kind): Promise<string | undefined> {
	const title = vscode.l10n.t("New {0}: which system?", inSentence(kind.title));
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
	const file = given !== undefined && !(await wrongName(folder, given)) ? given : await askFile(folder, given ?? usual);
	if (file === undefined) return undefined;
	const uri = vscode.Uri.joinPath(folder, file);
	const edit = new vscode.WorkspaceEdit();
	edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text(formatOf(file) ?? "markdown")) });
	if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${uri.fsPath} could not be written`);
	return vscode.workspace.openTextDocument(uri);
}

/** Beside the document in front, else beside those of the system: never beside a source file, or a page that happens to be open. */
function folderFor({ uri, library }: Root, kind: Kind, system: string): string {
	const front = vscode.window.activeTextEditor?.document.uri;
	const relative = uri && front?.scheme === "file" ? path.relative(uri.fsPath, front.fsPath).split(path.sep).join("/") : "";
	const beside = library.check(relative) ? path.posix.dirname(relative) : folderOfSystem(library, system);
	const folder = beside ?? (kind.family === "plain" ? "" : FOLDER);
	return folder === "" || folder === "." ? "" : `${folder}/`;
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
