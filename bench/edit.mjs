// @ts-check
// node bench/edit.mjs: from one typed character to the problems, ours beside yaml-language-server on the same text and our schema.
import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundle } from "./lib/bundle.mjs";
import { markdownCard, yamlCard } from "./lib/cards.mjs";
import { Client } from "./lib/client.mjs";
import { clock, loadCore } from "./lib/core.mjs";
import { typingDigits, typingKey } from "./lib/edits.mjs";
import { alternate, printMachine, printTable, short } from "./lib/measure.mjs";
import { modernNode } from "./lib/modernNode.mjs";
import { benchDir, libFile } from "./lib/paths.mjs";
import { installPeer, peerClient } from "./lib/peer.mjs";

/**
 * @typedef {import("./lib/edits.mjs").Typing} Typing
 * @typedef {{ node: string, core: string, peer: { asShipped: string, withoutDebounce: string } }} Setup
 */

const sizes = [3_000, 10_000, 100_000];
const often = { warmUp: 30, turns: 101 };
/** A debounce is waited for: few turns say the same. */
const seldom = { warmUp: 2, turns: 9 };
const goal = 1 / 5;
/** Servers are told texts and read no file; in a folder whose name begins with a dot the peer's globs would not match. */
const folder = "file:///bench";

async function main() {
	const node = await modernNode();
	if (node !== process.execPath) return again(node);
	printMachine(node);
	await mkdir(benchDir, { recursive: true });
	const setup = { node, core: await bundle("core"), peer: await installPeer() };
	await compare("YAML, the text stays well-formed", setup, typingDigits);
	await compare("YAML, a key is being typed that has no colon yet", setup, typingKey);
	await alone("Markdown with front matter, ours only", setup);
}

/** The peer needs a newer Node than we do, and both are to run on the same. @param {string} node */
function again(node) {
	const child = spawn(node, [fileURLToPath(import.meta.url)], { stdio: "inherit" });
	child.on("exit", (code) => {
		process.exitCode = code ?? 1;
	});
}

/** @param {string} title @param {Setup} setup @param {(text: string) => Typing} type */
async function compare(title, setup, type) {
	const rows = [];
	for (const bytes of sizes) {
		const card = yamlCard(bytes);
		const typing = type(card.text);
		const isBroken = typing.text !== card.text;
		const ms = await measure(setup, typing, isBroken ? undefined : card.planted);
		const ratio = ms.ours / ms.withoutDebounce;
		const piped = ms.oursPiped / ms.withoutDebounce;
		const verdict = bytes === 10_000 && !isBroken ? (ratio <= goal ? " ✔" : " ✖ more than 0.2") : "";
		rows.push([
			`${bytes / 1000} KB`,
			ratio.toFixed(2) + verdict,
			piped.toFixed(2),
			...[ms.ours, ms.oursPiped, ms.withoutDebounce, ms.asShipped].map(short),
		]);
	}
	console.log(`${title}\n`);
	printTable(
		["", "ours / theirs", "the same, ours over stdio too", "ours, ms", "ours over stdio", "theirs, debounce 0", "theirs as shipped"],
		rows,
	);
}

/** @param {Setup} setup @param {Typing} typing @param {readonly number[]} [planted] the lines both must find, and no others */
async function measure({ node, core, peer }, typing, planted) {
	const oursPiped = new Client(node, [libFile("server.mjs"), core]);
	const withoutDebounce = peerClient(node, peer.withoutDebounce);
	const asShipped = peerClient(node, peer.asShipped);
	const clients = { ours: oursPiped, "yaml-language-server": withoutDebounce, "yaml-language-server as shipped": asShipped };
	try {
		for (const [name, client] of Object.entries(clients)) {
			await client.start(folder);
			const diagnostics = await client.open(`${folder}/card.yaml`, typing.text);
			if (planted) expectPlanted(name, diagnostics, planted);
		}
		const ours = inProcess(core, "card.yaml", typing);
		const fast = await alternate(
			{ ours, oursPiped: (turn) => oursPiped.edit(typing.edit(turn)), withoutDebounce: (turn) => withoutDebounce.edit(typing.edit(turn)) },
			often,
		);
		const slow = await alternate({ asShipped: (turn) => asShipped.edit(typing.edit(turn)) }, seldom);
		return { ours: fast.ours, oursPiped: fast.oursPiped, withoutDebounce: fast.withoutDebounce, asShipped: slow.asShipped };
	} finally {
		for (const client of Object.values(clients)) client.stop();
	}
}

/** @param {string} name @param {readonly import("./lib/client.mjs").Diagnostic[]} diagnostics @param {readonly number[]} planted */
function expectPlanted(name, diagnostics, planted) {
	const found = [...new Set(diagnostics.map(({ range }) => range.start.line))].sort((a, b) => a - b);
	if (found.join() === planted.join()) return;
	const list = diagnostics.map(({ range, message }) => `${range.start.line}: ${message}`).join("\n");
	throw new Error(`${name} reports lines ${found}, and the mistakes stand in ${planted}:\n${list}`);
}

/** What the extension does on an edit. @param {string} core @param {string} file @param {Typing} typing */
function inProcess(core, file, { text, edited }) {
	const library = new (loadCore(core).Library)(clock);
	library.set(file, text);
	return (/** @type {number} */ turn) => {
		const next = edited(turn);
		const began = performance.now();
		library.set(file, next);
		library.check(file);
		return performance.now() - began;
	};
}

/** @param {string} title @param {Setup} setup */
async function alone(title, { core }) {
	const rows = [];
	for (const bytes of sizes) {
		const { text } = markdownCard(bytes);
		const ms = await alternate(
			{ valid: inProcess(core, "card.md", typingDigits(text)), broken: inProcess(core, "card.md", typingKey(text)) },
			often,
		);
		rows.push([`${bytes / 1000} KB`, short(ms.valid), short(ms.broken)]);
	}
	console.log(`${title}\n`);
	printTable(["", "well-formed, ms", "a key being typed, ms"], rows);
}

await main();
