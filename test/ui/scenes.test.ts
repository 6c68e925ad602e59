import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { openWorkbench, screenshot } from "./harness";

// The pictures README shows are staged here too, so that a scene that can no longer be reached fails a test.
describe("The scenes of the README", () => {
	for (const file of readdirSync(path.join(__dirname, "scenes"))) {
		const name = path.basename(file, ".ts");
		it(`${name} can be reached`, async () => {
			const { scene } = await import(path.join(__dirname, "scenes", file));
			const workbench = await openWorkbench(scene.open);
			try {
				await scene.stage(workbench.page);
				const { size } = await stat(await screenshot(workbench.page, name));
				assert.ok(size > 10_000);
			} finally {
				await workbench.close();
			}
		});
	}
});
