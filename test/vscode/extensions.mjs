// @ts-check
import { mkdir, readFile, symlink } from "node:fs/promises";
import path from "node:path";

/**
 * Installs an extension as a link to where it is developed: VS Code then treats it as any user's, without the
 * "[Extension Development Host]" in the title.
 * @param {string} extensionsDir a new folder for one server
 * @param {string} extension its built checkout
 */
export async function linkExtension(extensionsDir, extension) {
	const { publisher, name, version } = JSON.parse(await readFile(path.join(extension, "package.json"), "utf8"));
	await mkdir(extensionsDir, { recursive: true });
	await symlink(extension, path.join(extensionsDir, `${publisher}.${name}-${version}`), "dir");
}
