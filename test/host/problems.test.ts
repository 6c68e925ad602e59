import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DiagnosticSeverity, languages, Range, Uri, WorkspaceEdit, workspace } from "vscode";
import { card, folder, open, ours, placeOf, ruleOf, until, untilClean, untilRule, write } from "./documents";

const wrong = (id: string) => card(id, (text) => text.replace("tier: 3", "tier: 9"));

describe("Problems", () => {
	it("a squiggle appears at what was typed wrong, and goes when it is fixed", async () => {
		const editor = await open("typing.md", card("MC-typing"));
		const { document } = editor;
		await untilClean(document.uri);
		const at = placeOf(document, "in-review");
		await editor.edit((edit) => edit.replace(new Range(at, at.translate(0, 9)), "in-reviw"));
		const diagnostic = await untilRule(document.uri, "schema/value");
		assert.deepEqual(diagnostic.range, new Range(at, at.translate(0, 8)));
		assert.equal(diagnostic.severity, DiagnosticSeverity.Error);
		await editor.edit((edit) => edit.replace(diagnostic.range, "in-review"));
		await untilClean(document.uri);
	});

	it("links the rule to its page, which is there", async () => {
		const { document } = await open(
			"page.md",
			card("MC-page", (text) => text.replace("status: in-review", "status: odd")),
		);
		const { code } = await untilRule(document.uri, "schema/value");
		assert.ok(typeof code === "object" && code.target);
		const page = await workspace.fs.readFile(code.target);
		assert.match(new TextDecoder().decode(page), /^# schema\/value/);
	});

	it("a second document with the same id shows without being opened", async () => {
		const first = await open("first.md", card("MC-twice"));
		await untilClean(first.document.uri);
		const second = await write("second.md", card("MC-twice"));
		const here = await untilRule(first.document.uri, "artifact/duplicate-id");
		const there = await untilRule(second, "artifact/duplicate-id");
		assert.equal(here.relatedInformation?.[0]?.location.uri.toString(), second.toString());
		assert.deepEqual(there.range, here.range);
		await workspace.fs.delete(second);
		await untilClean(first.document.uri);
		await until("no problem left behind", () => languages.getDiagnostics(second).length === 0);
	});

	it("follow a folder that is renamed, deleted and made again", async () => {
		await open("anchor.md", card("MC-anchor"));
		const before = await write("moving/deep/card.md", wrong("MC-moved"));
		await untilRule(before, "schema/value");
		const [from, to] = [Uri.joinPath(folder(), "moving").fsPath, Uri.joinPath(folder(), "moved").fsPath];
		renameSync(from, to);
		const after = Uri.joinPath(folder(), "moved/deep/card.md");
		await untilRule(after, "schema/value");
		await untilClean(before);
		rmSync(to, { recursive: true });
		await untilClean(after);
		mkdirSync(path.dirname(after.fsPath), { recursive: true });
		writeFileSync(after.fsPath, wrong("MC-moved"));
		await untilRule(after, "schema/value");
		rmSync(to, { recursive: true });
		await untilClean(after);
	});

	it("are about the unsaved text, and of the saved one after closing without saving", async () => {
		const uri = await write("unsaved.md", card("MC-unsaved"));
		const edit = new WorkspaceEdit();
		const document = await workspace.openTextDocument(uri);
		const at = placeOf(document, "tier: 3");
		edit.replace(uri, new Range(at, at.translate(0, 7)), "tier: 9");
		await workspace.applyEdit(edit);
		await untilRule(uri, "schema/value");
		assert.equal(document.isDirty, true);
	});

	it("of a policy show at once, and change those of documents", async () => {
		const { document } = await open(
			"strict.md",
			card("MC-strict", (text) => text.replace("data:", "datta:")),
		);
		await untilRule(document.uri, "schema/unknown-key");
		assert.equal(ours(document.uri)[0]?.severity, DiagnosticSeverity.Warning);
		const policy = await write("rai-docs.yaml", "rules:\n  schema/unknown-key: error\n  schema/unknwon: error\n");
		await until("an error", () =>
			ours(document.uri).some((d) => ruleOf(d) === "schema/unknown-key" && d.severity === DiagnosticSeverity.Error),
		);
		await untilRule(policy, "policy/rule");
		await workspace.fs.delete(policy);
		await until("a warning", () => ours(document.uri).some((d) => d.severity === DiagnosticSeverity.Warning));
	});

	it("none in what the policy leaves out, or in other people's folders, open or not", async () => {
		const policy = await write("rai-docs.yaml", "exclude: [old/**]\n");
		const { document } = await open("seen.md", wrong("MC-seen"));
		await untilRule(document.uri, "schema/value");
		const excluded = await open("old/card.md", wrong("MC-old"));
		const foreign = await open("node_modules/package/card.md", wrong("MC-foreign"));
		await open("seen-too.md", wrong("MC-seen-too")).then((editor) => untilRule(editor.document.uri, "schema/value"));
		// The editor may hear of the policy after the document was opened.
		for (const { document: left } of [excluded, foreign]) await untilClean(left.uri);
		await workspace.fs.delete(policy);
		await untilRule(excluded.document.uri, "schema/value");
	});

	it("by the policy's last word, however quickly it comes and goes while a folder is read", async () => {
		for (let i = 0; i < 50; i++) await write(`hasty/notes/${i}.md`, card(`MC-hasty-${i}`));
		const { document } = await open("hasty/card.md", wrong("MC-hasty"));
		await untilRule(document.uri, "schema/value");
		for (let turn = 0; turn < 4; turn++) {
			const policy = await write("rai-docs.yaml", "exclude: [hasty/*.md]\n");
			await new Promise((resolve) => setTimeout(resolve, 50 * turn));
			await workspace.fs.delete(policy);
			await write("rai-docs.yaml", "exclude: [hasty/*.md]\n");
			await untilClean(document.uri);
			await workspace.fs.delete(policy);
			await untilRule(document.uri, "schema/value");
		}
	});

	it("none in files that are nobody's business", async () => {
		const { document } = await open("notes.md", "---\ntitle: Notes\nstatus: whatever\n---\nTODO everything\n");
		await open("clean.md", card("MC-clean"));
		await untilClean(Uri.joinPath(folder(), "clean.md"));
		assert.deepEqual(ours(document.uri), []);
	});

	it("are those of the day, in a window that nobody touches", async () => {
		const day = new Date().toISOString().slice(0, 10);
		const { document } = await open(
			"midnight.md",
			card("MC-midnight", (text) => text.replace("status: in-review", `status: approved\nreview_due: ${day}`)),
		);
		// Approved by nobody: that it was checked shows.
		await until("a problem", () => ours(document.uri).length > 0);
		const isOverdue = () => ours(document.uri).some((problem) => ruleOf(problem) === "review/overdue");
		assert.ok(!isOverdue());
		const { toISOString } = Date.prototype;
		Date.prototype.toISOString = function () {
			return toISOString.call(new Date(this.getTime() + 2 * 86_400_000));
		};
		try {
			await until("its day to have passed", isOverdue);
		} finally {
			Date.prototype.toISOString = toISOString;
		}
		await until("its day to be today again", () => !isOverdue());
	});
});
