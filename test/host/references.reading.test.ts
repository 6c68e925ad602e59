import assert from "node:assert/strict";
import { commands, type DocumentLink, Range, type TextDocument, type Uri, window } from "vscode";
import { CARD, card, citing, claiming, closeEditors, hoverAt, lenses, open, placeOf, relying, until, untilLens } from "./documents";
import { commit, git, repository } from "./repository";

let pin = "";

function history(): void {
	repository();
	pin = commit("Evaluate the *credit* model", { "eval/report.md": "# Report\n\nLine 3\nLine 4\n" });
	commit("Reword the report", { "eval/report.md": "# Report\n\nLine 3!\nLine 4\n" });
}

/** What is said over a reference, once it was followed. */
async function said(document: TextDocument, inside: string): Promise<string> {
	await untilLens(document.uri, /references: (?!.*being checked)/);
	return hoverAt(document.uri, placeOf(document, inside).translate(0, 1));
}

describe("The hover over a reference", () => {
	after(closeEditors);

	before(history);

	it("says of a commit its subject, author and date", async () => {
		const { document } = await open("hover-commit.md", citing("MC-hover-commit", `git:${pin}`));
		const text = await said(document, `git:${pin}`);
		assert.match(text, /^\*\*Matches its pin\*\* · /);
		assert.ok(text.includes(`\`${pin.slice(0, 7)}\` Evaluate the \\*credit\\* model · Ada Osei, 2026-03-01`), text);
	});

	it("says of a file at a commit what changed since, once", async () => {
		const { document } = await open("hover-path.md", citing("MC-hover-path", `git:${pin}#eval/report.md`, `git:${pin}#eval/metrics.json`));
		const changed = await said(document, "eval/report.md");
		assert.match(changed, /Changed since:\n- `[0-9a-f]{7}` Reword the report · Ada Osei, 2026-03-01$/);
		assert.equal(changed.split("changed since").length, 2, changed);
		assert.match(await said(document, "eval/metrics.json`"), /Not changed since, on main\.$/);
	});

	it("says of a file its size and digest", async () => {
		const { document } = await open("hover-file.md", card("MC-hover-file"));
		const text = await said(document, "file:models/credit.onnx");
		assert.equal(
			text,
			"**Matches its pin** · Its sha256.\n\n- size: 28 bytes\n- sha256: 84628f78e4dd566cd38114a9d658847c03df5a81983579df63afb6dac472d3c1",
		);
	});

	it("says of a number what the evidence says, and shows the lines around", async () => {
		const evidence = `{ ref: "git:${pin}#eval/metrics.json", pointer: /female/auroc }`;
		const { document } = await open("hover-number.md", claiming("MC-hover-number", evidence));
		const text = await said(document, "0.871");
		assert.ok(text.startsWith(`**The evidence says otherwise** · 0.817 in metrics.json at ${pin.slice(0, 7)}, 0.871 here.`), text);
		assert.match(text, /```text\n[^`]*"female": \{ "auroc": 0\.817 \}[^`]*\n```/);
	});

	it("says of a document its title, version and status", async () => {
		await open(
			"hover-sheet.md",
			card("MC-hover-sheet", (text) => text.replace("title: Credit model", "title: Second model")),
		);
		const { document } = await open("hover-document.md", relying("MC-hover-document", "{ ref: MC-hover-sheet@1.0.0 }"));
		const text = await said(document, "MC-hover-sheet");
		for (const part of ["Second model", "1.0.0", "in\\-review"]) assert.ok(text.includes(part), text);
	});

	it("leaves keys their own", async () => {
		const { document } = await open("hover-key.md", card("MC-hover-key"));
		assert.match(await hoverAt(document.uri, placeOf(document, "evidence:").translate(0, 2)), /\*\*Why\*\*/);
	});
});

describe("The line above a document", () => {
	after(closeEditors);

	before(history);

	it("counts its references, and changes when one breaks", async () => {
		const editor = await open("lens.md", citing("MC-lens", `git:${pin}`, "branch:main", "doi:10.1000/182"));
		const { document } = editor;
		await untilLens(document.uri, /^5 references: 3 match, 1 not pinned, 1 not checkable here$/);
		const all = await lenses(document.uri);
		assert.equal(all.length, 1);
		assert.deepEqual(all[0]?.range, new Range(0, 0, 0, 0));
		const at = placeOf(document, pin);
		await editor.edit((edit) => edit.replace(new Range(at, at.translate(0, 40)), "b".repeat(40)));
		await untilLens(document.uri, /^5 references: 2 match, 1 broken, 1 not pinned, 1 not checkable here$/);
	});

	it("is not there where nothing is referred to", async () => {
		const none = CARD.replace(/ {2}ref: .*\n/, "").replace(/ {4}evidence: .*\n/, "");
		const { document } = await open("no-lens.md", none.replace("MC-credit", "MC-no-lens"));
		assert.deepEqual(await lenses(document.uri), []);
	});
});

describe("A reference", () => {
	after(closeEditors);

	before(history);

	const linkAt = (document: TextDocument, text: string): Promise<DocumentLink> =>
		until(`a link at ${text}`, async () =>
			(await commands.executeCommand<DocumentLink[]>("vscode.executeLinkProvider", document.uri, 100)).find(
				({ range }) => document.getText(range) === text,
			),
		);

	/** As the editor does when a link is clicked. */
	async function follow(document: TextDocument, text: string): Promise<void> {
		const { target } = await linkAt(document, text);
		assert.equal(target?.scheme, "command");
		await commands.executeCommand(target.path, ...JSON.parse(target.query));
	}

	const shown = (what: string, is: (uri: Uri) => boolean) =>
		until(what, () => (window.activeTextEditor && is(window.activeTextEditor.document.uri) ? window.activeTextEditor : undefined));

	it("to a file opens it", async () => {
		const { document } = await open("link-file.md", citing("MC-link-file", "file:eval/report.md"));
		await follow(document, "file:eval/report.md");
		await shown("the report", ({ path }) => path.endsWith("/eval/report.md"));
	});

	it("to lines of a file at a commit opens that content there", async () => {
		const reference = `git:${pin}#eval/report.md:L3-L4`;
		const { document } = await open("link-pinned.md", citing("MC-link-pinned", reference));
		await untilLens(document.uri, /3 match$/);
		await follow(document, reference);
		const editor = await shown("the pinned report", ({ scheme }) => scheme === "rai-docs-pin");
		assert.equal(editor.document.getText(), "# Report\n\nLine 3\nLine 4\n");
		assert.deepEqual([editor.selection.start.line, editor.selection.end.line], [2, 3]);
		assert.equal(editor.document.uri.path, `/${pin.slice(0, 7)}/eval/report.md`);
	});

	it("that is evidence opens at the number, without its quotes being part of the link", async () => {
		const reference = `git:${pin}#eval/metrics.json`;
		const { document } = await open(
			"link-evidence.md",
			claiming("MC-link-evidence", `{ ref: "${reference}", pointer: /female/auroc }`, "0.817"),
		);
		await untilLens(document.uri, /^2 references: 2 match$/);
		await follow(document, reference);
		const editor = await shown("the evidence", ({ scheme, path }) => scheme === "rai-docs-pin" && path.endsWith("metrics.json"));
		assert.match(editor.document.lineAt(editor.selection.start.line).text, /female/);
	});

	it("to a document opens it at its id", async () => {
		await open("link-target.md", card("MC-link-target"));
		const { document } = await open("link-document.md", claiming("MC-link-document", "{ ref: MC-link-target }"));
		await untilLens(document.uri, /^2 references: /);
		await follow(document, "MC-link-target");
		const { selection, document: target } = await shown("the target", ({ path }) => path.endsWith("/link-target.md"));
		assert.equal(target.getText(selection), "MC-link-target");
	});

	it("to a commit opens what it changed", async () => {
		const { document } = await open("link-commit.md", citing("MC-link-commit", `git:${pin}`));
		await untilLens(document.uri, /3 match$/);
		await until("the built-in view of git", async () => (await commands.getCommands(true)).includes("git.viewCommit"));
		await follow(document, `git:${pin}`);
		await until("the commit", () => window.tabGroups.activeTabGroup.activeTab?.label.includes(pin.slice(0, 7)));
		assert.ok(window.tabGroups.activeTabGroup.activeTab?.label.includes("Evaluate the"));
	});

	it("that is broken leads nowhere", async () => {
		const { document } = await open("link-broken.md", citing("MC-link-broken", `git:${"c".repeat(40)}`, `git:${pin}`));
		await untilLens(document.uri, /1 broken/);
		await linkAt(document, `git:${pin}`);
		const links = await commands.executeCommand<DocumentLink[]>("vscode.executeLinkProvider", document.uri, 100);
		assert.ok(!links.some(({ range }) => document.getText(range).includes("cccc")));
	});

	it("to a tag opens the commit it leads to", async () => {
		git("tag", "reviewed", pin);
		const { document } = await open("link-tag.md", citing("MC-link-tag", `tag:reviewed@${pin}`));
		await untilLens(document.uri, /3 match$/);
		await follow(document, `tag:reviewed@${pin}`);
		await until("the commit", () => window.tabGroups.activeTabGroup.activeTab?.label.includes(pin.slice(0, 7)));
	});
});
