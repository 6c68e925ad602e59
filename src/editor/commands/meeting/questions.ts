import * as vscode from "vscode";
import type { Outcome, OutcomeCondition } from "../../../core/index.js";
import { dayTrouble } from "../day.js";
import { parsePerson } from "../owner.js";

/** One answer after the other, until none is typed. Undefined where the person gave up. @param trouble what is wrong with an answer */
export async function askMany<T>(
	title: string,
	prompt: string,
	parse: (text: string) => T | undefined | Promise<T | undefined>,
	trouble: (text: string) => string | undefined = () => undefined,
): Promise<T[] | undefined> {
	const answers: T[] = [];
	const taken: string[] = [];
	const validateInput = (text: string) => (text.trim() === "" ? undefined : trouble(text.trim()));
	for (;;) {
		// Asked in the same words again, nobody could tell that the answer was taken.
		const soFar = taken.length > 0 ? `${vscode.l10n.t("So far: {0}.", taken.join("; "))} ` : "";
		const typed = await vscode.window.showInputBox({ title, prompt: `${soFar}${prompt}`, ignoreFocusOut: true, validateInput });
		if (typed === undefined) return undefined;
		if (typed.trim() === "") return answers;
		taken.push(typed.trim());
		const answer = await parse(typed.trim());
		if (answer === undefined) return undefined;
		answers.push(answer);
	}
}

export function askText(title: string, prompt: string): Thenable<string | undefined> {
	const validateInput = (text: string) => (text.trim() === "" ? vscode.l10n.t("Write it as the minutes say it.") : undefined);
	return vscode.window.showInputBox({ title, prompt, ignoreFocusOut: true, validateInput });
}

/** `4/1/0`: for, against, abstained. */
export async function askVotes(): Promise<Outcome["votes"] | "none" | undefined> {
	const wrong = vscode.l10n.t("Three numbers: for, against, abstained, such as 4/1/0.");
	const typed = await vscode.window.showInputBox({
		title: vscode.l10n.t("How did they vote?"),
		prompt: vscode.l10n.t("For, against and abstained. Leave it empty where nobody voted."),
		placeHolder: "4/1/0",
		ignoreFocusOut: true,
		validateInput: (text) => (text.trim() === "" || votesIn(text) ? undefined : wrong),
	});
	return typed === undefined ? undefined : (votesIn(typed) ?? "none");
}

export function votesIn(text: string): NonNullable<Outcome["votes"]> | undefined {
	const [, yes, no, none] = /^\s*(\d{1,4})\s*\/\s*(\d{1,4})\s*\/\s*(\d{1,4})\s*$/.exec(text) ?? [];
	return yes === undefined ? undefined : { for: Number(yes), against: Number(no), abstained: Number(none) };
}

/** A condition without an owner, a day and a test is a wish: all three are asked, none is made up. */
export async function askCondition(text: string): Promise<OutcomeCondition | undefined> {
	const title = vscode.l10n.t("Condition: {0}", text);
	const owner = await vscode.window.showInputBox({
		title,
		prompt: vscode.l10n.t("Who sees to it? A person, not a team."),
		placeHolder: "Ada Osei <ada@example.com>",
		ignoreFocusOut: true,
	});
	const due = owner === undefined ? undefined : await askDue(title);
	const test =
		due === undefined
			? undefined
			: await vscode.window.showInputBox({ title, prompt: vscode.l10n.t("How can anybody tell that it is met?"), ignoreFocusOut: true });
	if (owner === undefined || due === undefined || test === undefined) return undefined;
	return { text, owner: parsePerson(owner), due: due || undefined, test: test.trim() || undefined };
}

function askDue(title: string): Thenable<string | undefined> {
	return vscode.window.showInputBox({
		title,
		prompt: vscode.l10n.t("By which day?"),
		placeHolder: "2027-01-31",
		ignoreFocusOut: true,
		validateInput: (text) => (text === "" ? undefined : dayTrouble(text)),
	});
}

/** `Jonas Weber: wait for a second summer` */
export function dissentIn(text: string): { by: string; view: string } | undefined {
	const [, by = "", view = ""] = /^([^:]+):\s*(.+)$/.exec(text) ?? [];
	return by === "" ? undefined : { by: by.trim(), view };
}
