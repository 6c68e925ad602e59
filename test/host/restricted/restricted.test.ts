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

	it("help is there", async () => {
		const { document } = await open("restricted-help.md", card("MC-help"));
		const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", document.uri, placeOf(document, "limitations"));
		assert.equal(hovers.length, 1);
	});
});
