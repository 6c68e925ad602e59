// @ts-check
// node bench/workspace.mjs [COUNT…]: `rai-docs check` as a whole process on folders of Markdown documents, beside walking and reading them.
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { MissingPrerequisite, reportAndFail } from "../scripts/prerequisite.mjs";
import { run } from "../scripts/process.mjs";
import { median, printMachine, printTable, short, time } from "./lib/measure.mjs";
import { modernNode } from "./lib/modernNode.mjs";
import { benchDir, libFile, root } from "./lib/paths.mjs";
import { makeWorkspace } from "./lib/workspaces.mjs";

const cli = path.join(root, "dist/cli.js");
const floor = "walk and read (the floor)";
const counts = process.argv.slice(2).map(Number);
const turns = 3;

async function main() {
	if (!existsSync(cli)) throw new MissingPrerequisite("There is no dist/cli.js: npm run build");
	printMachine(await modernNode());
	await mkdir(benchDir, { recursive: true });
	const rows = [];
	for (const count of counts.length > 0 ? counts : [100, 1_000, 10_000]) rows.push(...(await measure(count)));
	printTable(["", "times the floor", "seconds", "peak MiB"], rows);
}

/** @param {number} count @returns {Promise<string[][]>} */
async function measure(count) {
	const plain = await makeWorkspace(count);
	const inGit = await makeWorkspace(count, { git: true });
	const contestants = {
		[floor]: [libFile("floor.cjs"), plain],
		"check, not in git": [cli, "check", "--root", plain],
		"check, committed in git": [cli, "check", "--root", inGit],
	};
	/** @type {Record<string, { seconds: number[], mebibytes: number[] }>} */
	const results = {};
	for (let turn = 0; turn < turns; turn++) {
		for (const [name, args] of Object.entries(contestants)) {
			const { seconds, mebibytes } = await runOnce(args);
			results[name] ??= { seconds: [], mebibytes: [] };
			results[name].seconds.push(seconds);
			results[name].mebibytes.push(mebibytes);
		}
	}
	const least = median(results[floor].seconds);
	return Object.entries(results).map(([name, { seconds, mebibytes }]) => [
		`${count.toLocaleString("en")} files: ${name}`,
		(median(seconds) / least).toFixed(1),
		short(median(seconds)),
		median(mebibytes).toFixed(0),
	]);
}

/** @param {readonly string[]} args @returns {Promise<{ seconds: number, mebibytes: number }>} */
async function runOnce(args) {
	const node = await modernNode();
	const usage = path.join(benchDir, "usage");
	const env = { ...process.env, BENCH_USAGE: usage };
	// 1: some of the documents have mistakes.
	const ms = await time(() => run(node, ["--require", libFile("reportUsage.cjs"), ...args], { env, quiet: true, expected: [0, 1] }));
	return { seconds: ms / 1000, mebibytes: Number(await readFile(usage, "utf8")) };
}

main().catch(reportAndFail);
