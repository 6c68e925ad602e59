import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { type CompletionList, commands, languages, window, workspace } from "vscode";
import { behind, citing, claiming, folder, hoverAt, open, ours, placeOf, ruleOf, untilLens, untilRule } from "../documents";
import { markGit } from "../markedGit";
import { commit, git, repository } from "../repository";

describe("References in Restricted Mode", () => {
	let pin = "";
	let marked: Awaited<ReturnType<typeof markGit>>;

	before(async () => {
		// There is something to run git for, and the tests run the real one.
		const path = process.env["PATH"];
		repository();
		pin = commit("Something to look at", {});
		git("tag", "seen", pin);
		marked = await markGit();
		assert.notEqual(process.env["PATH"], path);
		assert.throws(() => execFileSync("git", ["--version"], { cwd: folder().fsPath, stdio: "ignore" }), "the marked git comes first");
		assert.equal(await marked.marks(), "--version\n");
	});

	after(() => marked.restore());

	it("are not checkable where git would be asked, and nothing says broken", async () => {
		const absent = `git:${"a".repeat(40)}`;
		const { document } = await open(
			"commits.md",
			citing("MC-commits", `git:${pin}#README.md`, absent, `tag:seen@${pin}`, `tag:gone@${pin}`),
		);
		await untilLens(document.uri, /^6 references: 2 match, 4 not checkable here$/);
		assert.deepEqual(ours(document.uri), []);
		const said = await hoverAt(document.uri, placeOf(document, absent));
		assert.match(
			said,
			/^\*\*Not checkable here\*\* · Git is not asked in Restricted Mode\. Trust this workspace to have commits checked\./,
		);
	});

	it("to files are checked: their digests, and the numbers in them", async () => {
		const wrong = `file:models/credit.onnx@sha256:${"0".repeat(64)}`;
		const evidence =
			'{ ref: "file:eval/metrics.json@sha256:78b07d092e0d97f8a22aeb8919483d4de311825df74a6fb132fcbb9e00c2c138", pointer: /female/auroc }';
		const { document } = await open("files.md", claiming("MC-files", evidence).replace(/file:models[^"]*/, wrong));
		await untilRule(document.uri, "trace/digest-mismatch");
		const { message } = await untilRule(document.uri, "trace/claim-different");
		assert.equal(message, "The document says 0.871; metrics.json says 0.817.");
	});

	it("that are wrong as they are written are told", async () => {
		const { document } = await open("written.md", citing("MC-written", "file:../../etc/passwd", "git:--upload-pack=touch"));
		await untilRule(document.uri, "trace/outside");
		assert.deepEqual(ours(document.uri).map(ruleOf).sort(), ["trace/outside", "trace/syntax"]);
	});

	it("have no process run by whatever asks about them", async () => {
		const { document } = await open("asking.md", claiming("MC-asking", `{ ref: "git:${pin}#eval/metrics.json", pointer: /auroc }`));
		await untilLens(document.uri, /1 not checkable here$/);
		const at = behind(document, "git:");
		const list = await commands.executeCommand<CompletionList>("vscode.executeCompletionItemProvider", document.uri, at);
		assert.ok(!list.items.some(({ label }) => typeof label === "object" && label.label.startsWith("git:")), "no commit is offered");
		await commands.executeCommand("vscode.executeLinkProvider", document.uri, 10);
		await commands.executeCommand("vscode.executeDefinitionProvider", document.uri, at);
		await commands.executeCommand(
			"vscode.executeCodeActionProvider",
			document.uri,
			languages.getDiagnostics(document.uri)[0]?.range ?? document.lineAt(0).range,
		);
		await commands.executeCommand("raiDocs.openReference", { uri: document.uri.toString(), pointer: "/metrics/0/evidence/ref" });
		await commands.executeCommand("raiDocs.checkReferences");
		const [pinned] = await Promise.all([
			workspace.openTextDocument(
				document.uri.with({
					scheme: "rai-docs-pin",
					path: "/README.md",
					query: JSON.stringify({ root: folder().toString(), revision: pin, path: "README.md" }),
				}),
			),
		]);
		assert.match(pinned.getText(), /^README\.md cannot be shown as it was/);
		await window.showTextDocument(document);
		await untilLens(document.uri, /1 not checkable here$/);
		assert.equal(await marked.marks(), "--version\n");
	});
});
