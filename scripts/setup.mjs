// @ts-check
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { npm } from "./process.mjs";

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages by their place under node_modules */

/** Runs `npm ci` unless node_modules already holds what package-lock.json asks for. */
export async function installDependencies() {
	if (isInstalled(root)) return;
	console.log("Installing the packages of package-lock.json (npm ci)");
	await npm(["ci", "--no-fund", "--no-audit"], { cwd: root });
}

/**
 * Compares contents, not times: npm writes its own record a moment before package-lock.json, and git sets any time it likes.
 * @param {string} folder
 */
export function isInstalled(folder) {
	const wanted = packages(path.join(folder, "package-lock.json"));
	const installed = packages(path.join(folder, "node_modules", ".package-lock.json"));
	return Object.entries(wanted).every(
		([place, { version, optional }]) => place === "" || installed[place]?.version === version || (optional === true && !installed[place]),
	);
}

/** @param {string} file @returns {Packages} */
function packages(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}
