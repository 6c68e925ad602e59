import { goTo, openFixes, squiggles } from "../harness";
import type { Scene } from "../takePictures";

/** The way out of a misspelt value. */
export const scene: Scene = {
	open: { folder: "test/ui/fixtures/credit", openFile: "model-card.md" },
	async stage(page) {
		await squiggles(page).first().waitFor();
		await goTo(page, 9, 12);
		await openFixes(page, "Change to in-review");
	},
};
