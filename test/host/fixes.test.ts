import assert from "node:assert/strict";
import { type CodeAction, CodeActionKind, commands, Range, Selection, window, workspace } from "vscode";
import { actionsFor, applyFix, card, open, until, untilClean, untilRule } from "./documents";

/** Each kind of fix: what is wrong, the fix's title, and what stands there afterwards. */
const CASES = [
	{
		name: "renames to the near key",
		wrong: ["limitations:", "limitatons:"],
		rule: "schema/unknown-key",
		title: "Rename “limitatons” to “limitations”",
		after: /\nlimitations: /,
	},
	{
		name: "picks the value that was meant",
		wrong: ["status: in-review", "status: in-reveiw"],
		rule: "schema/value",
		title: "Change to in-review",
		after: /\nstatus: in-review\n/,
	},
	{
		name: "quotes what YAML takes for a number",
		wrong: ["data: Applications of 2024", "data: 12e4567"],
		rule: "yaml/unquoted",
		title: "Put 12e4567 in quotes",
		after: /\ndata: "12e4567"\n/,
	},
	{
		name: "inserts a missing field",
		wrong: ["data: Applications of 2024\n", ""],
		rule: "schema/required",
		title: "Insert “data”",
		after: /\ndata: ""\nmetrics:/,
	},
	{
		name: "inserts a missing section",
		wrong: ["## Summary", "## Something"],
		rule: "section/missing",
		title: "Insert the section “Summary”",
		after: /\n## Summary\n\n/,
	},
	{
		name: "sets a question aside, its reason left for a person",
		wrong: ["data: Applications of 2024\n", ""],
		rule: "schema/required",
		title: "“data” is not applicable…",
		after: /not_applicable:\n {2}- field: \/data\n {4}reason: ""/,
	},
	{
		name: "closes what YAML quotes differently",
		wrong: ["title: Credit model", "title: no"],
		rule: "yaml/ambiguous",
		title: "Put no in quotes",
		after: /\ntitle: "no"\n/,
	},
] as const;

describe("Quick fixes", () => {
	for (const [i, { name, wrong, rule, title, after }] of CASES.entries()) {
		it(name, async () => {
			const { document } = await open(
				`fix-${i}.md`,
				card(`MC-fix-${i}`, (text) => text.replace(wrong[0], wrong[1])),
			);
			const diagnostic = await untilRule(document.uri, rule);
			await applyFix(document.uri, diagnostic.range, title);
			assert.match(document.getText(), after);
			assert.match(document.getText(), /value: 0\.871 {3}# as of May\n/, "the comment is still there");
		});
	}

	it("keep Windows line ends", async () => {
		const { document } = await open(
			"crlf.md",
			card("MC-crlf", (text) => text.replace("data: Applications of 2024\n", "").replace(/\n/g, "\r\n")),
		);
		const { range } = await untilRule(document.uri, "schema/required");
		await applyFix(document.uri, range, "Insert “data”");
		assert.doesNotMatch(document.getText(), /[^\r]\n/);
		assert.match(document.getText(), /\r\ndata: ""\r\n/);
	});

	it("are offered together where all are only a matter of writing", async () => {
		const text = card("MC-all", (t) =>
			t.replace('version: "1.0.0"\nstatus', "version: 1.10\nstatus").replace("title: Credit model", "title: no"),
		);
		const { document } = await open("all.md", text);
		await untilRule(document.uri, "yaml/unquoted");
		const whole = new Range(0, 0, document.lineCount, 0);
		const actions = await commands.executeCommand<CodeAction[]>(
			"vscode.executeCodeActionProvider",
			document.uri,
			whole,
			CodeActionKind.SourceFixAll.value,
		);
		const action = actions.find(({ title }) => title.startsWith("Fix all 2"));
		assert.ok(action?.edit, actions.map(({ title }) => title).join());
		await workspace.applyEdit(action.edit);
		assert.match(document.getText(), /version: "1\.10"/);
		assert.match(document.getText(), /title: "no"/);
	});

	it("explain the rule", async () => {
		const editor = await open(
			"explain.md",
			card("MC-explain", (text) => text.replace("tier: 3", "tier: 7")),
		);
		const { document } = editor;
		const { range } = await untilRule(document.uri, "schema/value");
		const title = "Explain rule schema/value";
		const explain = await until(
			title,
			async () => (await actionsFor(document.uri, range)).find((action) => action.title === title)?.command,
		);
		assert.deepEqual(explain.arguments, ["schema/value"]);
		const isShown = () => window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes("value.md")));
		assert.ok(!isShown());
		// Asked by its name in the palette, it is the rule at the cursor.
		editor.selection = new Selection(range.start, range.start);
		await commands.executeCommand("raiDocs.explainRule");
		await until("the rule's page", isShown);
	});

	it("ask for an exception, which begins with what it is about", async () => {
		const { document } = await open(
			"excuse.md",
			card("MC-excuse", (text) => text.replace("limitations:", "colour: red\nlimitations:")),
		);
		const { range } = await untilRule(document.uri, "schema/unknown-key");
		const title = "Ask for an exception from schema/unknown-key…";
		const ask = await until(title, async () => (await actionsFor(document.uri, range)).find((action) => action.title === title)?.command);
		await workspace.getConfiguration("raiDocs").update("owner", "Ada Osei <ada@example.com>", true);
		const file = "exception-request-excuse.md";
		await commands.executeCommand(ask.command, { ...ask.arguments?.[0], file });
		const request = await until(file, () => workspace.textDocuments.find(({ fileName }) => fileName.endsWith(file)));
		assert.match(
			request.getText(),
			/\nartifact: exception-request\n[\s\S]*\nwaives:\n {2}- \{ rule: "schema\/unknown-key", artifacts: \[MC-excuse\], pointer: "\/colour" \}\n/,
		);
	});

	it("of one document leave no problem behind", async () => {
		const { document } = await open(
			"clean-fix.md",
			card("MC-clean-fix", (text) => text.replace("limitations:", "limitatons:")),
		);
		const { range } = await untilRule(document.uri, "schema/unknown-key");
		await applyFix(document.uri, range, "Rename “limitatons” to “limitations”");
		await untilClean(document.uri);
	});
});
