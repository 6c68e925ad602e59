// @ts-check
// node bench/references.mjs: whether commits exist, through our port and from the bare git on the same ids.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { reportAndFail } from "../scripts/prerequisite.mjs";
import { bundle } from "./lib/bundle.mjs";
import { makeHistory, someIds } from "./lib/histories.mjs";
import { alternate, printMachine, printTable, short, time } from "./lib/measure.mjs";
import { benchDir } from "./lib/paths.mjs";

/** @typedef {typeof import("../src/node/git/git.js")} Port */

const commits = 50_000;
const counts = [1_000, 10_000];
const goal = 1.5;
const options = { warmUp: 3, turns: 21 };

async function main() {
	printMachine(process.execPath);
	await mkdir(benchDir, { recursive: true });
	const root = await makeHistory(commits);
	/** @type {Port} */
	const { gitAt } = createRequire(import.meta.url)(await bundle("git"));
	const rows = [];
	for (const count of counts) rows.push(await compare(gitAt, root, count));
	console.log(`Commits that exist or not, in a repository of ${commits.toLocaleString("en")}\n`);
	printTable(["", "ours / bare git", "bare git, ms", "ours, ms", "ours, git runs already", "not on the branch or a tag, ms"], rows);
}

/** @param {Port["gitAt"]} gitAt @param {string} root @param {number} count */
async function compare(gitAt, root, count) {
	const ids = someIds(root, count);
	const missing = Math.floor(count / 100);
	const running = gitAt(root);
	const existing = ids.filter((_, i) => i % 100 !== 99);
	const ms = await alternate(
		{
			bare: () => time(() => assert.equal(bareGit(root, ids), missing)),
			ours: () => time(async () => assert.equal(await ours(gitAt, root, ids), missing)),
			running: () => time(async () => assert.equal(missingIn(await running.objects(ids)), missing)),
			reach: () => time(async () => assert.equal((await running.unreachable(existing, "head")).size, 0)),
		},
		options,
	);
	running.dispose();
	const ratio = ms.ours / ms.bare;
	const verdict = ratio <= goal ? "✔" : `✖ more than ${goal}`;
	return [
		`${count.toLocaleString("en")} ids`,
		`${ratio.toFixed(2)} ${verdict}`,
		short(ms.bare),
		short(ms.ours),
		short(ms.running),
		short(ms.reach),
	];
}

/** @param {string} root @param {readonly string[]} ids @returns how many are missing */
function bareGit(root, ids) {
	const input = `${ids.join("\n")}\n`;
	const { stdout } = spawnSync("git", ["-C", root, "cat-file", "--batch-check"], { input, encoding: "latin1", maxBuffer: 1e9 });
	return stdout.split(" missing\n").length - 1;
}

/** From nothing: git is started and ended. @param {Port["gitAt"]} gitAt @param {string} root @param {readonly string[]} ids */
async function ours(gitAt, root, ids) {
	const git = gitAt(root);
	const missing = missingIn(await git.objects(ids));
	git.dispose();
	return missing;
}

/** @param {readonly unknown[]} objects */
const missingIn = (objects) => objects.filter((object) => object === "missing").length;

main().catch(reportAndFail);
