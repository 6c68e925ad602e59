import assert from "node:assert/strict";
import { parseArguments } from "./arguments.mjs";

describe("The launcher's arguments", () => {
	it("are those that runTests passes to VS Code", () => {
		const own = ["/w", "--user-data-dir=/u", "--server-version=4.99.3"];
		const flags = ["--no-sandbox", "--disable-updates", "--skip-welcome", "--disable-workspace-trust"];
		const args = parseArguments([...own, ...flags, "--extensionTestsPath=/t.js", "--extensionDevelopmentPath=/e"]);
		assert.deepEqual(args, {
			folder: "/w",
			extensionDevelopmentPaths: ["/e"],
			extensionTestsPath: "/t.js",
			userDataDir: "/u",
			extensionsDir: undefined,
			trust: true,
			serverVersion: "4.99.3",
			timeout: 1200,
		});
	});

	it("leave Workspace Trust on unless they turn it off", () => {
		assert.equal(parseArguments(["/w", "--extensionTestsPath=/t.js"]).trust, false);
	});

	it("are refused without a folder or tests", () => {
		assert.throws(() => parseArguments(["/w"]), /Usage/);
	});
});
