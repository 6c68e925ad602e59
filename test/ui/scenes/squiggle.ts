import { runCommand, squiggles } from "../harness";
import type { Scene } from "../takePictures";

/** A card with a few mistakes, each pointed out where it is, and the same in the Problems panel. */
export const scene: Scene = {
	open: { folder: "test/ui/fixtures/credit", openFile: "model-card.md" },
	async stage(page) {
		await squiggles(page).first().waitFor();
		await runCommand(page, "Problems: Focus on Problems View");
		await page.locator(".markers-panel .monaco-list-row").nth(3).waitFor();
	},
};
