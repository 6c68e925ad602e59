import assert from "node:assert/strict";
import { commands, window } from "vscode";
import { closeEditors, open, until } from "./documents";

const intake = (answers: string): string => `---
artifact: intake-request
id: INT-walk
title: A walk
system: walk
tier: 3
status: draft
tiering:
  answers: { ${answers} } # as it is
  final: 3
---
# A walk
`;

const numbers = (from: number, to: number): string =>
	Array.from({ length: to - from + 1 }, (_, i) => `Q${String(from + i).padStart(2, "0")}: 1`).join(", ");

/** No answer is chosen beforehand: one goes to the first, and takes it. */
async function accept(): Promise<void> {
	await commands.executeCommand("workbench.action.quickOpenSelectNext");
	await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
}

/** Runs the walk; `step` is done again and again until the walk is over. */
async function walk(step: () => Thenable<unknown>): Promise<void> {
	let isOver = false;
	const asked = Promise.resolve(commands.executeCommand("raiDocs.assessTier")).then(() => {
		isOver = true;
	});
	await until("the walk to be over", async () => {
		await step();
		// What is told at its end waits for an answer.
		await commands.executeCommand("notifications.clearAll");
		return isOver;
	});
	await asked;
}

describe("Assess Tier…", () => {
	afterEach(closeEditors);

	it("asks what is open, and writes the answers as one step that can be undone", async () => {
		const before = intake(numbers(1, 14));
		const { document } = await open("walk-open.md", before);
		await walk(accept);
		const text = document.getText();
		assert.match(text, /answers: \{ (?:Q\d+: 1, ){14}Q15: 0, Q16: 0 \} # as it is/);
		assert.match(text, /stop_triggers: \[none\]/);
		assert.match(text, /hard_triggers: \[none\]/);
		assert.match(text, /floor_triggers: \[none\]/);
		await window.showTextDocument(document);
		await commands.executeCommand("undo");
		assert.equal(document.getText(), before);
	});

	it("keeps what was answered where it is left, and goes on from there", async () => {
		const { document } = await open("walk-left.md", intake(numbers(1, 12)));
		let accepted = 0;
		await walk(() => (accepted++ < 1 ? accept() : commands.executeCommand("workbench.action.closeQuickOpen")));
		const left = document.getText();
		assert.doesNotMatch(left, /floor_triggers/);
		await window.showTextDocument(document);
		await walk(accept);
		assert.match(document.getText(), /Q13: \d, Q14: \d, Q15: \d, Q16: \d \}/);
		assert.match(document.getText(), /floor_triggers: \[none\]/);
	});

	it("says where the tier is decided when no intake is in front", async () => {
		const { document } = await open("walk-card.md", "---\nartifact: model-card\nid: MC-walk\nstatus: draft\n---\n");
		const before = document.getText();
		await walk(() => commands.executeCommand("notifications.clearAll"));
		assert.equal(document.getText(), before);
	});
});
