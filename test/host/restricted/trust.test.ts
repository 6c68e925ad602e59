import assert from "node:assert/strict";
import { extensions, workspace } from "vscode";

describe("Restricted Mode", () => {
	it("is on", () => {
		assert.equal(workspace.isTrusted, false);
	});

	it("still activates the extension", async () => {
		const extension = extensions.getExtension("rai-docs.rai-docs");
		assert.ok(extension, "VS Code does not list rai-docs.rai-docs");
		await extension.activate();
		assert.equal(extension.isActive, true);
	});
});
