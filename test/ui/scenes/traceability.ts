import { runCommand } from "../harness";
import type { Scene } from "../takePictures";

/** The side bar: what each document of each system refers to, and how it stands. */
export const scene: Scene = {
	open: { folder: "example", openFile: "docs/rai/model-card-credit-risk.md", size: { width: 1280, height: 1500 } },
	async stage(page) {
		await page.locator(".statusbar-item", { hasText: "In review" }).waitFor();
		await runCommand(page, "RAI Docs: Show References of This Document");
		const row = page.locator(".pane-body .monaco-list-row", { hasText: "says" }).first();
		await row.waitFor();
		await page.mouse.move(300, 20);
	},
};
