import assert from "node:assert/strict";
import { type CompletionItem, type CompletionList, commands, type Range, Selection, type TextDocument, type TextEditor } from "vscode";
import { behind, card, citing, claiming, closeEditors, open, placeOf, until, untilClean } from "./documents";
import { commit, git, repository } from "./repository";

let pin = "";
let newest = "";

const labelOf = ({ label }: CompletionItem): string => (typeof label === "string" ? label : label.label);
const detailOf = ({ label }: CompletionItem): string => (typeof label === "string" ? "" : (label.description ?? ""));

async function suggestions(document: TextDocument, before: string): Promise<CompletionItem[]> {
	const at = behind(document, before);
	const { items } = await commands.executeCommand<CompletionList>("vscode.executeCompletionItemProvider", document.uri, at);
	return items;
}

/** As a person does who types into the editor in front, and takes the first suggestion. */
async function typeAndTake(editor: TextEditor, behindText: string, typed: string, isThere: () => boolean): Promise<void> {
	const at = behind(editor.document, behindText);
	editor.selection = new Selection(at, at);
	for (const text of typed) await commands.executeCommand("type", { text });
	for (let tries = 0; tries < 100 && !isThere(); tries++) {
		await new Promise((resolve) => setTimeout(resolve, 100));
		await commands.executeCommand("acceptSelectedSuggestion");
	}
	assert.ok(isThere(), editor.document.getText());
}

describe("Completion of references", () => {
	after(closeEditors);

	before(() => {
		repository();
		pin = commit("Count the appeals", { "eval/appeals.csv": "month,appeals\n5,12\n" });
		git("tag", "--force", "counted", pin);
		newest = commit("Count them again", { "eval/appeals.csv": "month,appeals\n5,13\n" });
	});

	it("offers documents, recent commits with their subjects, tags and tracked files", async () => {
		await open("complete-target.md", card("MC-complete-target"));
		const { document } = await open("complete.md", claiming("MC-complete", "\n      ref: "));
		// What was committed a moment ago is known once the editor has heard of it.
		const found = await until("the file of the newest commit", async () => {
			const all = await suggestions(document, "      ref: ");
			const isThere = (item: CompletionItem) => labelOf(item) === "eval/appeals.csv" && detailOf(item) === `git:${newest.slice(0, 7)}`;
			return all.some(isThere) && all;
		});
		const detail = (label: string) =>
			found
				.filter((item) => labelOf(item) === label)
				.map(detailOf)
				.join();
		assert.equal(detail("MC-complete-target"), "Credit model");
		assert.equal(detail(`git:${newest.slice(0, 7)}`), "Count them again · Ada Osei, 2026-03-01");
		assert.equal(detail(`git:${pin.slice(0, 7)}`), "Count the appeals · Ada Osei, 2026-03-01");
		assert.equal(detail(`tag:counted@${pin.slice(0, 7)}`), "tag");
		assert.equal(detail("eval/appeals.csv"), `git:${newest.slice(0, 7)}`);
		assert.equal(detail("MC-complete"), "", "not the document itself");
	});

	for (const [name, evidence, before] of [
		["in quotes", '{ ref: "git:" }', '{ ref: "git:'],
		["in braces", "{ ref:  }", "{ ref: "],
		["behind a scheme in braces", "{ ref: git: }", "{ ref: git:"],
		["behind the key itself", "", "    evidence: "],
	] as const) {
		it(`offers them ${name}`, async () => {
			const { document } = await open(`complete-${name.replace(/ /g, "-")}.md`, claiming(`MC-${name.replace(/ /g, "-")}`, evidence));
			const found = await suggestions(document, before);
			const item = found.find((one) => labelOf(one) === `git:${pin.slice(0, 7)}`);
			assert.ok(item, found.map(labelOf).join());
			const range = item.range && ("inserting" in item.range ? item.range.inserting : item.range);
			assert.equal(document.getText(range as Range), evidence.includes("git:") ? "git:" : "");
		});
	}

	it("offers files behind a commit, and writes the whole", async () => {
		const { document } = await open("complete-path.md", claiming("MC-complete-path", `{ ref: "git:${pin}#" }`));
		const found = await suggestions(document, `git:${pin}#`);
		const labels = found.map(labelOf);
		assert.ok(labels.includes("eval/appeals.csv") && !labels.some((label) => label.startsWith("git:")), labels.join());
	});

	it("comes up while a reference is typed, evidence first", async () => {
		const editor = await open("complete-typed.md", claiming("MC-complete-typed", '{ ref: "" }'));
		await typeAndTake(editor, '{ ref: "', "git:appeals", () =>
			editor.document.getText().includes(`{ ref: "git:${newest}#eval/appeals.csv" }`),
		);
		await untilClean(editor.document.uri);
	});

	it("finds a commit by words of its subject, where code is asked for", async () => {
		const text = card("MC-complete-words", (own) => own.replace("limitations:", "training: { code: }\nlimitations:"));
		const editor = await open("complete-words.md", text);
		await typeAndTake(editor, "{ code:", " again", () => editor.document.getText().includes(`{ code: git:${newest} }`));
	});

	it("comes up in a code span of the narrative", async () => {
		const editor = await open("complete-prose.md", citing("MC-complete-prose", "git:").replace(/`git:`/, "`"));
		await typeAndTake(editor, "See `", "git:", () => editor.document.getText().includes(`git:${newest}`));
		assert.ok(placeOf(editor.document, `See \`git:${newest}`));
	});
});
