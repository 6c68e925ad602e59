import { beginSystem } from "../harness";
import type { Scene } from "../takePictures";

/** A fresh card: no squiggle, the cursor in its first question, and how far it is. */
export const scene: Scene = {
	open: { folder: "test/ui/fixtures/credit", settings: { "raiDocs.owner": "Ada Osei <ada@example.com>" } },
	async stage(page) {
		await beginSystem(page, "Model card", "Support assistant");
		await page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: "Tier 3" }).click();
		await page.locator(".quick-input-widget:visible", { hasText: "Where should it go?" }).waitFor();
		await page.keyboard.press("Enter");
		await page.locator(".statusbar-item", { hasText: "Draft, 7 questions, about 10 minutes" }).waitFor();
		await page.mouse.move(600, 700);
	},
};
