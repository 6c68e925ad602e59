import { goTo, openHover, squiggles } from "../harness";
import type { Scene } from "../takePictures";

/** A number that its evidence contradicts: what both say, where, and how many references of the document hold. */
export const scene: Scene = {
	open: { folder: "example", openFile: "docs/rai/model-card-credit-risk.md" },
	async stage(page) {
		// All was followed: a hover closes when problems are said anew.
		await page.locator(".codelens-decoration", { hasText: "not checkable here" }).waitFor();
		await page.locator(".statusbar-item", { hasText: "3 errors, 2 warnings" }).waitFor();
		await goTo(page, 44, 13);
		await squiggles(page).first().waitFor();
		await openHover(page, "The evidence says otherwise");
	},
};
