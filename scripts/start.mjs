// @ts-check
// npm start: builds the extension, makes the example workspace, says what is wrong in it, and opens it in VS Code.
// `--no-open` stops before the last.
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { linkExtension } from "../test/vscode/extensions.mjs";
import { startServer } from "../test/vscode/server.mjs";
import { writeUserSettings } from "../test/vscode/settings.mjs";
import { newestServer } from "../test/vscode/versions.mjs";
import { makeExample } from "./example-workspace.mjs";
import { root } from "./paths.mjs";
import { reportAndFail } from "./prerequisite.mjs";
import { npm, run } from "./process.mjs";
import { installDependencies } from "./setup.mjs";

async function start() {
	await installDependencies();
	await npm(["run", "build"], { cwd: root });
	const example = await makeExample();
	console.log(`\nThe example workspace, made afresh: ${example}`);
	await check(example);
	if (process.argv.includes("--no-open")) return;
	const code = desktopCode();
	await (code ? openDesktop(code, example) : openServer(example));
}

/** Problems are what the example is for: exit code 1 is as good as 0 here.
 * @param {string} folder */
async function check(folder) {
	const args = [path.join(root, "dist/cli.js"), "check", "--root", folder];
	await run(process.execPath, args, { cwd: root, expected: [0, 1] });
}

/** @param {string} code @param {string} folder */
async function openDesktop(code, folder) {
	await run(code, [`--extensionDevelopmentPath=${root}`, folder]);
	console.log("Opened in VS Code");
}

/** @param {string} folder */
async function openServer(folder) {
	// Before the server starts: until then, and for every other signal, the first listener ends the whole program.
	const interrupted = once(process, "SIGINT");
	const scratch = await mkdtemp(path.join(os.tmpdir(), "rai-docs-start-"));
	const [dataDir, extensionsDir] = [path.join(scratch, "server"), path.join(scratch, "extensions")];
	await linkExtension(extensionsDir, root);
	await writeUserSettings(path.join(dataDir, "data"));
	const server = await startServer({ version: newestServer, dataDir, extensionsDir });
	console.log(`\nVS Code is at ${server.address({ folder })}\nCtrl-C ends it.`);
	await interrupted;
	await server.stop();
	await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
}

function desktopCode() {
	const name = process.platform === "win32" ? "code.cmd" : "code";
	const folders = (process.env.PATH ?? "").split(path.delimiter).filter(path.isAbsolute);
	return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

start().catch(reportAndFail);
