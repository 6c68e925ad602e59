import assert from "node:assert/strict";
import { commands, type Diagnostic, Selection, type TextDocument, Uri, WorkspaceEdit, window, workspace } from "vscode";
import { actionsFor, card, closeEditors, folder, open, ours, placeOf, ruleOf, squiggled, until, untilClean, untilRule } from "./documents";

const BY = "Jonas Weber <jonas@example.com>";

const file = (): Uri => Uri.joinPath(folder(), "rai-questions.yaml");

const keptText = async (): Promise<string> => new TextDecoder().decode(await workspace.fs.readFile(file()));

/** Selects words of a document and asks about them. */
async function ask(document: TextDocument, words: string, question: string): Promise<void> {
	const editor = await window.showTextDocument(document);
	const start = placeOf(document, words);
	editor.selection = new Selection(start, document.positionAt(document.offsetAt(start) + words.length));
	await until("the question", async () => {
		await commands.executeCommand("raiDocs.askQuestion", { question, by: BY });
		return true;
	});
}

/** Runs a way out of a problem, as the light bulb does. @param said what a person types */
async function settle(uri: Uri, { range }: Diagnostic, title: string, said: object): Promise<void> {
	const command = await until(
		`the fix “${title}”`,
		async () => (await actionsFor(uri, range)).find((action) => action.title === title)?.command,
	);
	const [at] = command.arguments ?? [];
	await commands.executeCommand(command.command, { ...at, ...said });
}

describe("A reviewer's question", () => {
	afterEach(async () => {
		await closeEditors();
		const edit = new WorkspaceEdit();
		edit.deleteFile(file(), { ignoreIfNotExists: true });
		await workspace.applyEdit(edit);
	});

	it("is a problem at its passage until it is answered, and no document changes", async () => {
		const { document } = await open("asking/answered.md", card("MC-quoted-answered"));
		await untilClean(document.uri);
		const before = document.getText();
		await ask(document, "They are turned away", "For how long?");
		const problem = await untilRule(document.uri, "packet/question");
		assert.equal(squiggled(document, problem), "They are turned away");
		assert.match(problem.message, /^Jonas Weber asks: “For how long\?” Answer Q-1 in rai-questions\.yaml/);
		assert.equal(problem.relatedInformation?.[0]?.location.uri.toString(), file().toString());
		assert.match(await keptText(), /document: MC-quoted-answered\n {4}quote: They are turned away\n[\s\S]*state: open\n/);
		await settle(document.uri, problem, "Answer Q-1…", { answer: "Until they ask again", by: "Ada Osei" });
		await untilClean(document.uri);
		assert.match(await keptText(), /answer: Until they ask again\n {4}answered_by: \{ name: Ada Osei \}\n[\s\S]*state: answered\n/);
		assert.deepEqual([document.getText(), document.isDirty], [before, false]);
	});

	it("may be withdrawn, and that be undone", async () => {
		const { document } = await open("asking/withdrawn.md", card("MC-quoted-withdrawn"));
		await ask(document, "loan officers", "All of them?");
		const problem = await untilRule(document.uri, "packet/question");
		await settle(document.uri, problem, "Withdraw Q-1", { by: BY });
		await untilClean(document.uri);
		const questions = await window.showTextDocument(await workspace.openTextDocument(file()));
		assert.match(questions.document.getText(), /state: withdrawn/);
		await commands.executeCommand("undo");
		await untilRule(document.uri, "packet/question");
	});

	it("is asked about a line, as a preview does, and joins the others", async () => {
		const { document } = await open("asking/line.md", card("MC-quoted-line"));
		await ask(document, "Flag off", "By whom?");
		const { line } = placeOf(document, "Scores consumer");
		await commands.executeCommand("raiDocs.askQuestion", {
			uri: document.uri.toString(),
			line,
			words: "loan officers",
			question: "All?",
			by: BY,
		});
		const both = await until("both questions", () => {
			const found = ours(document.uri).filter((one) => ruleOf(one) === "packet/question");
			return found.length === 2 && found;
		});
		assert.deepEqual(both.map((one) => squiggled(document, one)).sort(), ["Flag off", "loan officers"]);
		assert.match(await keptText(), /id: Q-2\n/);
	});

	it("about what is no document is not kept", async () => {
		const { document } = await open("asking/plain.md", "# Notes\n");
		void commands.executeCommand("raiDocs.askQuestion", { question: "Why?", by: BY });
		await until("the message", async () => {
			await commands.executeCommand("notifications.clearAll");
			return true;
		});
		await assert.rejects(async () => workspace.fs.stat(file()));
		assert.equal(document.isDirty, false);
	});
});
