// @ts-check
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { npm } from "../../scripts/process.mjs";
import { Client } from "./client.mjs";
import { benchDir, root } from "./paths.mjs";

const lockDir = path.join(root, "bench/peer");
const delay = "this.validationDelayMs = 200;";

/**
 * yaml-language-server from npm, as bench/peer/package-lock.json pins it.
 * @returns {Promise<{ asShipped: string, withoutDebounce: string }>} the two servers' programs
 */
export async function installPeer() {
	const folder = path.join(benchDir, "peer");
	const asShipped = path.join(folder, "node_modules/yaml-language-server");
	const withoutDebounce = `${asShipped}-without-debounce`;
	if (!existsSync(path.join(withoutDebounce, "ready"))) {
		console.log("Installing yaml-language-server from npm (once)\n");
		await rm(folder, { recursive: true, force: true });
		await mkdir(benchDir, { recursive: true });
		await cp(lockDir, folder, { recursive: true });
		await npm(["ci", "--ignore-scripts", "--engine-strict=false", "--no-fund", "--no-audit"], { cwd: folder, quiet: true });
		// Beside the original, so that both resolve the same packages.
		await cp(asShipped, withoutDebounce, { recursive: true });
		await takeOutDebounce(path.join(withoutDebounce, "out/src/yamlSettings.js"));
		await writeFile(path.join(withoutDebounce, "ready"), "");
	}
	const program = "bin/yaml-language-server";
	return { asShipped: path.join(asShipped, program), withoutDebounce: path.join(withoutDebounce, program) };
}

/** @param {string} file */
async function takeOutDebounce(file) {
	const source = await readFile(file, "utf8");
	if (!source.includes(delay)) throw new Error(`${file} does not say "${delay}" any more`);
	await writeFile(file, source.replace(delay, "this.validationDelayMs = 0;"));
}

const schema = pathToFileURL(path.join(root, "schemas/model-card.schema.json")).href;

/** A client of the peer that knows our published schema and nothing of the network.
 * @param {string} node @param {string} program @returns {Client} */
export function peerClient(node, program) {
	const yaml = {
		schemas: { [schema]: ["*.yaml"] },
		schemaStore: { enable: false },
		kubernetesCRDStore: { enable: false },
		validate: true,
	};
	return new Client(node, [program, "--stdio"], { yaml, http: {}, "[yaml]": {}, editor: {}, files: {} });
}
