#!/usr/bin/env node
// @ts-check
// Takes the arguments of desktop VS Code's executable, and runs the tests they name in a VS Code server and a Chromium instead.
import { existsSync } from "node:fs";
import { appendFile, cp, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { cacheDir } from "../../scripts/paths.mjs";
import { reportAndFail } from "../../scripts/prerequisite.mjs";
import { parseArguments } from "./arguments.mjs";
import { launchBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { runTestsIn } from "./testPage.mjs";

/**
 * @typedef {import("./arguments.mjs").Arguments} Arguments
 * @typedef {import("./server.mjs").Server} Server
 */

/** @param {Arguments} args @returns {Promise<number>} the exit code */
async function launch(args) {
	const dataDir = await mkdtemp(path.join(os.tmpdir(), "vscode-server-"));
	try {
		await copySettings(args.userDataDir, dataDir);
		const { serverVersion: version, extensionsDir, trust } = args;
		const server = await startServer({ version, dataDir, extensionsDir, trust });
		return await runOn(server, args, dataDir).finally(server.stop);
	} finally {
		await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** @param {Server} server @param {Arguments} args @param {string} dataDir */
async function runOn(server, args, dataDir) {
	const browser = await launchBrowser();
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
		/** @type {string[]} */
		const messages = [];
		page.on("console", (message) => messages.push(`[${message.type()}] ${message.text()}`));
		const { code, why } = await runTestsIn(page, server, args);
		if (code !== 0) console.error(`${why}. Evidence: ${await keepEvidence(page, dataDir, messages)}`);
		return code;
	} finally {
		await browser.close();
	}
}

/** The server keeps in `data/User` what a desktop VS Code keeps in `User`.
 * @param {string | undefined} userDataDir @param {string} dataDir */
async function copySettings(userDataDir, dataDir) {
	const settings = path.join(userDataDir ?? "", "User/settings.json");
	if (userDataDir && existsSync(settings)) await cp(settings, path.join(dataDir, "data/User/settings.json"));
}

/** @param {import("playwright-core").Page} page @param {string} dataDir @param {readonly string[]} messages
 * @returns {Promise<string>} the folder */
async function keepEvidence(page, dataDir, messages) {
	const folder = path.join(cacheDir, "failures", new Date().toISOString().replaceAll(":", "-"));
	await cp(path.join(dataDir, "server.log"), path.join(folder, "server.log"));
	await appendFile(path.join(folder, "page.log"), messages.join("\n"));
	await page.screenshot({ path: path.join(folder, "window.png") }).catch((error) => console.error(`No screenshot: ${error.message}`));
	return folder;
}

launch(parseArguments(process.argv.slice(2))).then((code) => (process.exitCode = code), reportAndFail);
