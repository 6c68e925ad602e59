// @ts-check
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { runTests } from "@vscode/test-electron";
import { installServer } from "../../test/vscode/install.mjs";
import { writeUserSettings } from "../../test/vscode/settings.mjs";
import { root } from "./paths.mjs";

/**
 * Runs a script of bench/host in the extension host of a real VS Code, with an empty folder open.
 * @param {string} script
 * @param {string} version of code-server
 * @returns {Promise<any>} what it wrote
 */
export async function inHost(script, version) {
	await installServer(version);
	const scratch = await mkdtemp(path.join(os.tmpdir(), "rai-docs-bench-host-"));
	try {
		const [workspace, user, report] = ["workspace", "user", "report.json"].map((name) => path.join(scratch, name));
		await mkdir(workspace);
		await writeUserSettings(user);
		await runTests({
			vscodeExecutablePath: path.join(root, "test/vscode/launcher.mjs"),
			extensionDevelopmentPath: root,
			extensionTestsPath: path.join(root, "bench/host", script),
			launchArgs: [
				workspace,
				`--user-data-dir=${user}`,
				`--extensions-dir=${path.join(scratch, "extensions")}`,
				`--server-version=${version}`,
			],
			extensionTestsEnv: { BENCH_REPORT: report },
		});
		return JSON.parse(await readFile(report, "utf8"));
	} finally {
		await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
	}
}
