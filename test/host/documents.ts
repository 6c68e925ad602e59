import assert from "node:assert/strict";
import {
	type CodeAction,
	CodeActionKind,
	type CodeLens,
	commands,
	type Diagnostic,
	type Hover,
	languages,
	type MarkdownString,
	Position,
	type Range,
	type TextDocument,
	type TextEditor,
	Uri,
	window,
	workspace,
} from "vscode";

/** The folder that is open: a fresh copy for every run. */
export function folder(): Uri {
	const first = workspace.workspaceFolders?.[0];
	assert.ok(first, "no folder is open");
	return first.uri;
}

export async function write(name: string, text: string): Promise<Uri> {
	const uri = Uri.joinPath(folder(), name);
	await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
	return uri;
}

export async function open(name: string, text: string): Promise<TextEditor> {
	const editor = await window.showTextDocument(await workspace.openTextDocument(await write(name, text)));
	// VS Code says apart which editor is in front.
	await until(`${name} in front`, () => window.activeTextEditor?.document === editor.document);
	return editor;
}

/** Waits for something to become true; tests say what must appear, never how fast. */
export async function until<T>(
	what: string | (() => string),
	look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
	for (let tries = 0; tries < 800; tries++) {
		const found = await look();
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`waited in vain for ${typeof what === "string" ? what : what()}`);
}

export const ours = (uri: Uri): Diagnostic[] => languages.getDiagnostics(uri).filter(({ source }) => source === "RAI Docs");

export const ruleOf = ({ code }: Diagnostic): string => (typeof code === "object" ? String(code.value) : String(code));

export const untilRule = (uri: Uri, rule: string): Promise<Diagnostic> =>
	until(
		() => `${rule} in ${uri.path}; there is ${ours(uri).map(ruleOf).join(", ")}`,
		() => ours(uri).find((diagnostic) => ruleOf(diagnostic) === rule),
	);

export const untilClean = (uri: Uri): Promise<true> =>
	until(
		() =>
			`no problem in ${uri.path}; there is ${ours(uri)
				.map(({ message }) => message)
				.join(" ")}`,
		() => ours(uri).length === 0,
	);

export const actionsFor = (uri: Uri, range: Range): Thenable<CodeAction[]> =>
	commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", uri, range, CodeActionKind.QuickFix.value);

/** Applies a quick fix by its title, as the light bulb does. */
export async function applyFix(uri: Uri, range: Range, title: string): Promise<void> {
	const edit = await until(`the fix “${title}”`, async () => (await actionsFor(uri, range)).find((action) => action.title === title)?.edit);
	assert.ok(await workspace.applyEdit(edit));
}

/** Where a text begins in a document. */
export function placeOf(document: TextDocument, text: string): Position {
	const at = document.getText().indexOf(text);
	assert.ok(at >= 0, `“${text}” is not in ${document.uri.path}`);
	return document.positionAt(at);
}

export const behind = (document: TextDocument, text: string): Position =>
	document.positionAt(document.offsetAt(placeOf(document, text)) + text.length);

/** A card in review that has no problem. */
export const CARD = `---
artifact: model-card
schema: "1"
id: MC-credit
title: Credit model
system: credit
tier: 3
version: "1.0.0"
status: in-review
owner: { name: Ada Osei, email: ada@example.com }
model:
  name: credit
  version: "1.0.0"
  ref: "file:models/credit.onnx@sha256:84628f78e4dd566cd38114a9d658847c03df5a81983579df63afb6dac472d3c1"
out_of_scope: Business loans
data: Applications of 2024
metrics:
  - name: auroc
    value: 0.871   # as of May
    evidence: { ref: "file:eval/metrics.json@sha256:78b07d092e0d97f8a22aeb8919483d4de311825df74a6fb132fcbb9e00c2c138", pointer: /auroc }
limitations: Applicants with little history
if_wrong:
  who: Applicants
  what: They are turned away
  stop: Flag off
---
## Summary

Scores consumer credit applications for loan officers.
`;

export const card = (id: string, change: (text: string) => string = (text) => text): string => change(CARD.replace("MC-credit", id));

export const position = (line: number, character: number): Position => new Position(line, character);

/** A card whose body cites references, as code spans. */
export const citing = (id: string, ...references: string[]): string =>
	card(id, (text) => `${text}\nSee ${references.map((reference) => `\`${reference}\``).join(", ")}.\n`);

/** A card that relies on something else beside: a mapping in braces. */
export const relying = (id: string, reference: string): string =>
	card(id, (text) => text.replace("limitations:", `evaluation:\n  reports:\n    - ${reference}\nlimitations:`));

/** A card with another evidence for its number: a mapping in braces, and the number. */
export const claiming = (id: string, evidence: string, value = "0.871"): string =>
	card(id, (text) => text.replace("value: 0.871", `value: ${value}`).replace(/evidence: .*/, `evidence: ${evidence}`));

/** What stands where a problem is shown. */
export const squiggled = (document: TextDocument, { range }: Diagnostic): string => document.getText(range);

/** All that is said where the mouse rests. */
export async function hoverAt(uri: Uri, at: Position): Promise<string> {
	const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", uri, at);
	return hovers.flatMap(({ contents }) => contents.map((content) => (content as MarkdownString).value)).join("\n");
}

/** The lines above a document that count its references. */
export async function lenses(uri: Uri): Promise<CodeLens[]> {
	const all = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri, 100);
	return all.filter(({ command }) => command?.command === "raiDocs.showReferences");
}

export const untilLens = (uri: Uri, words: RegExp): Promise<string> =>
	until(`a line above that says ${words}`, async () =>
		(await lenses(uri)).map(({ command }) => command?.title ?? "").find((title) => words.test(title)),
	);

/** Leaves no editor behind: each one that is open makes the next test slower. */
export async function closeEditors(): Promise<void> {
	await workspace.saveAll(false);
	await commands.executeCommand("workbench.action.closeAllEditors");
}
