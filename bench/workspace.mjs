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
const counts = process.argv.slice(2).map(Number);
/** Fewer turns where one takes minutes. @param {number} count */
const turnsFor = (count) => (count > 1_000 ? 1 : 3);
/** Finds no git. */
const nowhere = path.join(benchDir, "nowhere");

async function main() {
	if (!existsSync(cli)) throw new MissingPrerequisite("There is no dist/cli.js: npm run build");
	printMachine();
	await mkdir(benchDir, { recursive: true });
	const rows = [];
	for (const count of counts.length > 0 ? counts : [100, 1_000, 10_000]) rows.push(...(await measure(count)));
	printTable(["", "times the floor", "seconds", "peak MiB"], rows);
}

/** @param {number} count @returns {Promise<string[][]>} */
async function measure(count) {
	const plain = await makeWorkspace(count);
	const inGit = await makeWorkspace(count, { git: true });
	/** @type {Record<string, { args: string[], PATH?: string }>} */
	const contestants = {
		"walk and read (the floor)": { args: [libFile("floor.cjs"), plain] },
		"check, no git installed": { args: [cli, "check", "--root", plain], PATH: nowhere },
		"check, not in a repository": { args: [cli, "check", "--root", plain] },
		"check, committed in git": { args: [cli, "check", "--root", inGit] },
	};
	/** @type {Record<string, { seconds: number[], mebibytes: number[] }>} */
	const results = {};
	for (let turn = 0; turn < turnsFor(count); turn++) {
		for (const [name, { args, PATH = process.env.PATH }] of Object.entries(contestants)) {
			const { seconds, mebibytes } = await runOnce(args, PATH);
			results[name] ??= { seconds: [], mebibytes: [] };
			results[name].seconds.push(seconds);
			results[name].mebibytes.push(mebibytes);
		}
	}
	const floor = median(results["walk and read (the floor)"].seconds);
	return Object.entries(results).map(([name, { seconds, mebibytes }]) => [
		`${count.toLocaleString("en")} files: ${name}`,
		(median(seconds) / floor).toFixed(1),
		short(median(seconds)),
		median(mebibytes).toFixed(0),
	]);
}

/** @param {readonly string[]} args @param {string | undefined} PATH @returns {Promise<{ seconds: number, mebibytes: number }>} */
async function runOnce(args, PATH) {
	const node = await modernNode();
	const usage = path.join(benchDir, "usage");
	const env = { ...process.env, PATH, BENCH_USAGE: usage };
	// 1: some of the documents have mistakes.
	const ms = await time(() => run(node, ["--require", libFile("reportUsage.cjs"), ...args], { env, quiet: true, expected: [0, 1] }));
	return { seconds: ms / 1000, mebibytes: Number(await readFile(usage, "utf8")) };
}

main().catch(reportAndFail);
