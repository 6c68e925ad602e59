import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { cacheDir, root } from "../../scripts/paths.mjs";
import { launchBrowser } from "../vscode/browser.mjs";
import { linkExtension } from "../vscode/extensions.mjs";
import { type Server, startServer } from "../vscode/server.mjs";
import { newestServer } from "../vscode/versions.mjs";

/** What all UI tests of a run share: one server, one browser. Starting both for each test would take longer than the tests. */
export interface Session {
	readonly server: Server;
	readonly browser: Browser;
	/** Where the server keeps a person's settings. */
	readonly userDataDir: string;
	/** For whatever a test makes; removed at the end. */
	readonly scratch: string;
	close(): Promise<void>;
}

export async function startSession(extension = root): Promise<Session> {
	const scratch = await mkdtemp(path.join(os.tmpdir(), "rai-docs-ui-"));
	const [dataDir, extensionsDir] = [path.join(scratch, "server"), path.join(scratch, "extensions")];
	await linkExtension(extensionsDir, extension);
	const server = await startServer({ version: newestServer, dataDir, extensionsDir });
	const browser = await launchBrowser().catch((error) => server.stop().then(() => Promise.reject(error)));
	const close = async () => {
		await browser.close();
		await server.stop();
		await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
	};
	return { server, browser, scratch, userDataDir: path.join(dataDir, "data"), close };
}

let session: Session | undefined;

/** The session of this run, started by whoever asks first. */
export async function theSession(): Promise<Session> {
	session ??= await startSession();
	return session;
}

/** mocha finds these by this file's place in .mocharc.json. */
export const mochaHooks = {
	/** A picture of every window says more than a locator's time-out. */
	async afterEach(this: Mocha.Context): Promise<void> {
		if (this.currentTest?.state !== "failed") return;
		const pages = session?.browser.contexts().flatMap((context) => context.pages()) ?? [];
		for (const [index, page] of pages.entries()) {
			const file = path.join(cacheDir, "failures", `${this.currentTest.fullTitle().replace(/\W+/g, "-")}-${index}.png`);
			await page.screenshot({ path: file });
			console.error(`      ${file}`);
		}
	},

	async afterAll(): Promise<void> {
		await session?.close();
		session = undefined;
	},
};
