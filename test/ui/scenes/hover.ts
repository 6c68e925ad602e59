import { goTo, openHover, squiggles } from "../harness";
import type { Scene } from "../takePictures";

/** Why a question is asked, who reads the answer, a weak one and a strong one. */
export const scene: Scene = {
	open: { folder: "test/ui/fixtures/credit", openFile: "model-card.md" },
	async stage(page) {
		await squiggles(page).first().waitFor();
		await goTo(page, 15, 5);
		await openHover(page);
	},
};
