import type { Page } from "playwright-core";
import { runCommand } from "../harness";
import type { Scene } from "../takePictures";

const row = (page: Page, text: string | RegExp) => page.locator(".pane-body .monaco-list-row", { hasText: text }).first();

/** Systems with what is to be done about them, and what waits for who sits here, in a side bar that is wide enough to read. */
export const scene: Scene = {
	open: {
		folder: "example",
		openFile: "docs/rai/risk-assessment-credit-risk.md",
		size: { width: 1280, height: 1100 },
		settings: { "raiDocs.owner": "Ada Osei <ada@example.com>" },
	},
	async stage(page) {
		await page.locator(".statusbar-item", { hasText: "In review" }).waitFor();
		await runCommand(page, "RAI Docs: Show My Work");
		await row(page, /with a day|overdue/).waitFor();
		await page.locator(".pane-header[aria-label^='Traceability']").click();
		await widen(page);
		await runCommand(page, "RAI Docs: Show Systems");
		await row(page, "credit-risk").click();
		await row(page, "due dates").click();
		await row(page, /Mitigation: /).waitFor();
		await page.mouse.move(900, 20);
	},
};

/** Drags the edge of the side bar to the right. */
async function widen(page: Page): Promise<void> {
	const edge = (await page.locator(".part.sidebar").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
	await page.mouse.move(edge.x + edge.width, edge.y + edge.height / 2);
	await page.mouse.down();
	await page.mouse.move(edge.x + edge.width + 230, edge.y + edge.height / 2, { steps: 5 });
	await page.mouse.up();
}
