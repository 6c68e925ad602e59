import * as vscode from "vscode";
import { QUESTIONS_FILE, type Quote, quoteAt, quoteOnLine, recordQuestion } from "../../../core/index.js";
import type { Checking, Current } from "../../checking.js";
import { toSpan } from "../../convert.js";
import { today } from "../../roots.js";
import { warn } from "../approve.js";
import { askWhoIsHere, parsePerson } from "../owner.js";
import { notOurs } from "../questions.js";
import { keep } from "./keep.js";

/** What asking and answering take. */
export interface Reviewing {
	readonly checking: Checking;
	/** Who sits here is asked once a workspace. */
	readonly memory: vscode.Memento;
}

/** What a preview, a key binding or a test may say beforehand; the rest is asked. */
export interface AskAnswers {
	/** The document's; the one in front where absent. */
	readonly uri?: string;
	/** Zero-based: where the passage begins. What is selected where absent. */
	readonly line?: number;
	/** Those of the passage that are meant. */
	readonly words?: string;
	readonly question?: string;
	/** `Jonas Weber <jonas@example.com>` */
	readonly by?: string;
}

/** Keeps a question about a passage, beside the documents: none of them changes. */
export async function askQuestion({ checking, memory }: Reviewing, answers: AskAnswers = {}): Promise<void> {
	const document = await documentOf(answers);
	const current = document && checking.current(document);
	if (!document || !current?.root.library.isDocument(current.path)) return notOurs();
	if (!current.root.uri) return warn(vscode.l10n.t("Questions are kept beside the policy: open the folder of the document first."));
	const quote = quoteFor(current, document, answers);
	if (!quote) return warn(vscode.l10n.t("Select the words that you ask about."));
	const question = answers.question ?? (await askWords(quote));
	const by = question && (parsePerson(answers.by ?? "") ?? (await askWhoIsHere(memory, vscode.l10n.t("Who asks?"))));
	if (!question || !by) return;
	const { id } = current.checked.artifact;
	const about = id === undefined ? { path: current.path } : { document: id };
	const kept = await keep(checking, current.root, (file) => recordQuestion(file, { ...quote, about, by, date: today(), question }));
	if (kept) vscode.window.setStatusBarMessage(`$(question) ${vscode.l10n.t("{0} is kept in {1}", kept.id, QUESTIONS_FILE)}`, 8000);
}

async function documentOf({ uri }: AskAnswers): Promise<vscode.TextDocument | undefined> {
	if (uri === undefined) return vscode.window.activeTextEditor?.document;
	return vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
}

function quoteFor({ checked }: Current, document: vscode.TextDocument, { line, words }: AskAnswers): Quote | undefined {
	const parsed = checked.artifact.document;
	if (line !== undefined) return quoteOnLine(parsed, line, words);
	const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
	return editor && quoteAt(parsed, toSpan(parsed, editor.selection));
}

/** Longer passages are known by their beginning. */
const BEGINNING = 120;

function askWords({ quote }: Quote): Thenable<string | undefined> {
	const title = vscode.l10n.t("What do you want to know?");
	const passage = quote.length > BEGINNING ? `${quote.slice(0, BEGINNING)}…` : quote;
	const prompt = vscode.l10n.t("About “{0}”. It is kept in {1}; the document stays as it is.", passage, QUESTIONS_FILE);
	return vscode.window.showInputBox({ title, prompt, ignoreFocusOut: true, validateInput: needsWords });
}

/** Nobody can answer nothing, and nothing answers nobody. */
export const needsWords = (text: string): string | undefined => (text.trim() === "" ? vscode.l10n.t("Write a few words.") : undefined);
