import { goTo, squiggles, typeInEditor } from "../harness";
import type { Scene } from "../takePictures";

/** Keys that a mapping lacks, with what they are for. */
export const scene: Scene = {
	open: { folder: "test/ui/fixtures/credit", openFile: "model-card.md" },
	async stage(page) {
		await squiggles(page).first().waitFor();
		await goTo(page, 13, 19);
		await page.keyboard.press("Enter");
		await typeInEditor(page, "t");
		await page.locator(".suggest-widget .monaco-list-row").nth(1).waitFor();
	},
};
