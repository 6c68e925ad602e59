import { dragOnto, inExplorer } from "../bringing";
import type { Scene } from "../takePictures";

/** A file that was dropped onto a reference, with the other ways of pinning it. */
export const scene: Scene = {
	open: { folder: "example", openFile: "docs/rai/model-card-credit-risk.md" },
	async stage(page) {
		await page.locator(".codelens-decoration", { hasText: "references" }).waitFor();
		const reference = page.locator(".view-line", { hasText: "  ref: " }).first();
		await dragOnto(page, inExplorer(page, "params.yaml"), reference);
		await page.locator(".view-line", { hasText: "#params.yaml" }).waitFor();
		await page.keyboard.press("ControlOrMeta+.");
		await page.getByText("Pin by sha256").waitFor();
	},
};
