// @ts-check
import { parseArgs } from "node:util";
import { newestServer } from "./versions.mjs";

/**
 * @typedef {object} Arguments those of desktop VS Code that a server can follow, and two of our own
 * @property {string} folder
 * @property {string[]} extensionDevelopmentPaths
 * @property {string} extensionTestsPath
 * @property {string | undefined} userDataDir
 * @property {string | undefined} extensionsDir
 * @property {boolean} trust
 * @property {string} serverVersion ours: `--server-version=`
 * @property {number} timeout ours: `--tests-timeout=`, in seconds
 */

/** What never ends is stopped; what is slow on a busy machine is not. */
const timeoutByDefault = 1200;

/** Flags that only a desktop window has are let through unread.
 * @param {readonly string[]} argv @returns {Arguments} */
export function parseArguments(argv) {
	const { values, positionals } = parseArgs({
		args: [...argv],
		strict: false,
		allowPositionals: true,
		options: { extensionDevelopmentPath: { type: "string", multiple: true } },
	});
	/** @param {string} name */
	const text = (name) => (typeof values[name] === "string" ? values[name] : undefined);
	const [folder] = positionals;
	const extensionTestsPath = text("extensionTestsPath");
	if (!folder || !extensionTestsPath) throw new Error("Usage: launcher.mjs FOLDER --extensionTestsPath=FILE [VS Code's arguments]");
	return {
		folder,
		extensionDevelopmentPaths: (values.extensionDevelopmentPath ?? []).map(String),
		extensionTestsPath,
		userDataDir: text("user-data-dir"),
		extensionsDir: text("extensions-dir"),
		trust: values["disable-workspace-trust"] === true,
		serverVersion: text("server-version") ?? newestServer,
		timeout: Number(text("tests-timeout") ?? timeoutByDefault),
	};
}
