import { pick, runCommand } from "../harness";
import type { Scene } from "../takePictures";

/** A fresh card: no squiggle, the cursor in its first question, and how far it is. */
export const scene: Scene = {
	open: { folder: "test/ui/fixtures/credit", settings: { "raiDocs.owner": "Ada Osei <ada@example.com>" } },
	async stage(page) {
		await runCommand(page, "RAI Docs: New Document");
		await pick(page, "Model card");
		await page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: "Another system" }).click();
		await page.locator(".quick-input-widget:visible input[placeholder='credit-risk']").waitFor();
		await page.keyboard.type("Support assistant");
		await page.keyboard.press("Enter");
		await page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: "Tier 3" }).click();
		await page.locator(".quick-input-widget:visible", { hasText: "Where should it go?" }).waitFor();
		await page.keyboard.press("Enter");
		await page.locator(".statusbar-item", { hasText: "Draft, 7 questions, about 10 minutes" }).waitFor();
		await page.mouse.move(600, 700);
	},
};
