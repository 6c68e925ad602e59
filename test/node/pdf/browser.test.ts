import assert from "node:assert/strict";
import { findBrowser, type Machine } from "../../../src/node/pdf/browser.js";

const machine = (platform: NodeJS.Platform, env: Machine["env"], ...files: readonly string[]): Machine => ({
	platform,
	env,
	exists: (file) => files.includes(file),
});

describe("A browser to print with", () => {
	for (const [what, given, found] of [
		["on the PATH", machine("linux", { PATH: "/bin:/usr/bin" }, "/usr/bin/chromium"), "/usr/bin/chromium"],
		["of another name", machine("linux", { PATH: "/opt/bin" }, "/opt/bin/microsoft-edge"), "/opt/bin/microsoft-edge"],
		["that a person names", machine("linux", { PATH: "/bin", CHROME_PATH: "/x/chrome" }, "/x/chrome", "/bin/chromium"), "/x/chrome"],
		["that a person names, and is not there", machine("linux", { PATH: "/bin", CHROME_PATH: "/x/chrome" }, "/bin/chromium"), undefined],
		["in a relative folder of the PATH", machine("linux", { PATH: ".:bin:" }, "chromium", "bin/chromium", "./chromium"), undefined],
		["nowhere", machine("linux", {}), undefined],
		[
			"among the applications of a Mac",
			machine("darwin", { PATH: "/bin" }, "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
			"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
		],
		[
			"among the programs of Windows",
			machine("win32", { "ProgramFiles(x86)": "C:\\Programs" }, "C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe"),
			"C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe",
		],
	] as const)
		it(`${found === undefined ? "is not taken" : "is found"} ${what}`, () => assert.equal(findBrowser(given), found));
});
