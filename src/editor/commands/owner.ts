import * as vscode from "vscode";
import type { Named, Person } from "../../core/index.js";

const KEY = "owner";

/**
 * Asked once a workspace; leaving it empty leaves the owner for later. Undefined where the person gave up.
 * @param guess who sits here, to be confirmed or typed over
 */
export async function askOwner(memory: vscode.Memento, guess: () => Promise<Named | undefined>): Promise<Person | "unknown" | undefined> {
	const known = personal() ?? memory.get<Person>(KEY);
	if (known) return known;
	const person = await guess();
	const typed = await vscode.window.showInputBox({
		title: vscode.l10n.t("Who answers for it?"),
		...(person && { value: writtenPerson(person) }),
		prompt: vscode.l10n.t("A person, not a team. Asked once in this workspace; leave it empty to fill it in later."),
		placeHolder: "Ada Osei <ada@example.com>",
	});
	if (typed === undefined) return undefined;
	const owner = parsePerson(typed);
	if (!owner) return "unknown";
	await memory.update(KEY, owner);
	return owner;
}

const REVIEWER = "reviewer";

/** Who sits here: as the settings say, else asked once a workspace. Undefined where the person gave up. */
export async function askWhoIsHere(memory: vscode.Memento, title: string): Promise<Person | undefined> {
	const known = personal() ?? memory.get<Person>(REVIEWER);
	if (known) return known;
	const prompt = vscode.l10n.t("You, not a team. Asked once in this workspace.");
	const typed = await vscode.window.showInputBox({ title, prompt, placeHolder: "Jonas Weber <jonas@example.com>", ignoreFocusOut: true });
	const person = typed === undefined ? undefined : parsePerson(typed);
	if (person) await memory.update(REVIEWER, person);
	return person;
}

/** `Name <e-mail>`, or a name. */
export function parsePerson(text: string): Person | undefined {
	const [, name = "", email] = /^\s*([^<]*?)\s*(?:<([^>]*)>)?\s*$/.exec(text) ?? [];
	return name === "" ? undefined : { name, ...(email && { email }) };
}

/** As {@link parsePerson} reads it. */
export const writtenPerson = ({ name, email }: Named): string => (email === undefined || email === name ? name : `${name} <${email}>`);

/** Who sits here, as the settings say. */
export function personal(): Person | undefined {
	const text = vscode.workspace.getConfiguration("raiDocs").get<string>("owner", "");
	return parsePerson(text);
}
