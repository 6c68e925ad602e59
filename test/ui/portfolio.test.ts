import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { openWorkbench, runCommand, type Workbench } from "./harness";

/** The rows of one view in the side bar. */
const rows = (page: Page, view: string) => page.locator(`.pane:has(.pane-header[aria-label^="${view}"]) .monaco-list-row`);

const row = (page: Page, view: string, text: string) => rows(page, view).filter({ hasText: text }).first();

const unfold = async (page: Page, view: string, text: string): Promise<void> => {
	await row(page, view, text).click();
	if ((await row(page, view, text).getAttribute("aria-expanded")) === "false") await page.keyboard.press("ArrowRight");
};

describe("Systems and My Work, where nothing of ours is open", () => {
	let workbench: Workbench;

	before(async () => {
		workbench = await openWorkbench({ openFile: "README.md" });
	});

	after(() => workbench.close());

	it("say what they are for", async () => {
		const { page } = workbench;
		await page.locator(".activitybar .action-item", { has: page.locator("[aria-label^='RAI Docs']") }).click();
		await page.locator(".welcome-view", { hasText: "How your AI systems stand is listed here" }).waitFor();
		await page.locator(".welcome-view", { hasText: "What waits for you is listed here" }).waitFor();
	});
});

describe("Who looks after many systems", () => {
	let workbench: Workbench;

	before(async () => {
		workbench = await openWorkbench({
			...{ folder: "test/ui/fixtures/portfolio", openFile: "docs/model-card-parking.md", size: { width: 1280, height: 1000 } },
			settings: { "raiDocs.owner": "Ada Osei <ada@example.com>" },
		});
	});

	after(() => workbench.close());

	it("sees how each one stands, and what it lacks", async () => {
		const { page } = workbench;
		await page.locator(".statusbar-item", { hasText: "In review" }).waitFor();
		await runCommand(page, "RAI Docs: Show Systems");
		await row(page, "Systems", "parking").waitFor();
		await row(page, "Systems", "2 required documents").waitFor();
		const label = await row(page, "Systems", "Runbook").getAttribute("aria-label");
		assert.match(label ?? "", /^Runbook, missing, Tier 3 requires it\., Enter creates it/);
	});

	it("finds what is counted as a list", async () => {
		const { page } = workbench;
		await unfold(page, "Systems", "1 due date");
		await row(page, "Systems", "2999-12-31 Review: Parking forecast").click();
		await page.locator(".statusbar-item", { hasText: "(10 selected)" }).waitFor();
	});

	it("finds what waits, and for whom", async () => {
		const { page } = workbench;
		await row(page, "My Work", "2999-12-31 Review: Parking forecast").waitFor();
		await page.locator(".pane-header[aria-label^='My Work']", { hasText: "Ada Osei" }).waitFor();
	});

	it("creates a missing document with a click, and finds it open and no longer missing", async () => {
		const { page } = workbench;
		await row(page, "Systems", "Runbook").click();
		await page.locator(".tab.active", { hasText: "runbook-parking.md" }).waitFor();
		await page.locator(".statusbar-item", { hasText: "Draft" }).waitFor();
		await row(page, "Systems", "2 documents").waitFor();
		await row(page, "Systems", "all there").waitFor();
	});
});
