// @ts-check
// npm test: all of its own set-up, then each step until the first that fails. Arguments name steps: `node scripts/test.mjs core host`.
import { rm } from "node:fs/promises";
import path from "node:path";
import { findChromium } from "../test/vscode/chromium.mjs";
import { cacheDir, root } from "./paths.mjs";
import { Failure, MissingPrerequisite, reportAndFail } from "./prerequisite.mjs";
import { npm, run } from "./process.mjs";
import { installDependencies } from "./setup.mjs";
import { select } from "./steps.mjs";

/** @typedef {import("./steps.mjs").Step} Step */

/** @param {readonly string[]} names */
async function test(names) {
	const steps = select(names);
	await prepare(steps);
	const started = Date.now();
	for (const step of steps) await runStep(step);
	console.log(`\nAll passed in ${seconds(started)}`);
}

/** What is missing is said before the first step, not after minutes of them.
 * @param {readonly Step[]} steps */
async function prepare(steps) {
	await run("git", ["--version"], { quiet: true }).catch(() => {
		throw new MissingPrerequisite("Install git: the tests need it");
	});
	if (steps.some((step) => step.usesChromium)) await findChromium();
	await installDependencies();
	await rm(path.join(cacheDir, "failures"), { recursive: true, force: true });
}

/** @param {Step} step */
async function runStep({ name, title, npm: npmArguments, node }) {
	console.log(`\n━━ ${title} (${name})`);
	const started = Date.now();
	try {
		await (npmArguments ? npm(npmArguments, { cwd: root }) : run(process.execPath, node ?? [], { cwd: root }));
	} catch (error) {
		throw new Failure(`\n✖ ${title} failed after ${seconds(started)}: ${error instanceof Error ? error.message : error}`);
	}
	console.log(`✔ ${title}: ${seconds(started)}`);
}

/** @param {number} since */
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

test(process.argv.slice(2)).catch(reportAndFail);
