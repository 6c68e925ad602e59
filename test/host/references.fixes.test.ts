import assert from "node:assert/strict";
import { type CodeAction, commands, Range, type TextDocument, Uri, window, workspace } from "vscode";
import {
	actionsFor,
	applyFix,
	card,
	citing,
	claiming,
	closeEditors,
	folder,
	open,
	ours,
	placeOf,
	relying,
	ruleOf,
	until,
	untilClean,
	untilLens,
	untilRule,
} from "./documents";
import { commit, git, repository } from "./repository";

const METRICS = "78b07d092e0d97f8a22aeb8919483d4de311825df74a6fb132fcbb9e00c2c138";

let pin = "";
let newest = "";

const at = (document: TextDocument, text: string): Range => {
	const start = placeOf(document, text);
	return new Range(start, start.translate(0, text.length));
};

const fixAt = (uri: Uri, range: Range, title: RegExp): Promise<CodeAction> =>
	until(`a fix ${title}`, async () => (await actionsFor(uri, range)).find((action) => title.test(action.title)));

/** Chooses a fix that first shows what changed, as the light bulb does; waits for the two sides. */
async function look(
	document: TextDocument,
	range: Range,
	title: RegExp,
): Promise<{ asked: Thenable<unknown>; original: string; modified: string }> {
	const { command } = await fixAt(document.uri, range, title);
	assert.equal(command?.command, "raiDocs.applyAfterLook");
	const asked = commands.executeCommand(command.command, ...(command.arguments ?? []));
	const sides = await until("the two sides", () => {
		const input = window.tabGroups.activeTabGroup.activeTab?.input as { original?: Uri; modified?: Uri } | undefined;
		return input?.original && input.modified ? { original: input.original, modified: input.modified } : undefined;
	});
	const text = async (uri: Uri) => (await workspace.openTextDocument(uri)).getText();
	return { asked, original: await text(sides.original), modified: await text(sides.modified) };
}

/** The question stands until it is answered. */
const confirm = (done: () => boolean): Promise<true> =>
	until("the answer to be heard", async () => {
		await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
		return done();
	});

describe("A fix of a reference", () => {
	after(closeEditors);

	before(() => {
		repository();
		pin = commit("Report the evaluation", { "eval/history.md": "One\n" });
		newest = commit("Report it better", { "eval/history.md": "Two\n" });
	});

	it("writes an abbreviated id in full", async () => {
		const { document } = await open("fix-short.md", citing("MC-fix-short", `git:${pin.slice(0, 8)}#eval/metrics.json`));
		const { range } = await untilRule(document.uri, "trace/abbreviated");
		await applyFix(document.uri, range, "Write the full id");
		assert.ok(document.getText().includes(`\`git:${pin}#eval/metrics.json\``));
		await untilClean(document.uri);
	});

	it("pins a branch to its commit", async () => {
		const { document } = await open("fix-branch.md", claiming("MC-fix-branch", "{ ref: 'branch:main' }"));
		const { range } = await untilRule(document.uri, "trace/unpinned");
		await applyFix(document.uri, range, `Pin to commit ${newest.slice(0, 7)} (Report it better)`);
		assert.ok(document.getText().includes(`{ ref: 'git:${newest}' }`), "the quotes stay");
		await untilClean(document.uri);
	});

	it("records the commit of a tag", async () => {
		git("tag", "--force", "fixed", pin);
		const { document } = await open("fix-tag.md", citing("MC-fix-tag", "tag:fixed"));
		const { range } = await untilRule(document.uri, "trace/unpinned");
		await applyFix(document.uri, range, `Record the commit, ${pin.slice(0, 7)}`);
		assert.ok(document.getText().includes(`\`tag:fixed@${pin}\``));
		await untilClean(document.uri);
	});

	it("records a digest behind a reference, and beside it in its mapping", async () => {
		const text = claiming("MC-fix-digest", "{ ref: file:eval/metrics.json, pointer: /auroc }");
		const { document } = await open("fix-digest.md", text.replace(/ref: "file:models.*/, "ref: file:models/credit.onnx"));
		await until("two problems", () => ours(document.uri).map(ruleOf).join() === "trace/digest-missing,trace/digest-missing");
		for (const _ of [1, 2]) {
			const { range } = await untilRule(document.uri, "trace/digest-missing");
			const before = ours(document.uri).length;
			await applyFix(document.uri, range, "Record its sha256");
			await until("one problem less", () => ours(document.uri).length < before);
		}
		assert.match(document.getText(), /ref: "?file:models\/credit\.onnx@sha256:84628f78[0-9a-f]{56}"?\n/);
		assert.ok(document.getText().includes(METRICS));
		await untilClean(document.uri);
	});

	it("updates a digest that is no longer right, beside the reference", async () => {
		const wrong = "0".repeat(64);
		const evidence = `{ ref: "file:eval/metrics.json", digest: "sha256:${wrong}", pointer: /auroc }`;
		const { document } = await open("fix-update.md", claiming("MC-fix-update", evidence));
		const { range } = await untilRule(document.uri, "trace/digest-mismatch");
		await applyFix(document.uri, range, "Record the present sha256 78b07d092e0d…");
		assert.ok(document.getText().includes(evidence.replace(wrong, METRICS)));
		await untilClean(document.uri);
	});

	it("pins a later commit after what changed was shown", async () => {
		const { document } = await open("fix-repin.md", citing("MC-fix-repin", `git:${pin}#eval/history.md`));
		await untilLens(document.uri, /3 match$/);
		const seen = await look(document, at(document, "eval/history.md"), /^Re-pin to [0-9a-f]{7} on main$/);
		assert.deepEqual([seen.original, seen.modified], ["One\n", "Two\n"]);
		assert.ok(document.getText().includes(pin), "nothing is written before the answer");
		await confirm(() => document.getText().includes(`git:${git("rev-parse", "main")}#eval/history.md`));
		await seen.asked;
	});

	it("leaves a document alone that was changed while its person looked", async () => {
		const editor = await open("fix-late.md", citing("MC-fix-late", `git:${pin}#eval/history.md`));
		const { document } = editor;
		await untilLens(document.uri, /3 match$/);
		const { asked } = await look(document, at(document, "eval/history.md"), /^Re-pin to/);
		await window.showTextDocument(document).then((shown) => shown.edit((edit) => edit.insert(placeOf(document, "See"), "Do ")));
		let isHeard = false;
		asked.then(() => {
			isHeard = true;
		});
		await confirm(() => isHeard);
		assert.ok(document.getText().includes(`Do See \`git:${pin}#eval/history.md\``));
	});

	it("records the present version of a document after what changed was shown", async () => {
		const text = (version: string) =>
			card("MC-fix-target", (own) => own.replace('version: "1.0.0"\nstatus', `version: "${version}"\nstatus`));
		commit("A document", { "fix-target.md": text("1.0.0") });
		await open("fix-target.md", text("1.1.0"));
		const { document } = await open("fix-version.md", relying("MC-fix-version", "{ ref: MC-fix-target@1.0.0 }"));
		const { range } = await untilRule(document.uri, "trace/suspect");
		assert.equal(document.getText(range), "1.0.0");
		const seen = await look(document, range, /^Record version 1\.1\.0$/);
		assert.deepEqual([seen.original, seen.modified], [text("1.0.0"), text("1.1.0")]);
		await confirm(() => document.getText().includes("{ ref: MC-fix-target@1.1.0 }"));
		await seen.asked;
		await untilClean(document.uri);
	});

	it("writes the number of the evidence", async () => {
		const evidence = `{ ref: "git:${pin}#eval/metrics.json", pointer: /female/auroc }`;
		const { document } = await open("fix-claim.md", claiming("MC-fix-claim", evidence));
		const { range, message } = await untilRule(document.uri, "trace/claim-different");
		assert.equal(message, `The document says 0.871; metrics.json at ${pin.slice(0, 7)} says 0.817.`);
		const titles = (await actionsFor(document.uri, range)).map(({ title }) => title);
		assert.deepEqual(titles.slice(0, 2), ["Use 0.817", "See the evidence"]);
		await applyFix(document.uri, range, "Use 0.817");
		assert.match(document.getText(), /value: 0\.817 {3}# as of May\n/);
		await untilClean(document.uri);
	});

	it("shows the evidence of a number", async () => {
		const evidence = `{ ref: "git:${pin}#eval/metrics.json", pointer: /female/auroc }`;
		const { document } = await open("fix-see.md", claiming("MC-fix-see", evidence));
		const { range } = await untilRule(document.uri, "trace/claim-different");
		const { command } = await fixAt(document.uri, range, /^See the evidence$/);
		await commands.executeCommand(command?.command ?? "", ...(command?.arguments ?? []));
		const editor = await until("the evidence", () =>
			window.activeTextEditor?.document.uri.scheme === "rai-docs-pin" ? window.activeTextEditor : undefined,
		);
		assert.match(editor.document.lineAt(editor.selection.start.line).text, /"female": \{ "auroc": 0\.817 \}/);
	});

	it("makes the sheet that is missing, with the id that is named", async () => {
		await workspace.getConfiguration("raiDocs").update("owner", "Ada Osei <ada@example.com>", true);
		const { document } = await open("fix-sheet.md", relying("MC-fix-sheet", "{ ref: DS-Missing_2024.v1 }"));
		const { range } = await untilRule(document.uri, "trace/artifact-missing");
		const { command } = await fixAt(document.uri, range, /^Create the dataset sheet DS-Missing_2024\.v1$/);
		assert.equal(command?.command, "raiDocs.newDocument");
		const [asked] = command.arguments ?? [];
		await commands.executeCommand(command.command, { ...asked, system: "credit", tier: 3, file: "sheets/missing.md" });
		const made = await workspace.openTextDocument(Uri.joinPath(folder(), "sheets/missing.md"));
		assert.match(made.getText(), /\nid: "?DS-Missing_2024\.v1"?\n/);
		await untilClean(document.uri);
		assert.deepEqual(ours(made.uri), []);
	});
});
