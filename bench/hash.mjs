// @ts-check
// node bench/hash.mjs: the digest of a large file, through the port that the checks use, beside sha256sum; and what the main thread feels of it.
import { existsSync } from "node:fs";
import { mkdir, open, rename, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { reportAndFail } from "../scripts/prerequisite.mjs";
import { run } from "../scripts/process.mjs";
import { bundle } from "./lib/bundle.mjs";
import { alternate, median, printMachine, printTable, short, time } from "./lib/measure.mjs";
import { benchDir } from "./lib/paths.mjs";

const megabytes = 512;
const file = path.join(benchDir, `${megabytes}-mb.bin`);
/** `stall` in milliseconds. */
const goals = { ratio: 2, stall: 50 };
const theirs = "`sha256sum`";
const ours = "ours: sha256";
const options = { warmUp: 1, turns: 7 };

async function main() {
	printMachine(process.execPath);
	await makeFile();
	const [diskFile, worker] = [await bundle("disk"), await bundle("hashWorker")];
	/** @type {typeof import("../src/node/disk.js")} */
	const { diskAt } = createRequire(import.meta.url)(diskFile);
	const digests = new Set();
	/** @type {Record<string, { longest: number[], busy: number[] }>} */
	const stalls = {};

	/** @param {string} name @param {() => Promise<string | undefined>} hash */
	const measured = (name, hash) => {
		const seen = { longest: /** @type {number[]} */ ([]), busy: /** @type {number[]} */ ([]) };
		stalls[name] = seen;
		return async (/** @type {number} */ turn) => {
			const delay = monitorEventLoopDelay({ resolution: 1 });
			const before = performance.eventLoopUtilization();
			delay.enable();
			const ms = await time(async () => digests.add(await hash()));
			delay.disable();
			if (turn < options.warmUp) return ms;
			seen.longest.push(delay.max / 1e6);
			seen.busy.push(performance.eventLoopUtilization(before).active);
			return ms;
		};
	};
	/** A new disk each time: what one has read, it does not read again.
	 * @param {readonly import("../src/core/ports.js").FileDigest[]} algorithms */
	const digestOf = async (algorithms) => {
		const disk = diskAt(benchDir, { worker });
		const { sha256 } = await disk.digest(path.basename(file), algorithms);
		await disk.dispose();
		return sha256;
	};
	const contestants = {
		[theirs]: async () => (await run("sha256sum", [file], { quiet: true })).slice(0, 64),
		[ours]: () => digestOf(["sha256"]),
		"ours: sha256, md5 and the git blob in one pass": () => digestOf(["sha256", "md5", "gitBlob"]),
	};
	const timed = Object.fromEntries(Object.entries(contestants).map(([name, hash]) => [name, measured(name, hash)]));
	const medians = await alternate(timed, options);
	if (digests.size !== 1) throw new Error(`They do not agree: ${[...digests].join(", ")}`);
	report(medians, stalls);
}

/** @param {Record<string, number>} medians @param {Record<string, { longest: number[], busy: number[] }>} stalls */
function report(medians, stalls) {
	const rows = Object.entries(medians).map(([name, ms]) => {
		const ratio = medians[theirs] / ms;
		const { longest, busy } = stalls[name];
		const stall = median(longest);
		return [
			name,
			ratio.toFixed(2) + (name === ours ? verdict(ratio >= goals.ratio) : ""),
			short((megabytes * 1000) / ms),
			short(stall) + (name === theirs ? "" : verdict(stall < goals.stall)),
			short(Math.max(...longest)),
			short(median(busy)),
		];
	});
	printTable(["", "times as fast", "MB/s", "longest stall of this thread, ms", "worst of all turns", "busy in all, ms"], rows);
	const goal = `Goals: ${goals.ratio} times as fast as ${theirs}, no stall of ${goals.stall} ms.`;
	console.log(`${goal} While ${theirs} runs, this thread only waits: its stalls then are the machine's.\n`);
}

/** @param {boolean} isMet */
const verdict = (isMet) => (isMet ? " ✔" : " ✖");

/** Bytes that no file system stores as a hole, the same on every machine; made once. */
async function makeFile() {
	if (existsSync(file) && (await stat(file)).size === megabytes * 1_000_000) return;
	await mkdir(benchDir, { recursive: true });
	const draft = await open(`${file}.draft`, "w");
	const block = new Uint32Array(250_000);
	let state = 1;
	for (let written = 0; written < megabytes; written++) {
		for (let i = 0; i < block.length; i++) {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			block[i] = state;
		}
		await draft.write(new Uint8Array(block.buffer));
	}
	await draft.close();
	await rename(`${file}.draft`, file);
}

main().catch(reportAndFail);
