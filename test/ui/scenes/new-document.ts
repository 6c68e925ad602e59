import { runCommand } from "../harness";
import type { Scene } from "../takePictures";

/** What do you want to write? */
export const scene: Scene = {
	open: { folder: "test/ui/fixtures/credit", openFile: "model-card.md" },
	async stage(page) {
		await runCommand(page, "RAI Docs: New Document");
		await page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: "Risk assessment" }).waitFor();
		await page.mouse.move(10, 700);
	},
};
