import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { openWorkbench, runCommand, typeInEditor, type Workbench, webview } from "./harness";

const row = (page: Page, text: string) => page.locator(".pane-body .monaco-list-row", { hasText: text }).first();

const icon = (page: Page) => page.locator(".activitybar .action-item", { has: page.locator("[aria-label^='RAI Docs']") });

const position = (page: Page, text: string) => page.locator(".statusbar-item", { hasText: text });

describe("The Traceability view, where nothing of ours is open", () => {
	let workbench: Workbench;

	before(async () => {
		workbench = await openWorkbench({ openFile: "README.md" });
	});

	after(() => workbench.close());

	it("says what it is for", async () => {
		const { page } = workbench;
		await icon(page).click();
		await page.locator(".welcome-view", { hasText: "What your documents refer to is listed here" }).waitFor();
		// VS Code says so of a view without provider, and only after a while.
		await page.waitForTimeout(2500);
		const said = await page.getByText("There is no data provider").all();
		const seen = await Promise.all(said.map((one) => one.isVisible()));
		assert.equal(seen.includes(true), false);
	});
});

describe("A reviewer", () => {
	let workbench: Workbench;

	before(async () => {
		// Three views share the side bar, and a list draws only the rows in sight.
		const size = { width: 1280, height: 1800 };
		workbench = await openWorkbench({ folder: "example", openFile: "docs/rai/model-card-credit-risk.md", size });
	});

	after(() => workbench.close());

	it("finds a document's references and numbers in the side bar", async () => {
		const { page } = workbench;
		await position(page, "In review").waitFor();
		await runCommand(page, "RAI Docs: Show References of This Document");
		await row(page, "0.714: metrics.json at f538e04 says 0.741").waitFor();
		await row(page, "DS-applications@0.9.0").waitFor();
	});

	it("goes from a number to its place in the document", async () => {
		const { page } = workbench;
		await row(page, "0.714: metrics.json").click();
		await position(page, "(5 selected)").waitFor();
	});

	it("sees at once that a number was put right", async () => {
		const { page } = workbench;
		await page.locator(".monaco-editor.focused").first().waitFor();
		await typeInEditor(page, "0.741");
		await row(page, "0.741: metrics.json at f538e04 says 0.741").waitFor();
	});

	it("sees only the states asked for, and is told so", async () => {
		const { page } = workbench;
		await runCommand(page, "RAI Docs: Filter References by State");
		const choices = page.locator(".quick-input-widget:visible");
		await choices.locator(".monaco-list-row", { hasText: "target changed" }).click();
		await choices.getByText("OK", { exact: true }).click();
		await page.getByText("Showing: target changed").waitFor();
		await row(page, "DS-applications@0.9.0").waitFor();
		await row(page, "0.741: metrics.json").waitFor({ state: "detached" });
	});

	it("opens what a reference leads to", async () => {
		const { page } = workbench;
		const reference = row(page, "DS-applications@0.9.0");
		await reference.hover();
		await reference.locator("[aria-label^='Open What It Refers To']").click();
		await page.locator(".tab.active", { hasText: "dataset-sheet-applications.md" }).waitFor();
	});

	it("reads the matrix, and goes from a cell to the document", async () => {
		const { page } = workbench;
		await runCommand(page, "RAI Docs: Show Traceability Matrix");
		const matrix = await webview(page, "text=6 agree");
		assert.equal(await matrix.locator("script").count(), 0);
		await matrix.getByRole("link", { name: "1 target changed" }).click();
		await page.locator(".tab.active", { hasText: "model-card-credit-risk.md" }).waitFor();
	});

	it("finds the matrix changed when coming back to it", async () => {
		const { page } = workbench;
		await page.locator(".monaco-editor.focused").first().waitFor();
		await page.keyboard.press("ControlOrMeta+Z");
		await runCommand(page, "RAI Docs: Show Traceability Matrix");
		await webview(page, "text=1 differs");
	});
});
