// @ts-check
import { installServer } from "../../test/vscode/install.mjs";
import { newestServer } from "../../test/vscode/versions.mjs";

/** The oldest that yaml-language-server 2.0.0 runs on. */
const oldest = [22, 13];

/** A Node that runs the peer, and us beside it: this one, or the one that the in-host tests use.
 * @returns {Promise<string>} */
export async function modernNode() {
	const [major, minor] = process.versions.node.split(".").map(Number);
	if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return process.execPath;
	return (await installServer(newestServer)).node;
}
