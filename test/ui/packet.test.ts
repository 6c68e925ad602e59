import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Frame, Page } from "playwright-core";
import { goTo, openFile, openWorkbench, pick, runCommand, typeInEditor, untilStored, type Workbench, webview } from "./harness";
import { openPacket, PACKET } from "./packet";

const MANIFEST = "review-packet-credit-risk.md";
const CARD = "model-card-credit-risk.md";
/** Where the card and the sheet of the data stand among the documents, which come in the order of their paths. */
const [CARD_SECTION, SHEET_SECTION] = ["#document-13", "#document-12"] as const;

const cursorAt = (page: Page, line: number) => page.locator(".statusbar-item", { hasText: `Ln ${line},` }).waitFor();
const tab = (page: Page, name: string) => page.locator(".tab.active", { hasText: name }).waitFor();

/** The line, from 1, on which a text begins in a file of the example. */
async function lineOf({ folder }: Workbench, file: string, text: string): Promise<number> {
	const lines = (await readFile(path.join(folder, "docs/rai", file), "utf8")).split("\n");
	const at = lines.findIndex((line) => line.includes(text));
	assert.ok(at >= 0, `“${text}” is not in ${file}`);
	return at + 1;
}

/** Goes to a place in a file of the example, in the editor beside the preview. */
async function edit(workbench: Workbench, file: string, text: string, column = 1): Promise<void> {
	const { page } = workbench;
	await runCommand(page, "View: Focus First Editor Group");
	await openFile(page, file);
	await tab(page, file);
	await page.locator(".monaco-editor.focused").first().waitFor();
	await goTo(page, await lineOf(workbench, file, text), column);
}

describe("A review packet's preview", () => {
	let workbench: Workbench;
	let preview: Frame;

	before(async () => {
		workbench = await openWorkbench({ ...PACKET, size: { width: 1600, height: 900 } });
		await workbench.page.locator(".editor-actions [aria-label^='Open Review Packet Preview']").click();
		preview = await webview(workbench.page, ".packet h1");
		await preview.locator("#figure-references-pending").waitFor({ state: "detached" });
	});

	after(() => workbench.close());

	it("is opened from the title of its editor, which keeps the keyboard", async () => {
		const { page } = workbench;
		assert.equal(await preview.locator("h1").textContent(), "Credit scorecard 2.1 in all branches");
		assert.equal(await preview.locator("section[id^=document-]").count(), 14);
		await page.locator(".monaco-editor.focused").first().waitFor();
		assert.equal(await page.locator(".editor-group-container").count(), 2);
	});

	it("leads from a heading to its line, and the keyboard stays", async () => {
		const { page } = workbench;
		await preview.locator(`${CARD_SECTION} h3`, { hasText: "Ethical considerations" }).click();
		await tab(page, CARD);
		await page.locator(".view-line", { hasText: "## Ethical considerations" }).waitFor();
		assert.equal(await preview.evaluate("document.hasFocus()"), true);
	});

	it("leads from the question to the manifest", async () => {
		const { page } = workbench;
		await preview.locator(".question").click();
		await tab(page, MANIFEST);
		await preview.locator(".question.at-cursor, .question .at-cursor").waitFor({ state: "detached" });
	});

	it("leads from what a figure counts to its line", async () => {
		const { page } = workbench;
		await preview.locator("#figure-numbers summary").click();
		await preview.locator("#figure-numbers li").first().click();
		await tab(page, CARD);
		await page.locator(".view-line", { hasText: "value: 0.714" }).waitFor();
	});

	it("leads from a cell of the risk matrix to the risk, in the page and in the assessment", async () => {
		const { page } = workbench;
		await preview.locator(".matrix td a").first().click();
		await tab(page, "risk-assessment-credit-risk.md");
		await page.locator(".view-line", { hasText: "RSK-credit-risk-1" }).first().waitFor();
		const top = Number(await preview.evaluate("document.querySelector('#risk-RSK-credit-risk-1').getBoundingClientRect().top"));
		assert.ok(top >= 0 && top < 900, String(top));
	});

	it("leaves alone who selects words", async () => {
		const { page } = workbench;
		await preview.evaluate("document.querySelector('#summary').scrollIntoView()");
		const box = await preview.locator("#summary .prose p").first().boundingBox();
		assert.ok(box);
		await page.mouse.move(box.x + 4, box.y + 12);
		await page.mouse.down();
		await page.mouse.move(box.x + 200, box.y + 14, { steps: 5 });
		await page.mouse.up();
		await page.waitForTimeout(500);
		assert.match(String(await preview.evaluate("getSelection().toString()")), /^\w.*\w/);
		await page.locator(".tab.active", { hasText: "risk-assessment-credit-risk.md" }).waitFor();
		await preview.evaluate("getSelection().removeAllRanges()");
	});

	it("shows what is typed in a member, and moves nothing", async () => {
		const { page } = workbench;
		await edit(workbench, CARD, "title: Credit risk scorecard", 99);
		await preview.locator("#search").fill("second look");
		await preview.locator("#figure-problems-error summary").click();
		await preview.evaluate("document.querySelector('#mitigations').scrollIntoView()");
		await edit(workbench, CARD, "title: Credit risk scorecard", 99);
		await preview.evaluate("document.querySelector('#mitigations').scrollIntoView()");
		await page.waitForTimeout(300);
		// What is read stays in its place, whatever grows above it.
		const place = () => preview.evaluate("Math.round(document.querySelector('#mitigations').getBoundingClientRect().top)");
		const [before, marks] = [await place(), await preview.locator("mark").count()];
		for (const [letter, title] of [
			["s", "scorecards"],
			[" A", "scorecards A"],
			["B", "scorecards AB"],
		] as const) {
			await typeInEditor(page, letter);
			await preview.locator(`${CARD_SECTION} > h2`, { hasText: title }).waitFor();
		}
		assert.equal(await place(), before);
		assert.equal(await preview.locator("#search").inputValue(), "second look");
		assert.equal(await preview.locator("mark").count(), marks);
		assert.ok(marks > 0);
		assert.equal(await preview.locator("#figure-problems-error").getAttribute("open"), "");
		await page.locator(".monaco-editor.focused").first().waitFor();
	});

	it("leaves the keyboard where it is when a file changes on the disk", async () => {
		const { folder } = workbench;
		const file = path.join(folder, "docs/rai/dataset-sheet-applications.md");
		await preview.locator("#search").fill("officer");
		await preview.locator("#search").press("Home");
		await writeFile(file, (await readFile(file, "utf8")).replace(/^title: .*$/m, "title: Another title of the sheet"));
		await preview.locator(`${SHEET_SECTION} > h2`, { hasText: "Another title" }).waitFor();
		assert.deepEqual(await preview.evaluate("[document.activeElement.id, document.activeElement.selectionStart]"), ["search", 0]);
	});

	it("keeps what is read in place when something above it grows", async () => {
		const { page } = workbench;
		const topOf = () => preview.evaluate("Math.round(document.querySelector('#trace').getBoundingClientRect().top)");
		await edit(workbench, MANIFEST, "agenda: [", 10);
		// The page follows the cursor first; who reads elsewhere goes there afterwards.
		await preview.locator("#question .at-cursor", { hasText: "Conditions and end date" }).waitFor({ state: "attached" });
		await preview.evaluate("document.querySelector('#trace').scrollIntoView()");
		const before = await topOf();
		await typeInEditor(page, "One thing more, ");
		await preview.locator("#question li", { hasText: "One thing more" }).waitFor({ state: "attached" });
		const after = await topOf();
		assert.ok(Math.abs(Number(after) - Number(before)) <= 2, `it was at ${before}, and is at ${after}`);
	});

	it("shows the part where the cursor is", async () => {
		await preview.evaluate("window.scrollTo(0, 0)");
		await edit(workbench, CARD, "## Ethical considerations");
		await preview.locator(`${CARD_SECTION} .at-cursor`, { hasText: "Ethical considerations" }).waitFor();
		const box = await preview.evaluate(`document.querySelector("${CARD_SECTION} .at-cursor").getBoundingClientRect().top`);
		assert.ok(Number(box) >= 0 && Number(box) < 900, String(box));
	});

	it("shows only what needs attention, also after a change", async () => {
		const { page } = workbench;
		await preview.locator("#attention").click();
		await preview.locator("#summary").waitFor({ state: "hidden" });
		await edit(workbench, MANIFEST, "title: Credit scorecard", 99);
		await typeInEditor(page, " today");
		await preview.locator("h1", { hasText: "today" }).waitFor();
		assert.equal(await preview.locator("#summary").isVisible(), false);
		await preview.locator("#attention").click();
	});

	it("keeps the last good packet when there is none, and says so", async () => {
		const { page } = workbench;
		await edit(workbench, MANIFEST, "artifact: review-packet", 24);
		await typeInEditor(page, "s");
		await preview.locator("#notice", { hasText: "is no review packet at the moment" }).waitFor();
		assert.match(String(await preview.locator("#notice").textContent()), /Shown is the packet as it was\.$/);
		await preview.locator("h1", { hasText: "today" }).waitFor();
		await page.keyboard.press("Backspace");
		await preview.locator("#notice").waitFor({ state: "hidden" });
	});

	it("is looked at as a customer before it is exported for one, and as a whole again", async () => {
		const { page } = workbench;
		await openFile(page, MANIFEST);
		await runCommand(page, "RAI Docs: Export Review Packet…");
		await pick(page, "HTML");
		await pick(page, "customer");
		const dialog = page.locator(".monaco-dialog-box", { hasText: /Customer sees \d+ sections; withheld: / });
		await dialog.locator(".monaco-button", { hasText: "View as customer" }).click();
		await preview.locator(".copy", { hasText: "This copy is for customers. Customer sees" }).waitFor();
		await page.locator(".tab", { hasText: "as customer" }).waitFor();
		assert.equal(await preview.locator("#withheld").count(), 1);
		await runCommand(page, "RAI Docs: View Review Packet As…");
		await pick(page, "everything");
		await preview.locator(".copy").waitFor({ state: "detached" });
	});

	it("is there again after a reload, where it was read, and as whom", async () => {
		const { page } = workbench;
		await runCommand(page, "RAI Docs: View Review Packet As…");
		await pick(page, "board");
		await page.locator(".tab", { hasText: "as board" }).waitFor();
		await preview.locator("#search").fill("flat");
		await preview.evaluate("document.querySelector('#mitigations').scrollIntoView()");
		const says = (key: string, value: string) => String.raw`${key}[\\"]+:[\\"]*${value}`;
		await untilStored(page, new RegExp(`${says("view", "board")}.*${says("scroll", "[1-9]")}.*${says("search", "flat")}`));
		const top = () => preview.evaluate("Math.round(document.querySelector('#mitigations').getBoundingClientRect().top)");
		const before = Number(await top());
		// With a file to open, VS Code brings back nothing else.
		await page.goto(page.url().replace(/&payload=.*/, ""));
		preview = await webview(page, ".packet h1");
		assert.equal(await preview.locator("#search").inputValue(), "flat");
		await page.locator(".tab", { hasText: "as board" }).waitFor();
		assert.ok((await preview.locator("mark").count()) > 0);
		assert.ok(Math.abs(Number(await top()) - before) < 200, `${await top()} is not ${before}`);
	});
});

describe("A review packet's preview, by keyboard only", () => {
	let workbench: Workbench;

	before(async () => {
		workbench = await openWorkbench({ ...PACKET, size: { width: 1600, height: 900 } });
	});

	after(() => workbench.close());

	it("is opened, searched, gone through, and left for the source", async () => {
		const { page } = workbench;
		const preview = await openPacket(page);
		await runCommand(page, "View: Focus Next Editor Group");
		const focused = () => preview.evaluate("document.activeElement.id || document.activeElement.tagName");
		for (let tabs = 0; tabs < 120 && (await focused()) !== "search"; tabs++) await page.keyboard.press("Tab");
		await page.keyboard.type("flat");
		await preview.locator("#found", { hasText: "places" }).waitFor();
		for (let tabs = 0; tabs < 120 && (await focused()) !== "H1"; tabs++) await page.keyboard.press("Tab");
		assert.equal(await focused(), "H1");
		const isAtQuestion = () => preview.evaluate("document.activeElement.closest('.question') !== null");
		for (let steps = 0; steps < 60 && !(await isAtQuestion()); steps++) await page.keyboard.press("ArrowDown");
		await page.keyboard.press("Enter");
		await page.locator(".monaco-editor.focused").first().waitFor();
		await cursorAt(page, await lineOf(workbench, MANIFEST, "question: May loan officers"));
	});

	it("opens lists and narrows itself", async () => {
		const { page } = workbench;
		const preview = await webview(page, ".packet h1");
		await runCommand(page, "View: Focus Next Editor Group");
		while (!(await preview.evaluate("document.hasFocus()"))) await page.waitForTimeout(100);
		await page.waitForTimeout(500);
		await preview.locator("#figure-problems-error summary").focus();
		await page.keyboard.press("Enter");
		await preview.locator("#figure-problems-error[open]").waitFor();
		await preview.locator("#attention").focus();
		await page.keyboard.press("Space");
		await preview.locator(".packet.only-attention").waitFor();
	});
});
