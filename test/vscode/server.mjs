// @ts-check
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { installServer } from "./install.mjs";
import { endTree } from "./tree.mjs";

/**
 * @typedef {object} ServerOptions
 * @property {string} version of code-server
 * @property {string} dataDir for settings, state and the log; a fresh one for each server
 * @property {boolean} [trust] false leaves Workspace Trust on, so that folders open in Restricted Mode
 * @property {string | undefined} [extensionsDir]
 * @property {NodeJS.ProcessEnv} [env] for the extension host
 *
 * @typedef {object} Server
 * @property {number} port
 * @property {string} log the file that everything it writes goes to
 * @property {(page: Page) => string} address of the workbench
 * @property {(listener: (line: string) => void) => void} onLine hears every line it writes from now on
 * @property {() => Promise<void>} stop
 *
 * @typedef {object} Page
 * @property {string} folder to open
 * @property {string | undefined} [openFile]
 * @property {readonly string[]} [extensionDevelopmentPaths]
 * @property {string} [extensionTestsPath]
 */

const startTimeout = 60_000;
// code-server reads this: without a marketplace to ask, it asks nothing of the network.
const noGallery = { EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: "" }) };

/** Boots a VS Code server on a free port of this machine and waits until it answers.
 * @param {ServerOptions} options @returns {Promise<Server>} */
export async function startServer(options) {
	const { node, main } = await installServer(options.version);
	await mkdir(options.dataDir, { recursive: true });
	const token = randomBytes(16).toString("hex");
	const tokenFile = path.join(options.dataDir, "token");
	await writeFile(tokenFile, token, { mode: 0o600 });

	// A group of its own, so that it can be ended together with its extension hosts and file watchers.
	const child = spawn(node, [main, ...serverArguments(options, tokenFile)], {
		detached: true,
		env: { ...process.env, ...noGallery, ...options.env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const log = path.join(options.dataDir, "server.log");
	const onLine = recordLines(child, log);
	const stop = endTree(child);
	try {
		const port = await listeningPort(child, onLine, log);
		return { port, log, onLine, stop, address: (page) => address(port, token, page) };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** The smoke-test driver is what lets a built VS Code take an extension under development from the address.
 * @param {ServerOptions} options @param {string} tokenFile */
function serverArguments({ dataDir, extensionsDir, trust = true }, tokenFile) {
	return [
		...["--accept-server-license-terms", "--enable-smoke-test-driver", "--telemetry-level", "off"],
		...["--host", "127.0.0.1", "--port", "0", "--connection-token-file", tokenFile],
		...["--server-data-dir", dataDir],
		...(extensionsDir ? ["--extensions-dir", extensionsDir] : []),
		...(trust ? ["--disable-workspace-trust"] : []),
	];
}

/** @param {import("node:child_process").ChildProcess} child @param {string} file
 * @returns {Server["onLine"]} */
function recordLines(child, file) {
	/** @type {((line: string) => void)[]} */
	const listeners = [];
	const log = createWriteStream(file);
	for (const stream of [child.stdout, child.stderr]) {
		let rest = "";
		stream?.setEncoding("utf8").on("data", (chunk) => {
			log.write(chunk);
			const lines = (rest + chunk).split("\n");
			rest = lines.pop() ?? "";
			for (const line of lines) for (const listener of listeners) listener(line);
		});
	}
	child.on("close", () => log.end());
	return (listener) => void listeners.push(listener);
}

/** @param {import("node:child_process").ChildProcess} child @param {Server["onLine"]} onLine @param {string} log
 * @returns {Promise<number>} */
function listeningPort(child, onLine, log) {
	return new Promise((resolve, reject) => {
		/** @param {string} why */
		const fail = (why) => reject(new Error(`The VS Code server ${why}; its log: ${log}`));
		setTimeout(() => fail(`did not answer within ${startTimeout / 1000} s`), startTimeout).unref();
		child.on("error", (error) => fail(`did not start: ${error.message}`));
		child.on("exit", (code, signal) => fail(`ended with ${signal ?? code}`));
		let port = 0;
		onLine((line) => {
			port ||= Number(/Extension host agent listening on (\d+)/.exec(line)?.[1] ?? 0);
			if (line.includes("Extension host agent started")) resolve(port);
		});
	});
}

/** @param {number} port @param {string} token @param {Page} page */
function address(port, token, { folder, openFile, extensionDevelopmentPaths = [], extensionTestsPath }) {
	/** @param {string} file */
	const remote = (file) => `vscode-remote://127.0.0.1:${port}${pathToFileURL(file).pathname}`;
	const payload = [
		["skipWelcome", "true"],
		...extensionDevelopmentPaths.map((file) => ["extensionDevelopmentPath", remote(file)]),
		...(extensionTestsPath ? [["extensionTestsPath", remote(extensionTestsPath)]] : []),
		...(openFile ? [["openFile", remote(openFile)]] : []),
	];
	const query = new URLSearchParams({ tkn: token, folder, payload: JSON.stringify(payload) });
	return `http://127.0.0.1:${port}/?${query}`;
}
