import assert from "node:assert/strict";
import { commands, type Hover } from "vscode";
import { card, open, placeOf, untilRule } from "../documents";
import { markGit } from "../markedGit";

describe("In Restricted Mode", () => {
	it("documents are checked, and no process is started", async () => {
		const git = await markGit();
		try {
			const { document } = await open(
				"restricted.md",
				card("MC-restricted", (text) => text.replace("tier: 3", "tier: 9")),
			);
			await untilRule(document.uri, "schema/value");
			// Long enough for what runs in the background to have begun.
			await new Promise((resolve) => setTimeout(resolve, 1500));
			assert.equal(await git.marks(), "");
		} finally {
			git.restore();
		}
	});

	it("decisions are recorded, and a text that changed since is told, without git", async () => {
		const git = await markGit();
		try {
			const { document } = await open("restricted-approve.md", card("MC-restricted-approve"));
			const decided = { role: "rai-lead", name: "Tove Berg", decision: "approved", conditions: [], evidence: "", date: "2026-03-01" };
			await commands.executeCommand("raiDocs.approve", decided);
			assert.match(document.getText(), /\n {4}digest: "rai1:sha256:[0-9a-f]{64}"\n/);
			assert.ok(await document.save());
			await open("restricted-approve.md", document.getText().replace("Business loans", "Leases"));
			const { message } = await untilRule(document.uri, "governance/approval-changed");
			assert.match(message, /^Tove Berg approved 1\.0\.0\. Since then its text changed; .* is not in the history here/);
			assert.equal(await git.marks(), "");
		} finally {
			git.restore();
		}
	});

	it("help is there", async () => {
		const { document } = await open("restricted-help.md", card("MC-help"));
		const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", document.uri, placeOf(document, "limitations"));
		assert.equal(hovers.length, 1);
	});
});
