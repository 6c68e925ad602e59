// @ts-check
// node bench/packet.mjs: a packet's model and HTML, cold and after an edit, and its export, beside only checking the same documents.
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { MissingPrerequisite, reportAndFail } from "../scripts/prerequisite.mjs";
import { run } from "../scripts/process.mjs";
import { bundle } from "./lib/bundle.mjs";
import { markdownCard } from "./lib/cards.mjs";
import { clock, loadCore } from "./lib/core.mjs";
import { alternate, median, printMachine, printTable, short, time } from "./lib/measure.mjs";
import { benchDir, root } from "./lib/paths.mjs";

/** @typedef {typeof import("../src/core/index.js")} Core */
/** @typedef {import("../src/core/index.js").Library} Library */
/** @typedef {import("../src/core/index.js").Git} Git */

/** Bytes of a document. */
const size = 20_000;
/** Milliseconds. */
const goals = { cold: 150, edit: 30, export: 2_000 };
const cli = path.join(root, "dist/cli.js");

const manifest = `---
artifact: review-packet
schema: "1"
id: RP-credit-risk
title: Scores beside applications
system: credit-risk
tier: 3
version: "1.0.0"
status: in-review
owner: { name: Ada Osei }
checkpoint: { type: pre-launch, board: Model risk board }
question: May officers see the score?
options:
  - { option: Launch, consequences: Faster decisions }
  - { option: Wait, consequences: As today }
recommendation: { option: Launch, by: { name: Priya Raman }, because: It can be switched off }
members: all
---
# Scores beside applications

Officers would see a score.
`;

/** Milliseconds by the clock, by what was measured. @type {Map<string, number[]>} */
const clocked = new Map();

/** Processor time, of all threads: others work on this machine too. @param {string} name @param {() => unknown} work @returns {Promise<number>} milliseconds */
async function busy(name, work) {
	const before = process.cpuUsage();
	const clocks = clocked.get(name) ?? [];
	clocked.set(name, [...clocks, await time(work)]);
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000;
}

/** @param {string} name @param {number} [goal] @returns {string} */
function byTheClock(name, goal) {
	const ms = median(clocked.get(name) ?? []);
	if (goal === undefined) return short(ms);
	return `${short(ms)} ${ms <= goal ? "✔" : `✖ more than ${goal}`}`;
}

async function main() {
	if (!existsSync(cli)) throw new MissingPrerequisite("There is no dist/cli.js: npm run build");
	printMachine(process.execPath);
	const core = loadCore(await bundle("core"));
	await showing(core, 20);
	clocked.clear();
	await exporting(core, 200);
}

/** @param {number} count @returns {Record<string, string>} texts by path */
function documents(count) {
	const cards = Array.from({ length: count }, (_, i) => {
		const id = `MC-credit-${i}`;
		return [`cards/${id}.md`, markdownCard(size, { id, seed: i + 1, clean: true }).text];
	});
	return { ...Object.fromEntries(cards), "packet.md": manifest };
}

/** @param {Core} core @param {Record<string, string>} texts */
function checked(core, texts) {
	const library = new core.Library(clock);
	for (const [name, text] of Object.entries(texts)) library.set(name, text);
	for (const name of Object.keys(texts)) library.check(name);
	return library;
}

/** @param {Core} core @param {Library} library @param {import("../src/core/index.js").Kept} [kept] */
function shown(core, library, kept) {
	const sources = core.sourcesFor(library, "packet.md", clock.today());
	if (!sources) throw new Error("packet.md is no packet");
	const html = core.packetFragment(core.packetModel(sources, { kept }), { kept }).html;
	if (html.length < size * sources.members.length) throw new Error(`${html.length} characters of HTML: something is missing`);
	return sources;
}

/** @param {Core} core @param {number} count */
async function showing(core, count) {
	const texts = documents(count);
	const library = checked(core, texts);
	const kept = new core.Kept();
	const [edited = ""] = Object.keys(texts);
	/** One digit is another one. @param {number} turn */
	const typed = (turn) => texts[edited].replace("Few applicants under 21", `Few applicants under ${turn}`);
	const ms = await alternate(
		{
			check: () => busy("check", () => checked(core, texts)),
			cold: () => busy("cold", () => shown(core, checked(core, texts))),
			model: () => busy("model", () => shown(core, library)),
			edit: (turn) =>
				busy("edit", () => {
					library.set(edited, typed(turn));
					shown(core, library, kept);
				}),
		},
		{ warmUp: 3, turns: 21 },
	);
	console.log(`${count} documents of ${size / 1000} KB\n`);
	printTable(
		["", "times only checking them", "processor time, ms", "by the clock"],
		[
			["parsed and checked (the floor)", "1.0", short(ms.check), byTheClock("check")],
			["the same, model and HTML: cold", (ms.cold / ms.check).toFixed(2), short(ms.cold), byTheClock("cold")],
			["model and HTML of what was checked", (ms.model / ms.check).toFixed(2), short(ms.model), byTheClock("model", goals.cold)],
			["after one edit, with its check", (ms.edit / ms.check).toFixed(2), short(ms.edit), byTheClock("edit", goals.edit)],
		],
	);
}

/** @param {Core} core @param {number} count */
async function exporting(core, count) {
	const texts = documents(count);
	const library = checked(core, texts);
	const folder = path.join(benchDir, "packet");
	await rm(folder, { recursive: true, force: true });
	for (const [name, text] of Object.entries(texts)) {
		await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
		await writeFile(path.join(folder, name), text);
	}
	const require = createRequire(import.meta.url);
	/** @type {typeof import("../src/node/files.js")} */
	const { diskFiles } = require(await bundle("files"));
	const out = path.join(benchDir, "packet.out");
	const process_ = (/** @type {string} */ format) =>
		time(() =>
			run(process.execPath, [cli, "packet", path.join(folder, "packet.md"), "--root", folder, "--format", format, "--out", out], {
				quiet: true,
			}),
		);
	const compile = async () => {
		const sources = core.sourcesFor(library, "packet.md", clock.today());
		if (!sources) throw new Error("packet.md is no packet");
		const ports = { files: diskFiles(folder), disk: { read: async () => undefined }, git: noGit };
		return core.compilePacket(sources, ports, { tool: { name: "bench", version: "0" }, assets: { css: "", script: "" } });
	};
	const ms = await alternate(
		{
			check: () => busy("check", () => checked(core, texts)),
			html: () => busy("html", compile),
			zip: () => busy("zip", async () => (await compile()).archive()),
			checkProcess: () => time(() => run(process.execPath, [cli, "check", "--root", folder], { quiet: true, expected: [0, 1] })),
			htmlProcess: () => process_("html"),
			zipProcess: () => process_("zip"),
		},
		{ warmUp: 1, turns: 7 },
	);
	const packet = await compile();
	const archive = packet.archive();
	const verifying = await busy("verify", () => core.verifyPacket(archive));
	console.log(
		`${count} documents of ${size / 1000} KB: HTML of ${Math.round(packet.html.length / 1e6)} MB, zip of ${(archive.length / 1e6).toFixed(1)} MB\n`,
	);
	printTable(
		["", "times only checking them", "processor time, ms", "by the clock"],
		[
			["parsed and checked (the floor)", "1.0", short(ms.check), byTheClock("check")],
			["exported as HTML, checked before", (ms.html / ms.check).toFixed(2), short(ms.html), byTheClock("html", goals.export)],
			["exported as zip, checked before", (ms.zip / ms.check).toFixed(2), short(ms.zip), byTheClock("zip", goals.export)],
			["the zip verified", (verifying / ms.check).toFixed(2), short(verifying), byTheClock("verify")],
			["`rai-docs check`, a process", "", "", short(ms.checkProcess)],
			[
				"`rai-docs packet --format html`, a process",
				`${(ms.htmlProcess / ms.checkProcess).toFixed(2)} of check`,
				"",
				short(ms.htmlProcess),
			],
			["`rai-docs packet --format zip`, a process", `${(ms.zipProcess / ms.checkProcess).toFixed(2)} of check`, "", short(ms.zipProcess)],
		],
	);
}

/** No repository: what git takes is not measured here. @type {Pick<Git, "repository" | "objects" | "contents">} */
const noGit = {
	repository: async () => ({ state: "none", objectFormat: "sha1", prefix: "", remotes: [] }),
	objects: async (names) => names.map(() => "missing"),
	contents: async (names) => names.map(() => undefined),
};

main().catch(reportAndFail);
