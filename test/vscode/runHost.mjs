// @ts-check
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { root } from "../../scripts/paths.mjs";
import { Failure, MissingPrerequisite } from "../../scripts/prerequisite.mjs";
import { bundleHostTests } from "./bundle.mjs";
import { installServer } from "./install.mjs";
import { writeUserSettings } from "./settings.mjs";

const launcher = fileURLToPath(new URL("launcher.mjs", import.meta.url));

/**
 * @typedef {object} HostRun
 * @property {import("./bundle.mjs").Suite} suite
 * @property {string} vscode `desktop` (downloaded), or the version of a code-server
 * @property {string} [grep] runs only the tests whose titles match
 * @property {string} [extension] the folder of the extension under test; this checkout by default
 *
 * @typedef {object} Launch
 * @property {string} vscodeExecutablePath
 * @property {string} extensionDevelopmentPath
 * @property {string} extensionTestsPath
 * @property {string[]} launchArgs
 * @property {Record<string, string>} extensionTestsEnv
 */

/** Runs a suite inside the extension host of a real VS Code, on a fresh copy of the fixture workspace, and prints its report.
 * @param {HostRun} run rejects where a test fails or VS Code does */
export async function runHost({ suite, vscode, grep = "", extension = root }) {
	const scratch = await mkdtemp(path.join(os.tmpdir(), "rai-docs-host-"));
	try {
		const launch = {
			vscodeExecutablePath: await executable(vscode),
			extensionDevelopmentPath: extension,
			extensionTestsPath: await bundleHostTests(suite),
			launchArgs: [...(await freshPlace(scratch)), ...(vscode === "desktop" ? [] : [`--server-version=${vscode}`])],
			extensionTestsEnv: { RAI_HOST_REPORT: scratch, RAI_HOST_GREP: grep, RAI_HOST_COLOR: process.stdout.isTTY ? "1" : "0" },
		};
		const error = await (suite === "restricted" ? runUntrusted(launch) : runTests(launch)).catch((reason) => reason);
		await judge(scratch, error);
	} finally {
		await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** The launcher would install its server too; here what the machine lacks is said in one line.
 * @param {string} vscode */
async function executable(vscode) {
	if (vscode === "desktop") return downloadAndUnzipVSCode().catch(explainDownload);
	await installServer(vscode);
	return launcher;
}

/** @param {Error} error @returns {never} */
function explainDownload(error) {
	throw new MissingPrerequisite(
		`Desktop VS Code cannot be downloaded here (${error.message}): \`npm run test:host\` runs the same tests in a server from npm`,
	);
}

/** @param {string} scratch @returns {Promise<string[]>} the arguments that keep VS Code inside this folder */
async function freshPlace(scratch) {
	const workspace = path.join(scratch, "workspace");
	const userData = path.join(scratch, "user");
	await cp(path.join(root, "test/host/fixtures/workspace"), workspace, { recursive: true });
	await writeUserSettings(userData);
	return [workspace, `--user-data-dir=${userData}`, `--extensions-dir=${path.join(scratch, "extensions")}`];
}

/** `runTests` always turns Workspace Trust off, so here VS Code is started without it.
 * @param {Launch} launch */
async function runUntrusted({ vscodeExecutablePath, extensionDevelopmentPath, extensionTestsPath, launchArgs, extensionTestsEnv }) {
	const paths = [`--extensionDevelopmentPath=${extensionDevelopmentPath}`, `--extensionTestsPath=${extensionTestsPath}`];
	const child = spawn(vscodeExecutablePath, [...launchArgs, "--no-sandbox", "--skip-welcome", ...paths], {
		env: { ...process.env, ...extensionTestsEnv },
		stdio: "inherit",
	});
	const [code, signal] = await once(child, "exit");
	if (code !== 0) throw new Failure(`VS Code ended with ${signal ?? code}`);
}

/**
 * Prints what the tests wrote. They passed only if they say so themselves: the exit code of VS Code is 0 too when they were cut short.
 * @param {string} scratch
 * @param {unknown} error
 */
async function judge(scratch, error) {
	const [report, failures] = [path.join(scratch, "report.txt"), path.join(scratch, "failures")];
	if (existsSync(report)) console.log((await readFile(report, "utf8")).trimEnd());
	if (!existsSync(failures)) throw new Failure(`The extension host ended before its tests did (${error})`);
	const count = Number(await readFile(failures, "utf8"));
	if (count > 0) throw new Failure(`${count} in-host tests failed`);
	if (error instanceof Error) throw error;
}
