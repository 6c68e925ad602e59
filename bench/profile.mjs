// @ts-check
// node bench/profile.mjs NAME…: where the time goes, by function. Without a name: what there is.
import { mkdir, mkdtemp, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { run } from "../scripts/process.mjs";
import { bundle } from "./lib/bundle.mjs";
import { modernNode } from "./lib/modernNode.mjs";
import { benchDir, libFile } from "./lib/paths.mjs";
import { makeWorkspace } from "./lib/workspaces.mjs";

/** @param {string} extension @param {string} bytes @param {string} what */
const edit = (extension, bytes, what) => async () => [
	libFile("editLoop.mjs"),
	await bundle("core", { readable: true }),
	extension,
	bytes,
	what,
];

/** Each gives the arguments of Node. @type {Record<string, () => Promise<string[]>>} */
const profiles = {
	"yaml-10": edit("yaml", "10000", "digits"),
	"yaml-100": edit("yaml", "100000", "digits"),
	"yaml-10-key": edit("yaml", "10000", "key"),
	"yaml-100-key": edit("yaml", "100000", "key"),
	"markdown-10": edit("md", "10000", "digits"),
	"markdown-100": edit("md", "100000", "digits"),
	activation: async () => ["--cpu-prof-interval", "100", libFile("activate.cjs"), await bundle("extension", { readable: true })],
	workspace: async () => [await bundle("cli", { readable: true }), "check", "--root", await makeWorkspace(10_000)],
};

async function main() {
	const names = process.argv.slice(2);
	const node = await modernNode();
	if (names.length === 0) console.log(`node bench/profile.mjs ${Object.keys(profiles).join("|")}`);
	for (const name of names) {
		await mkdir(path.join(benchDir, "profiles"), { recursive: true });
		const folder = await mkdtemp(path.join(benchDir, "profiles", `${name}-`));
		const output = await run(node, ["--cpu-prof", `--cpu-prof-dir=${folder}`, ...(await profiles[name]())], {
			quiet: true,
			expected: [0, 1],
		});
		console.log(`━━ ${name}: ${output.trim().split("\n").at(-1)}\n${folder}\n`);
		const [file] = await readdir(folder);
		print(JSON.parse(await readFile(path.join(folder, file), "utf8")));
	}
}

/**
 * @typedef {{ id: number, callFrame: { functionName: string, url: string, lineNumber: number }, children?: number[] }} ProfileNode
 * @typedef {{ nodes: ProfileNode[], samples: number[], timeDeltas: number[] }} Profile
 */

/** @param {Profile} profile */
function print({ nodes, samples, timeDeltas }) {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const own = new Map(nodes.map(({ id }) => [id, 0]));
	for (const [i, id] of samples.entries()) own.set(id, (own.get(id) ?? 0) + timeDeltas[i] / 1000);
	const [self, total] = [new Map(), new Map()];
	const add = (/** @type {Map<string, number>} */ map, /** @type {string} */ key, /** @type {number} */ ms) =>
		map.set(key, (map.get(key) ?? 0) + ms);
	/** @param {ProfileNode} node @param {ReadonlySet<string>} above @returns {number} its time with what it calls */
	const visit = (node, above) => {
		const key = nameOf(node);
		const below = new Set([...above, key]);
		const mine = own.get(node.id) ?? 0;
		const ms = (node.children ?? []).reduce((sum, id) => sum + visit(/** @type {ProfileNode} */ (byId.get(id)), below), mine);
		add(self, key, mine);
		// Recursion counts once.
		if (!above.has(key)) add(total, key, ms);
		return ms;
	};
	const all = visit(nodes[0], new Set());
	const idle = self.get("(idle)") ?? 0;
	for (const [title, map] of Object.entries({ "with what it calls": total, itself: self })) {
		console.log(title);
		const top = [...map].filter(([key]) => key !== "(root)" && key !== "(idle)").sort((a, b) => b[1] - a[1]);
		for (const [key, ms] of top.slice(0, 40))
			console.log(`  ${((100 * ms) / (all - idle)).toFixed(1).padStart(5)} %  ${ms.toFixed(0).padStart(6)} ms  ${key}`);
	}
	console.log();
}

/** @param {ProfileNode} node */
function nameOf({ callFrame: { functionName, url, lineNumber } }) {
	const file = url.startsWith("node:") ? url : path.basename(url);
	return functionName.startsWith("(") && url === "" ? functionName : `${functionName || "(anonymous)"}  ${file}:${lineNumber + 1}`;
}

await main();
