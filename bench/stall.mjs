// @ts-check
// node bench/stall.mjs: what the main thread feels of following 4,000 references of 200 documents, with and without a thread for what takes long.
import { createRequire } from "node:module";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { reportAndFail } from "../scripts/prerequisite.mjs";
import { bundle } from "./lib/bundle.mjs";
import { makeEvidenced } from "./lib/evidenced.mjs";
import { alternate, median, printMachine, printTable, short, time } from "./lib/measure.mjs";

/** @typedef {typeof import("../src/core/index.js")} Core */
/** @typedef {import("../src/core/index.js").Workshop & { close(): Promise<void> }} OpenWorkshop */
/** @typedef {import("../src/core/index.js").Library} Library */

/** Milliseconds. */
const goal = 50;
const options = { warmUp: 1, turns: 7 };

async function main() {
	printMachine(process.execPath);
	const root = await makeEvidenced();
	const require = createRequire(import.meta.url);
	/** @type {Core} */
	const core = require(await bundle("core"));
	/** @type {typeof import("../src/node/git/git.js")} */
	const { gitAt } = require(await bundle("git"));
	/** @type {typeof import("../src/node/disk.js")} */
	const { diskAt } = require(await bundle("disk"));
	/** @type {typeof import("../src/node/files.js")} */
	const { diskFiles } = require(await bundle("files"));
	/** @type {typeof import("../src/node/workshop/workshop.js")} */
	const { workshopInThread } = require(await bundle("workshop"));
	const [hashing, working] = [await bundle("hashWorker"), await bundle("workshopWorker")];

	/** @type {Record<string, { longest: number[], busy: number[] }>} */
	const felt = {};

	/** A new library, git and disk each time: nothing is known yet.
	 * @param {string} name @param {() => OpenWorkshop | undefined} open @param {(library: Library, paths: ReadonlySet<string>) => void} settled */
	const measured = (name, open, settled) => {
		const seen = { longest: /** @type {number[]} */ ([]), busy: /** @type {number[]} */ ([]) };
		felt[name] = seen;
		return async (/** @type {number} */ turn) => {
			const library = new core.Library({ today: () => "2026-06-01" });
			await core.load(library, diskFiles(root));
			for (const path of library.paths) library.check(path);
			const [git, disk, workshop] = [gitAt(root), diskAt(root, { worker: hashing }), open()];
			const context = { git, disk, ...(workshop && { workshop }) };
			const delay = monitorEventLoopDelay({ resolution: 1 });
			const before = performance.eventLoopUtilization();
			delay.enable();
			const ms = await time(() => core.follow(library, context, (paths) => settled(library, paths)));
			// The monitor notices a stall behind it.
			await setTimeout(20);
			delay.disable();
			const { active } = performance.eventLoopUtilization(before);
			git.dispose();
			await Promise.all([disk.dispose(), workshop?.close()]);
			verify(core, library);
			if (turn < options.warmUp) return ms;
			seen.longest.push(delay.max / 1e6);
			seen.busy.push(active);
			return ms;
		};
	};
	const nothing = () => undefined;
	/** @param {Library} library @param {ReadonlySet<string>} paths */
	const check = (library, paths) => {
		for (const path of paths) library.check(path);
	};
	const contestants = {
		"on this thread": measured("on this thread", nothing, nothing),
		"in a workshop": measured("in a workshop", () => workshopInThread(working), nothing),
		"in a workshop, and all documents checked again": measured(
			"in a workshop, and all documents checked again",
			() => workshopInThread(working),
			check,
		),
	};
	report(await alternate(contestants, options), felt);
}

/** @param {Core} core @param {Library} library */
function verify(core, library) {
	const { references, claims } = core.traceReport(library, library.paths);
	const wrong = [...references, ...claims].filter(({ state }) => state !== "verified" && state !== "equal");
	if (references.length < 2_000 || wrong.length > 0)
		throw new Error(`${references.length} references, of which ${JSON.stringify(wrong.slice(0, 3))}`);
}

/** @param {Record<string, number>} medians @param {Record<string, { longest: number[], busy: number[] }>} felt */
function report(medians, felt) {
	const rows = Object.entries(medians).map(([name, ms]) => {
		const { longest, busy } = felt[name];
		const stall = median(longest);
		return [name, `${short(stall)} ${stall < goal ? "✔" : "✖"}`, short(Math.max(...longest)), short(median(busy)), short(ms)];
	});
	console.log("Following 4,000 references of 200 documents, with 1,800 numbers in a JSON of 5 MB\n");
	printTable(["", "longest stall of this thread, ms", "worst of all turns", "busy in all, ms", "until all is known, ms"], rows);
	console.log(`Goal: no stall of ${goal} ms.\n`);
}

main().catch(reportAndFail);
