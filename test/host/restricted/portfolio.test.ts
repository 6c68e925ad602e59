import assert from "node:assert/strict";
import { commands } from "vscode";
import { card, closeEditors, open, until } from "../documents";
import { markGit } from "../markedGit";

describe("The portfolio's views in Restricted Mode", () => {
	after(closeEditors);

	it("are shown, and ask no git who sits here", async () => {
		const git = await markGit();
		try {
			await open("restricted-system.md", card("MC-restricted-system"));
			await commands.executeCommand("raiDocs.showSystems");
			let isShown = false;
			commands.executeCommand("raiDocs.showWork").then(() => {
				isShown = true;
			});
			await until("the view", () => isShown);
			await new Promise((resolve) => setTimeout(resolve, 1000));
			assert.equal(await git.marks(), "");
		} finally {
			git.restore();
		}
	});
});
