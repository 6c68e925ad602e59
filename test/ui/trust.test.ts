import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { makeExample } from "../../scripts/example-workspace.mjs";
import { root } from "../../scripts/paths.mjs";
import { launchBrowser } from "../vscode/browser.mjs";
import { linkExtension } from "../vscode/extensions.mjs";
import { type Server, startServer } from "../vscode/server.mjs";
import { writeUserSettings } from "../vscode/settings.mjs";
import { newestServer } from "../vscode/versions.mjs";
import { runCommand } from "./harness";

describe("A workspace that becomes trusted", () => {
	let scratch = "";
	let server: Server;
	let browser: Browser;
	let page: Page;

	before(async () => {
		scratch = await mkdtemp(path.join(os.tmpdir(), "rai-docs-trust-"));
		const [dataDir, extensionsDir, folder] = ["server", "extensions", "example"].map((name) => path.join(scratch, name)) as [
			string,
			string,
			string,
		];
		await Promise.all([makeExample(folder), linkExtension(extensionsDir, root), writeUserSettings(path.join(dataDir, "data"))]);
		server = await startServer({ version: newestServer, dataDir, extensionsDir, trust: false });
		browser = await launchBrowser();
		page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
		await page.goto(server.address({ folder, openFile: path.join(folder, "docs/rai/model-card-credit-risk.md") }));
	});

	after(async () => {
		await browser?.close();
		await server?.stop();
		await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
	});

	it("has its commits checked, which were not checkable before", async () => {
		await page.getByText(/^16 references: 1 target changed, 1 not pinned, 14 not checkable here$/).waitFor();
		await runCommand(page, "Workspaces: Manage Workspace Trust");
		await page.getByRole("button", { name: "Trust", exact: true }).first().click();
		await page.keyboard.press("Escape");
		await page.getByText(/^16 references: 12 match, 1 target changed, 1 not pinned, 2 not checkable here$/).waitFor();
	});
});
