// @ts-check
import { spawn } from "node:child_process";
import path from "node:path";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [quiet] keeps the output for the error message
 * @property {readonly number[]} [expected] the exit codes that are no failure; only 0 by default
 */

/**
 * Runs a program to its end, without a shell.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} what it wrote, where quiet; rejects when it cannot start or ends otherwise than expected
 */
export function run(command, args, { quiet = false, expected = [0], ...options } = {}) {
	return new Promise((resolve, reject) => {
		const [program, first] = startable(command);
		const child = spawn(program, [...first, ...args], { ...options, stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit" });
		let output = "";
		for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (chunk) => (output += chunk));
		child.on("error", (error) => reject(new Error(`${command} did not start: ${error.message}`)));
		child.on("close", (code, signal) => {
			if (code !== null && expected.includes(code)) resolve(output);
			else reject(new Error(`${[command, ...args].join(" ")}: ${signal ?? `exit code ${code}`}\n${output}`.trimEnd()));
		});
	});
}

/**
 * Runs npm.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options) {
	// Inside `npm run` npm names its own file.
	const file = process.env.npm_execpath;
	if (file && path.basename(file) === "npm-cli.js") return run(process.execPath, [file, ...args], options);
	return run(process.platform === "win32" ? "npm.cmd" : "npm", args, options);
}

/** A .cmd of Windows starts only through its interpreter.
 * @param {string} command @returns {[string, string[]]} */
function startable(command) {
	return /\.cmd$/i.test(command) ? ["cmd.exe", ["/d", "/c", command]] : [command, []];
}
