// @ts-check
// node bench/activation.mjs: how long the built extension keeps VS Code waiting.
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { MissingPrerequisite, reportAndFail } from "../scripts/prerequisite.mjs";
import { run } from "../scripts/process.mjs";
import { newestServer, oldestServer } from "../test/vscode/versions.mjs";
import { yamlCard } from "./lib/cards.mjs";
import { inHost } from "./lib/inHost.mjs";
import { median, printMachine, printTable, short } from "./lib/measure.mjs";
import { modernNode } from "./lib/modernNode.mjs";
import { benchDir, libFile, root } from "./lib/paths.mjs";

const goal = 30;
const processes = 21;
const starts = 3;
/** Ships with VS Code and is activated by the same documents. */
const neighbour = "vscode.markdown-language-features";

async function main() {
	const extension = path.join(root, "dist/extension.js");
	if (!existsSync(extension)) throw new MissingPrerequisite("There is no dist/extension.js: npm run build");
	printMachine(await modernNode());
	await mkdir(benchDir, { recursive: true });
	const card = path.join(benchDir, "card.yaml");
	await writeFile(card, yamlCard(10_000).text);

	const nothing = await fresh(["activate.cjs", extension]);
	const document = await fresh(["activate.cjs", extension, card]);
	console.log("A fresh Node process, `vscode` a stub\n");
	printTable(
		["", "load, ms", "activate, ms", "together"],
		[
			["nothing open", short(nothing.load), short(nothing.activate), verdict(nothing.load + nothing.activate)],
			["10 KB of YAML open and checked", short(document.load), short(document.activate), short(document.load + document.activate)],
		],
	);
	console.log("Real VS Code, at rest, by its own “Developer: Startup Performance”\n");
	printTable(["", `of ${neighbour}`, "load, ms", "activate, ms", "together"], [await inVsCode(newestServer), await inVsCode(oldestServer)]);
}

/** @param {number} ms */
const verdict = (ms) => `${short(ms)}${ms < goal ? " ✔" : ` ✖ more than ${goal}`}`;

/** Medians of what a script says in processes that do nothing else.
 * @param {readonly [script: string, ...args: string[]]} arguments_ @returns {Promise<Record<string, number>>} */
async function fresh([script, ...args]) {
	const node = await modernNode();
	/** @type {Record<string, number>[]} */
	const results = [];
	for (let i = 0; i < processes; i++) results.push(JSON.parse(await run(node, [libFile(script), ...args], { quiet: true })));
	return Object.fromEntries(Object.keys(results[0]).map((key) => [key, median(results.map((result) => result[key]))]));
}

/** @param {string} version of code-server @returns {Promise<string[]>} */
async function inVsCode(version) {
	/** @type {{ id: string, load: number, activate: number }[]} */
	const rows = [];
	for (let i = 0; i < starts; i++) rows.push(...(await inHost("startup.cjs", version)));
	/** @param {boolean} ours @param {(row: typeof rows[number]) => number} pick */
	const middle = (ours, pick) => median(rows.filter(({ id }) => (id === neighbour) !== ours).map(pick));
	const [load, activate] = [middle(true, (row) => row.load), middle(true, (row) => row.activate)];
	const ratio = (load + activate) / middle(false, (row) => row.load + row.activate);
	return [`code-server ${version}`, ratio.toFixed(2), short(load), short(activate), verdict(load + activate)];
}

main().catch(reportAndFail);
