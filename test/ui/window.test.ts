import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { editor, openWorkbench, screenshot, type Workbench } from "./harness";

describe("The window", () => {
	let workbench: Workbench;

	before(async () => {
		workbench = await openWorkbench({ openFile: "README.md" });
	});

	after(() => workbench.close());

	it("shows the file that was asked for", async () => {
		await editor(workbench.page).getByText("A workspace for the in-host tests").waitFor();
	});

	it("can be pictured", async () => {
		const { size } = await stat(await screenshot(workbench.page, "window"));
		assert.ok(size > 10_000, `${size} bytes are no picture of VS Code`);
	});
});
