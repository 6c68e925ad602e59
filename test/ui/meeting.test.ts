import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Frame, Page } from "playwright-core";
import { openWorkbench, pick, runCommand, type Workbench } from "./harness";
import { openPacket, PACKET } from "./packet";

const LOG = "decision-log-credit-risk.md";

const widget = (page: Page) => page.locator(".quick-input-widget:visible");

/** Answers the question with these words in its title or prompt. */
async function answer(page: Page, question: string, words: string): Promise<void> {
	await widget(page).getByText(question).first().waitFor();
	await widget(page).locator("input").first().fill(words);
	await page.keyboard.press("Enter");
}

async function choose(page: Page, question: string, label: string): Promise<void> {
	await widget(page).getByText(question).first().waitFor();
	await pick(page, label);
}

/** Ticks these, or takes their tick away, and goes on. */
async function tick(page: Page, question: string, labels: readonly string[]): Promise<void> {
	await widget(page).getByText(question).first().waitFor();
	for (const label of labels) await widget(page).locator(".monaco-list-row", { hasText: label }).first().click();
	await page.keyboard.press("Enter");
}

describe("A meeting about a packet", () => {
	let workbench: Workbench;
	let preview: Frame;

	const text = (name: string) => readFile(path.join(workbench.folder, name), "utf8");
	const both = () => Promise.all([text("docs/rai/review-packet-credit-risk.md"), text(`docs/rai/${LOG}`)]);
	before(async () => {
		workbench = await openWorkbench({ ...PACKET, size: { width: 1600, height: 900 } });
		preview = await openPacket(workbench.page);
		await preview.locator("#figure-references-pending").waitFor({ state: "detached" });
		await runCommand(workbench.page, "View: Focus First Editor Group");
	});

	after(() => workbench.close());

	it("has its outcome recorded in the packet and in the log, and taken back in one step", async () => {
		const { page } = workbench;
		const untouched = await both();
		await runCommand(page, "RAI Docs: Record Outcome of the Meeting…");
		await tick(page, "Who decided?", ["Priya Raman", "Tove Lindqvist"]);
		await choose(page, "Which option was chosen?", "Launch with the second look");
		await tick(page, "Which of the memo's conditions were agreed on?", ["Officers of the nine branches"]);
		await answer(page, "On which condition?", "The calls are made within a day");
		await answer(page, "Who sees to it?", "Ruth Adler <ruth@example.com>");
		await answer(page, "By which day?", "2026-12-31");
		await answer(page, "How can anybody tell that it is met?", "No call in the list is older");
		await answer(page, "So far: The calls are made within a day.", "");
		await choose(page, "What does that mean for the packet?", "Approved with conditions");
		await widget(page).getByText("How did they vote?").first().waitFor();
		await page.keyboard.press("Escape");
		await runCommand(page, "Notifications: Show Notifications");
		const kept = page.locator(".notification-list-item", { hasText: "Your answers are kept." });
		await kept.getByText("Go On").click();
		await answer(page, "How did they vote?", "4/1/0");
		await answer(page, "Who stood aside?", "Mei Tanaka");
		await answer(page, "So far: Mei Tanaka.", "");
		await answer(page, "Who saw it otherwise?", "Jonas Weber: switch it off for people under 25");
		await answer(page, "So far: Jonas Weber: switch it off for people under 25.", "");
		await answer(page, "Why was it decided so?", "The score can be off within minutes");
		await answer(page, "Where is it on record?", "https://minutes.example.com/2026-12-02?version=1");
		await answer(page, "On which day was it decided?", "2026-11-28");
		// The palette would take the place of a question that is not settled yet.
		await widget(page).waitFor({ state: "hidden" });
		await runCommand(page, "Notifications: Show Notifications");
		await page.locator(".notification-list-item", { hasText: "The outcome is recorded" }).getByText("Copy Follow-ups").waitFor();
		await runCommand(page, "Notifications: Clear All Notifications");
		const decided = preview.locator("#question .decided", { hasText: "The calls are made within a day" });
		await decided.waitFor();
		await decided.filter({ hasText: "Priya Raman" }).filter({ hasText: "Tove Lindqvist" }).waitFor();
		const conditions = await decided.textContent();
		assert.match(String(conditions), /No band is shown below 12 months/);
		assert.doesNotMatch(String(conditions), /Officers of the nine branches/);
		await preview.locator("#approvals", { hasText: "approved with conditions" }).waitFor();
		await page.locator(".tab.dirty", { hasText: LOG }).waitFor();
		await runCommand(page, "View: Focus First Editor Group");
		await page.locator(".monaco-editor.focused").first().waitFor();
		await page.keyboard.press("ControlOrMeta+Z");
		await preview.locator("#question .decided").waitFor({ state: "detached" });
		await runCommand(page, "File: Save All Files");
		await page.locator(".tab.dirty").first().waitFor({ state: "detached" });
		assert.deepEqual(await both(), untouched);
	});

	it("has a question asked on a passage of the preview, which stands at its line and in no document", async () => {
		const { page } = workbench;
		const untouched = await both();
		await preview.locator("#question .question").scrollIntoViewIfNeeded();
		const box = await preview.locator("#question .question").boundingBox();
		assert.ok(box);
		await page.mouse.move(box.x + 4, box.y + 12);
		await page.mouse.down();
		await page.mouse.move(box.x + 240, box.y + 14, { steps: 5 });
		await page.mouse.up();
		await preview.locator("#ask").click();
		await answer(page, "What do you want to know?", "Who decides after June?");
		await answer(page, "Who asks?", "Jonas Weber <jonas@example.com>");
		await preview.locator("#figure-asked", { hasText: "1" }).waitFor();
		assert.match(await text("rai-questions.yaml"), /Who decides after June\?/);
		assert.deepEqual(await both(), untouched);
		await page.locator(".squiggly-info, .squiggly-warning").first().waitFor();
	});
});
