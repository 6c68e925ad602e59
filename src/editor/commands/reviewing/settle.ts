import * as vscode from "vscode";
import { type AskedQuestion, QUESTIONS_FILE, settleQuestion } from "../../../core/index.js";
import type { Current } from "../../checking.js";
import { today } from "../../roots.js";
import { warn } from "../approve.js";
import { askWhoIsHere, parsePerson } from "../owner.js";
import { needsWords, type Reviewing } from "./ask.js";
import { keep } from "./keep.js";

/** A question that is to be answered or withdrawn, as the problem at its passage names it. */
export interface QuestionAt {
	/** The document's. */
	readonly uri: string;
	/** The question's id. */
	readonly question: string;
	readonly answer?: string;
	/** `Ada Osei <ada@example.com>` */
	readonly by?: string;
}

/** Asks for the answer to a question, and records it. */
export async function answerQuestion(reviewing: Reviewing, at: QuestionAt): Promise<void> {
	const found = await find(reviewing, at);
	const answer = found && (at.answer ?? (await askAnswer(found.asked)));
	if (found && answer) await settle(reviewing, found, at, answer);
}

/** Records that a question is no longer asked, and who says so. */
export async function withdrawQuestion(reviewing: Reviewing, at: QuestionAt): Promise<void> {
	const found = await find(reviewing, at);
	if (found) await settle(reviewing, found, at);
}

interface Found {
	readonly current: Current;
	readonly asked: AskedQuestion;
}

async function find({ checking }: Reviewing, { uri, question }: QuestionAt): Promise<Found | undefined> {
	const current = checking.current(await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)));
	const asked = current?.root.library.questionsAbout(current.path).find(({ id }) => id === question);
	if (current && asked) return { current, asked };
	warn(vscode.l10n.t("{0} is no longer open.", question));
	return undefined;
}

function askAnswer({ by, question, answer }: AskedQuestion): Thenable<string | undefined> {
	const prompt = vscode.l10n.t("It is kept in {0}; the document stays as it is.", QUESTIONS_FILE);
	const title = vscode.l10n.t("{0} asks: {1}", by, question);
	return vscode.window.showInputBox({ title, prompt, value: answer ?? "", ignoreFocusOut: true, validateInput: needsWords });
}

async function settle({ checking, memory }: Reviewing, { current, asked }: Found, at: QuestionAt, answer?: string): Promise<void> {
	const title = answer === undefined ? vscode.l10n.t("Who withdraws it?") : vscode.l10n.t("Who answers?");
	const by = parsePerson(at.by ?? "") ?? (await askWhoIsHere(memory, title));
	if (!by) return;
	const settled = await keep(checking, current.root, (file) =>
		file ? settleQuestion(file, asked.id, { answer, by, date: today() }) : { refused: vscode.l10n.t("{0} is no longer open.", asked.id) },
	);
	if (!settled) return;
	const words = answer === undefined ? vscode.l10n.t("{0} is withdrawn", asked.id) : vscode.l10n.t("{0} is answered", asked.id);
	vscode.window.setStatusBarMessage(`$(pass) ${words}`, 8000);
}
