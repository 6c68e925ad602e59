import assert from "node:assert/strict";
import { extensions, workspace } from "vscode";

describe("The extension", () => {
	it("is found and activates", async () => {
		const extension = extensions.getExtension("rai-docs.rai-docs");
		assert.ok(extension, "VS Code does not list rai-docs.rai-docs");
		await extension.activate();
		assert.equal(extension.isActive, true);
	});

	it("runs in a trusted workspace", () => {
		assert.equal(workspace.isTrusted, true);
		assert.equal(workspace.workspaceFolders?.length, 1);
	});
});
