// @ts-check
import { execFileSync } from "node:child_process";
import os from "node:os";

/** @param {readonly number[]} values */
export function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {() => unknown} work @returns {Promise<number>} milliseconds */
export async function time(work) {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

/**
 * Runs the contestants in turn, so that whatever else the machine does falls on all of them alike.
 * @param {Record<string, (turn: number) => number | Promise<number>>} contestants each returns its milliseconds
 * @param {{ warmUp: number, turns: number }} options
 * @returns {Promise<Record<string, number>>} medians
 */
export async function alternate(contestants, { warmUp, turns }) {
	const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, /** @type {number[]} */ ([])]));
	for (let turn = 0; turn < warmUp + turns; turn++) {
		for (const [name, run] of Object.entries(contestants)) {
			const ms = await run(turn);
			if (turn >= warmUp) times[name].push(ms);
		}
	}
	return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
}

/** Three digits say enough. @param {number} value */
export const short = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** Prints a table that can be pasted into README.md.
 * @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
export function printTable(head, rows) {
	const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(" | ")} |`;
	console.log([line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n"), "\n");
}

/** @param {string} node that runs what is measured */
export function printMachine(node) {
	const version = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
	const load = os.loadavg().map((n) => n.toFixed(1));
	const date = new Date().toISOString().slice(0, 10);
	console.log(`Node ${version}, ${os.cpus().length} × ${os.cpus()[0]?.model}, load ${load.join(" ")}, ${date}\n`);
}
