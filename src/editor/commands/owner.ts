import * as vscode from "vscode";
import type { Person } from "../../core/index.js";

const KEY = "owner";

/** Asked once a workspace; leaving it empty leaves the owner for later. Undefined where the person gave up. */
export async function askOwner(memory: vscode.Memento): Promise<Person | "unknown" | undefined> {
	const known = personal() ?? memory.get<Person>(KEY);
	if (known) return known;
	const typed = await vscode.window.showInputBox({
		title: vscode.l10n.t("Who answers for it?"),
		prompt: vscode.l10n.t("A person, not a team. Asked once in this workspace; leave it empty to fill it in later."),
		placeHolder: "Ada Osei <ada@example.com>",
	});
	if (typed === undefined) return undefined;
	const owner = parsePerson(typed);
	if (!owner) return "unknown";
	await memory.update(KEY, owner);
	return owner;
}

/** `Name <e-mail>`, or a name. */
function parsePerson(text: string): Person | undefined {
	const [, name = "", email] = /^\s*([^<]*?)\s*(?:<([^>]*)>)?\s*$/.exec(text) ?? [];
	return name === "" ? undefined : { name, ...(email && { email }) };
}

function personal(): Person | undefined {
	const text = vscode.workspace.getConfiguration("raiDocs").get<string>("owner", "");
	return parsePerson(text);
}
