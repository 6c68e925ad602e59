import assert from "node:assert/strict";
import { commands, type Location, type Position, type Range, Uri, type WorkspaceEdit, workspace } from "vscode";
import { card, claiming, closeEditors, folder, open, placeOf, position, relying, until, untilClean, write } from "./documents";

/** An assessment with one risk, in review. */
const assessment = (id: string, risk: string, more = ""): string => `---
artifact: risk-assessment
schema: "1"
id: ${id}
title: Risks
system: names
tier: 3
version: "1.0.0"
status: draft
owner: { name: Ada Osei }
risks:
  - id: ${risk}
    statement: Rent rises → a tenant is turned away
---
${more}`;

const rename = (uri: Uri, at: Position, name: string): Thenable<WorkspaceEdit> =>
	commands.executeCommand<WorkspaceEdit>("vscode.executeDocumentRenameProvider", uri, at, name);

const inside = (range: Position): Position => range.translate(0, 2);

/** `file: text` of every place, sorted. */
async function texts(found: readonly Location[]): Promise<string[]> {
	const written = found.map(
		async ({ uri, range }) => `${uri.path.split("/").at(-1)}:${range.start.line} ${(await workspace.openTextDocument(uri)).getText(range)}`,
	);
	return (await Promise.all(written)).sort();
}

const textOf = async (name: string): Promise<string> => (await workspace.openTextDocument(Uri.joinPath(folder(), name))).getText();

describe("The name of a document", () => {
	after(closeEditors);

	it("is given another one wherever it stands: in open, closed and unsaved documents", async () => {
		const { document } = await open("name-open.md", relying("MC-name-open", '{ ref: "MC-name-before@1.0.0" }'));
		await write(
			"name-closed.md",
			card("MC-name-closed", (text) => `${text}\nAs \`MC-name-before#/data\` says, and MC-name-before too.\n`),
		);
		const target = await open("name-target.md", card("MC-name-before"));
		const unsaved = await open("name-unsaved.md", card("MC-name-unsaved"));
		await untilClean(target.document.uri);
		await unsaved.edit((edit) => edit.insert(placeOf(unsaved.document, "Scores consumer"), "Beside `MC-name-before`.\n"));
		// At once: nothing typed just now may be missed.
		const edit = await rename(target.document.uri, inside(placeOf(target.document, "MC-name-before")), "MC-name-after");
		assert.equal(edit.size, 4);
		assert.ok(await workspace.applyEdit(edit));
		assert.match(document.getText(), /\{ ref: "MC-name-after@1\.0\.0" \}/);
		assert.match(target.document.getText(), /\nid: MC-name-after\n/);
		assert.match(unsaved.document.getText(), /Beside `MC-name-after`\./);
		assert.match(await textOf("name-closed.md"), /As `MC-name-after#\/data` says, and MC-name-before too\./);
		for (const uri of [document.uri, target.document.uri, unsaved.document.uri]) await untilClean(uri);
	});

	it("is refused where it is taken, or no id", async () => {
		const { document } = await open("name-refused.md", card("MC-name-refused"));
		await open("name-taken.md", card("MC-name-taken"));
		const at = inside(placeOf(document, "MC-name-refused"));
		await assert.rejects(async () => rename(document.uri, at, "MC-name-taken"), /is the id of something else/);
		await assert.rejects(async () => rename(document.uri, at, "DS-name"), /begin with “MC-”/);
		await assert.rejects(async () => rename(document.uri, at, "a b"), /two to five capitals/);
		await assert.rejects(async () => rename(document.uri, position(2, 2), "MC-x"), /can be renamed/);
	});

	it("leads to where it is given", async () => {
		await open(
			"name-defined.yaml",
			card("MC-name-defined")
				.replace(/^---\n/, "")
				.replace(/---\n[\s\S]*$/, ""),
		);
		const { document } = await open("name-using.md", relying("MC-name-using", "{ ref: MC-name-defined#auroc }"));
		const found = await commands.executeCommand<Location[]>(
			"vscode.executeDefinitionProvider",
			document.uri,
			inside(placeOf(document, "MC-name-defined")),
		);
		assert.deepEqual(await texts(found), ["name-defined.yaml:2 MC-name-defined"]);
	});

	it("is found wherever it is used, in code spans of the narrative too", async () => {
		await open("name-used.md", card("MC-name-used"));
		await write(
			"name-user.md",
			card(
				"MC-name-user",
				(text) => `${text}\n| a | b |\n| - | - |\n| \`MC-name-used\` | \`MC-name-used@1.0.0#auroc\` |\n\n    MC-name-used in code\n`,
			),
		);
		const { document } = await open("name-user-2.md", claiming("MC-name-user-2", "MC-name-used"));
		// A file that was written on disk is known once the editor has heard of it.
		const found = await until("four places", async () => {
			const at = inside(placeOf(document, "MC-name-used"));
			const all = await commands.executeCommand<Location[]>("vscode.executeReferenceProvider", document.uri, at);
			return all.length >= 4 && all;
		});
		const line = (await textOf("name-user.md")).split("\n").findIndex((text) => text.startsWith("| `MC"));
		assert.deepEqual(await texts(found), [
			`name-used.md:3 MC-name-used`,
			`name-user-2.md:${placeOf(document, "evidence:").line} MC-name-used`,
			`name-user.md:${line} MC-name-used`,
			`name-user.md:${line} MC-name-used`,
		]);
	});
});

describe("The name of a risk", () => {
	after(closeEditors);

	it("is given another one, with or without its document before it", async () => {
		const { document } = await open("risk-target.md", assessment("RA-names", "RSK-names-1", "It is `RSK-names-1`.\n"));
		await write(
			"risk-user.md",
			card("MC-risk-user", (text) => `${text}\nSee \`RA-names#RSK-names-1\` and \`RSK-names-1\`.\n`),
		);
		const other = await open("risk-other.md", relying("MC-risk-other", '{ ref: "RA-names#RSK-names-1" }'));
		await untilClean(other.document.uri);
		const at = placeOf(other.document, "RSK-names-1");
		// A document that nobody has open is known once its file was seen.
		const edit = await until("a rename in all three documents", async () => {
			const found = await rename(other.document.uri, inside(at), "RSK-names-rent");
			return found.size === 3 ? found : undefined;
		});
		assert.ok(await workspace.applyEdit(edit));
		assert.match(document.getText(), / {2}- id: RSK-names-rent\n/);
		assert.match(document.getText(), /It is `RSK-names-rent`\./);
		assert.match(document.getText(), /\nid: RA-names\n/);
		assert.match(other.document.getText(), /\{ ref: "RA-names#RSK-names-rent" \}/);
		assert.match(await textOf("risk-user.md"), /See `RA-names#RSK-names-rent` and `RSK-names-rent`\./);
		await untilClean(other.document.uri);
		const found = await commands.executeCommand<Location[]>("vscode.executeDefinitionProvider", other.document.uri, inside(at));
		assert.deepEqual(
			found.map(({ range }) => document.getText(range)),
			["RSK-names-rent"],
		);
	});

	it("is selected as a whole, without quotes", async () => {
		const { document } = await open("risk-quoted.md", assessment("RA-quoted", '"RSK-quoted-1"'));
		const at = placeOf(document, "RSK-quoted-1");
		const { range } = await commands.executeCommand<{ range: Range }>("vscode.prepareRename", document.uri, inside(at));
		assert.equal(document.getText(range), "RSK-quoted-1");
	});
});
