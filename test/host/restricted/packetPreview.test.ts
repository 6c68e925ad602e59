import assert from "node:assert/strict";
import { commands, TabInputWebview, window } from "vscode";
import { card, closeEditors, open, until } from "../documents";
import { markGit } from "../markedGit";

const PACKET = `---
artifact: review-packet
id: RP-restricted
title: A packet of a folder that nobody trusts
system: credit
status: draft
members: all
---
`;

describe("A packet's preview in Restricted Mode", () => {
	after(closeEditors);

	it("is there, and starts no process", async () => {
		const git = await markGit();
		try {
			await open("restricted-card.md", card("MC-restricted-packet"));
			await open("restricted-packet.md", PACKET);
			await commands.executeCommand("raiDocs.openPacket");
			await until("the preview", () =>
				window.tabGroups.all.some(({ tabs }) =>
					tabs.some(({ input, label }) => input instanceof TabInputWebview && label === "Packet: RP-restricted"),
				),
			);
			await new Promise((resolve) => setTimeout(resolve, 1500));
			assert.equal(await git.marks(), "");
		} finally {
			git.restore();
		}
	});
});
