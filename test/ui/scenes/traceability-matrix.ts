import { runCommand, webview } from "../harness";
import type { Scene } from "../takePictures";

/** The matrix: documents by model, data, code, prompts, evidence and claims. */
export const scene: Scene = {
	open: { folder: "example", openFile: "START-HERE.md" },
	async stage(page) {
		await runCommand(page, "RAI Docs: Show Traceability Matrix");
		await webview(page, "text=5 agree");
		await page.mouse.move(300, 20);
	},
};
