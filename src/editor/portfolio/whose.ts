import * as vscode from "vscode";
import type { Log, Named } from "../../core/index.js";
import { parsePerson, personal, writtenPerson } from "../commands/owner.js";
import { gitPerson } from "../gitPerson.js";

const KEY = "whoseWork";

/** What somebody chose; nothing means: mine, as git or the settings say who I am. */
interface Chosen {
	readonly everybody?: boolean;
	readonly person?: Named;
}

/** Whose work is listed: that of the person who sits here, or everybody's where nobody knows who that is. */
export class Whose {
	readonly #memory: vscode.Memento;
	readonly #log: Log;
	/** By git, one a folder. */
	#git: readonly Named[] = [];
	#asked: Promise<void> | undefined;

	constructor(memory: vscode.Memento, log: Log) {
		this.#memory = memory;
		this.#log = log;
	}

	/** One person, as far as git and the settings know that person; undefined for everybody. */
	get people(): readonly Named[] | undefined {
		const { everybody, person } = this.#chosen;
		const known = person ? [person] : this.#known;
		return everybody || known.length === 0 ? undefined : known;
	}

	/** Whether somebody chose to see everybody's, rather than that nobody knows who sits here. */
	get isChosen(): boolean {
		return this.#chosen.everybody === true;
	}

	get #chosen(): Chosen {
		return this.#memory.get<Chosen>(KEY, {});
	}

	/** What somebody wrote into the settings first: that is how documents name who sits here. */
	get #known(): Named[] {
		return [...[personal()].flatMap((one) => one ?? []), ...this.#git];
	}

	/** Asks git who sits here, once; not in Restricted Mode, where no process runs. */
	ask(): Promise<void> {
		if (!vscode.workspace.isTrusted) return Promise.resolve();
		this.#asked ??= this.#askGit();
		return this.#asked;
	}

	/** The folders, or what may be run in them, are others now. */
	forget(): void {
		this.#asked = undefined;
	}

	async #askGit(): Promise<void> {
		const folders = vscode.workspace.workspaceFolders ?? [];
		const found = await Promise.all(folders.map(({ uri }) => gitPerson(uri, this.#log)));
		const people = found.flatMap((one) => one ?? []);
		this.#git = people.filter((one, i) => people.findIndex(({ name, email }) => name === one.name && email === one.email) === i);
	}

	/** Asks whose work is to be listed. @returns whether something was chosen */
	async choose(): Promise<boolean> {
		await this.ask();
		const me = this.#known[0];
		const items: (vscode.QuickPickItem & { readonly chosen: Chosen | "ask" })[] = [
			...(me ? [{ label: `$(account) ${vscode.l10n.t("Mine")}`, description: writtenPerson(me), chosen: {} }] : []),
			{ label: `$(organization) ${vscode.l10n.t("Everybody's")}`, chosen: { everybody: true } },
			{ label: `$(add) ${vscode.l10n.t("I am somebody else…")}`, chosen: "ask" },
		];
		const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Whose work?") });
		const chosen = picked?.chosen === "ask" ? await askPerson() : picked?.chosen;
		if (chosen) await this.#memory.update(KEY, chosen);
		return chosen !== undefined;
	}
}

async function askPerson(): Promise<Chosen | undefined> {
	const title = vscode.l10n.t("Who are you?");
	const prompt = vscode.l10n.t("As documents and the roster name you. It is kept in this workspace, on this machine.");
	const typed = await vscode.window.showInputBox({ title, prompt, placeHolder: "Ada Osei <ada@example.com>" });
	const person = typed === undefined ? undefined : parsePerson(typed);
	return person && { person };
}
