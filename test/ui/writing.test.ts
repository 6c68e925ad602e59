import assert from "node:assert/strict";
import { beginSystem, goTo, openFixes, openWorkbench, pick, runCommand, squiggles, typeInEditor, type Workbench } from "./harness";

describe("A person at the keyboard", () => {
	let workbench: Workbench;

	before(async () => {
		workbench = await openWorkbench({ folder: "test/ui/fixtures/credit", openFile: "model-card.md" });
	});

	after(() => workbench.close());

	const status = (text: string) => workbench.page.locator(".statusbar-item", { hasText: text });

	it("sees what is wrong, takes the way out from the light bulb, and the squiggle is gone", async () => {
		const { page } = workbench;
		await status("2 errors, 2 warnings").waitFor();
		await goTo(page, 9, 12);
		await (await openFixes(page, "Change to in-review")).click();
		await status("In review, 1 error, 2 warnings").waitFor();
	});

	it("quotes a version with one key", async () => {
		const { page } = workbench;
		await goTo(page, 8, 11);
		await (await openFixes(page, "Put 1.10 in quotes")).click();
		await page.locator(".view-line", { hasText: 'version: "1.10"' }).waitFor();
	});

	it("is offered keys while typing in front matter", async () => {
		const { page } = workbench;
		await goTo(page, 13, 19);
		await page.keyboard.press("Enter");
		await typeInEditor(page, "lib");
		await page.locator(".suggest-widget .monaco-list-row", { hasText: "library" }).waitFor();
		await page.keyboard.press("Enter");
		await typeInEditor(page, "lightgbm");
		await page.locator(".view-line", { hasText: 'library: "lightgbm"' }).waitFor();
	});

	it("goes from the status bar to a question", async () => {
		const { page } = workbench;
		await runCommand(page, "RAI Docs: New Document");
		await pick(page, "Dataset sheet");
		await pick(page, "credit-risk");
		await page.locator(".quick-input-widget:visible", { hasText: "Who answers for it?" }).waitFor();
		await page.keyboard.type("Ada Osei <ada@example.com>");
		await page.keyboard.press("Enter");
		await page.locator(".quick-input-widget:visible", { hasText: "Where should it go?" }).waitFor();
		await page.keyboard.press("Enter");
		await status("Draft, 7 questions").click();
		await pick(page, "limitations");
		await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
		await page.locator(".monaco-editor.focused").first().waitFor();
		await typeInEditor(page, "No outcome for declined applicants");
		await status("Draft, 6 questions").waitFor();
		assert.equal(await squiggles(page).count(), 0);
	});

	it("fills a new document in from what another one says", async () => {
		const { page } = workbench;
		await runCommand(page, "RAI Docs: New Document");
		await pick(page, "Monitoring specification");
		await pick(page, "credit-risk");
		const widget = page.locator(".quick-input-widget:visible", { hasText: "Fill in what is known already?" });
		await widget.locator(".monaco-list-row", { hasText: "MC-credit-risk" }).click();
		await page.keyboard.press("Enter");
		await page.locator(".quick-input-widget:visible", { hasText: "Where should it go?" }).waitFor();
		await page.keyboard.press("Enter");
		await page.locator(".view-line", { hasText: "MC-credit-risk@1.10: confirm" }).waitFor();
		await status("Draft, 3 questions").waitFor();
	});

	it("begins a system with its intake, whose questions are asked at once", async () => {
		const { page } = workbench;
		const asked = (text: string) => page.locator(".quick-input-widget:visible", { hasText: text }).waitFor();
		await beginSystem(page, "Intake request", "Churn score");
		// No tier is asked for: the answers come to it.
		await asked("Where should it go?");
		await page.keyboard.press("Enter");
		await asked("prohibited? (1/19)");
		await page.keyboard.press("Enter");
		await asked("(2/19)");
		await page.keyboard.press("Escape");
		await status("1 of 19 answered").waitFor();
		await page.locator(".view-line", { hasText: "title: Intake request for churn score" }).waitFor();
	});
});
