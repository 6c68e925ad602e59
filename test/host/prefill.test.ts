import assert from "node:assert/strict";
import { commands, Range, window, workspace } from "vscode";
import { applyFix, card, closeEditors, open, ours, placeOf, ruleOf, until, untilRule, write } from "./documents";
import { commit, repository } from "./repository";

describe("A new document that is filled in", () => {
	afterEach(closeEditors);

	it("marks each value, and each mark can be taken away in a draft", async () => {
		await write("prefill/mlruns/models/gate-gbm/version-3/meta.yaml", "name: gate-gbm\nversion: 3\n");
		await workspace.getConfiguration("raiDocs").update("owner", "Ada Osei <ada@example.com>", true);
		const from = ["prefill/mlruns/models/gate-gbm/version-3"];
		await commands.executeCommand("raiDocs.newDocument", { kind: "model-card", system: "prefill", tier: 3, file: "prefill/card.md", from });
		const document = await until(
			"the new card",
			() => window.activeTextEditor?.document.uri.path.endsWith("prefill/card.md") && window.activeTextEditor.document,
		);
		assert.match(document.getText(), /^ {2}name: gate-gbm {2}# from prefill\/mlruns\/models\/gate-gbm\/version-3\/meta\.yaml: confirm$/m);
		assert.deepEqual(ours(document.uri), [], "a draft has no squiggle");
		const name = placeOf(document, "gate-gbm");
		await applyFix(document.uri, new Range(name, name), "Confirm this value");
		assert.match(document.getText(), /^ {2}name: gate-gbm$/m);
	});

	it("has an error for each mark in review, until all is confirmed", async () => {
		const marked = (text: string) =>
			text.replace(/^( {2}name: credit)$/m, "$1 # from a.yaml: confirm").replace(/^(data: .*)$/m, "$1 # from b.md: confirm");
		const { document } = await open("prefill/review.md", card("MC-prefilled", marked));
		const found = await untilRule(document.uri, "draft/unconfirmed");
		assert.match(found.message, /^“model\.name” came from a\.yaml, and nobody has confirmed it/);
		await applyFix(document.uri, found.range, "Confirm all 2 values");
		await until("no mark left", () => !ours(document.uri).some((diagnostic) => ruleOf(diagnostic) === "draft/unconfirmed"));
	});
});

describe("A new incident, filled in", () => {
	afterEach(closeEditors);

	it("gathers what git held at the time", async () => {
		repository();
		const id = commit("The forecast as it ran", {
			"incident/mc.md":
				"---\nartifact: model-card\nid: MC-incident\nsystem: incident\ntier: 2\nversion: '1.0.0'\nstatus: approved\nmodel: { ref: 'models:/gate/7' }\n---\n",
		});
		await workspace.getConfiguration("raiDocs").update("owner", "Ada Osei <ada@example.com>", true);
		await commands.executeCommand("raiDocs.newIncident", { system: "incident", tier: 2, at: id, file: "incident/inc.md" });
		const document = await until(
			"the record",
			() => window.activeTextEditor?.document.uri.path.endsWith("incident/inc.md") && window.activeTextEditor.document,
		);
		assert.match(document.getText(), /^ {2}model: "models:\/gate\/7" {2}# from MC-incident@1\.0\.0: confirm$/m);
		assert.ok(document.getText().includes(`\`git:${id}\``));
		assert.match(document.getText(), /^## Whom to tell$/m);
	});
});
