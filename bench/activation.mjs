// @ts-check
// node bench/activation.mjs: how long the built extension keeps VS Code waiting, and what its first check costs.
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { MissingPrerequisite, reportAndFail } from "../scripts/prerequisite.mjs";
import { run } from "../scripts/process.mjs";
import { newestServer, oldestServer } from "../test/vscode/versions.mjs";
import { bundle } from "./lib/bundle.mjs";
import { yamlCard } from "./lib/cards.mjs";
import { inHost } from "./lib/inHost.mjs";
import { median, printMachine, printTable, short } from "./lib/measure.mjs";
import { modernNode } from "./lib/modernNode.mjs";
import { benchDir, libFile, root } from "./lib/paths.mjs";

const goal = 30;
const processes = 21;
const starts = 3;

async function main() {
	const extension = path.join(root, "dist/extension.js");
	if (!existsSync(extension)) throw new MissingPrerequisite("There is no dist/extension.js: npm run build");
	printMachine();
	await mkdir(benchDir, { recursive: true });
	const card = path.join(benchDir, "card.yaml");
	await writeFile(card, yamlCard(10_000).text);

	const activation = await fresh(["activate.cjs", extension]);
	const first = await fresh(["firstCheck.cjs", await bundle("core"), card]);
	console.log("A fresh Node process, `vscode` a stub\n");
	printTable(
		["", "load, ms", "then, ms", "together"],
		[
			[
				"activation of dist/extension.js",
				short(activation.load),
				short(activation.activate),
				verdict(activation.load + activation.activate),
			],
			["the core's first check, 10 KB of YAML", short(first.load), short(first.check), short(first.load + first.check)],
		],
	);
	console.log("Real VS Code, at rest, by its own “Developer: Startup Performance”\n");
	printTable(["", "load, ms", "activate, ms", "together"], [...(await inVsCode(newestServer)), ...(await inVsCode(oldestServer))]);
}

/** @param {number} ms */
const verdict = (ms) => `${short(ms)}${ms < goal ? " ✔" : ` ✖ more than ${goal}`}`;

/** Medians of what a script says in processes that do nothing else.
 * @param {readonly [script: string, ...args: string[]]} arguments_ @returns {Promise<Record<string, number>>} */
async function fresh([script, ...args]) {
	const node = await modernNode();
	const results = [];
	for (let i = 0; i < processes; i++) results.push(JSON.parse(await run(node, [libFile(script), ...args], { quiet: true })));
	return Object.fromEntries(Object.keys(results[0]).map((key) => [key, median(results.map((result) => result[key]))]));
}

/** @param {string} version of code-server @returns {Promise<string[][]>} a row an extension */
async function inVsCode(version) {
	const results = [];
	for (let i = 0; i < starts; i++) results.push(await inHost("startup.cjs", version));
	return results[0].map((/** @type {{ id: string }} */ { id }, /** @type {number} */ i) => {
		const load = median(results.map((rows) => rows[i].load));
		const activate = median(results.map((rows) => rows[i].activate));
		const ours = id.startsWith("rai-docs.");
		return [`${id}, code-server ${version}`, short(load), short(activate), ours ? verdict(load + activate) : short(load + activate)];
	});
}

main().catch(reportAndFail);
