import assert from "node:assert/strict";
import { type CodeLens, commands, Uri, window, workspace } from "vscode";
import { closeEditors, folder, open, until, write } from "./documents";

const document = (kind: string, id: string, more = ""): string =>
	`---\nartifact: ${kind}\nid: ${id}\ntitle: The ${kind}\nsystem: change-agent\ntier: 2\nversion: "1.0.0"\nstatus: approved\n${more}---\n`;

const CARD = document(
	"system-card",
	"SC-change",
	"components: [{ type: prompt, name: a, version: '1', ref: 'file:prompts/change.txt' }]\n",
);

/** The lines above a file that say what a change of it reopens. */
async function changeLenses(uri: Uri): Promise<string[]> {
	const all = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri, 100);
	return all.flatMap(({ command }) => (command?.command === "raiDocs.showChange" ? [command.title] : []));
}

describe("A file that is part of a system", () => {
	afterEach(closeEditors);

	it("says what a change of it reopens, and follows what the documents say", async () => {
		await open("change/sc.md", CARD);
		await write("change/pa.md", document("privacy-assessment", "PA-change"));
		const { document: prompt } = await open("prompts/change.txt", "Be kind.\n");
		const title = await until("the line above the prompt", async () =>
			(await changeLenses(prompt.uri)).find((line) => line.includes("privacy")),
		);
		assert.equal(
			title,
			"Part of change-agent (Tier 2). Reopens system card, evaluation report (regression suites) (missing). Leaves privacy assessment.".replace(
				") (",
				", ",
			),
		);
		assert.deepEqual(await changeLenses(Uri.joinPath(folder(), "change/sc.md")), [], "a document of ours has a line of its own");
		await write("change/sc.md", CARD.replace("prompts/change.txt", "prompts/other.txt"));
		await until("no line any more", async () => (await changeLenses(prompt.uri)).length === 0);
	});

	it("opens the document that is chosen from the list", async () => {
		await open("change/sc.md", CARD);
		const { document: prompt } = await open("prompts/change.txt", "Be kind.\n");
		await until("the line above the prompt", async () => (await changeLenses(prompt.uri)).length === 1);
		const shown = commands.executeCommand("raiDocs.showChange", prompt.uri.toString());
		await until("the card in front", async () => {
			await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
			return window.activeTextEditor?.document.uri.path.endsWith("change/sc.md");
		});
		await shown;
		assert.ok(workspace.textDocuments.some(({ uri }) => uri.path.endsWith("prompts/change.txt")));
	});
});
