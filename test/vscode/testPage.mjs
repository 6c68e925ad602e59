// @ts-check
import { setTimeout as delay } from "node:timers/promises";

/**
 * @typedef {{ code: number, why: string }} Outcome an exit code, and what to say where it is not 0
 * @typedef {import("playwright-core").Page} BrowserPage
 */

// A finished run ends its extension host too: how long its result may take to arrive after that.
const resultGrace = 3_000;

/**
 * Opens the workbench with tests and waits for their result.
 * @param {BrowserPage} page
 * @param {import("./server.mjs").Server} server
 * @param {import("./arguments.mjs").Arguments} args
 * @returns {Promise<Outcome>}
 */
export async function runTestsIn(page, server, args) {
	// A crashed extension host is started again and would run the tests again: the first end counts.
	const outcome = Promise.race([result(page), hostEnd(server), pageCrash(page), timeOut(args.timeout)]);
	await page.goto(server.address(args));
	return outcome;
}

/** VS Code calls these two functions where it finds them on the page.
 * @param {BrowserPage} page @returns {Promise<Outcome>} */
async function result(page) {
	await page.exposeFunction("codeAutomationLog", () => {});
	const code = await new Promise((resolve) => page.exposeFunction("codeAutomationExit", resolve));
	return { code: Number(code), why: `The tests ended with ${code}` };
}

/** @param {import("./server.mjs").Server} server @returns {Promise<Outcome>} */
async function hostEnd(server) {
	const line = await new Promise((resolve) =>
		server.onLine((text) => {
			if (/Extension Host Process exited/.test(text)) resolve(text);
		}),
	);
	await delay(resultGrace);
	return { code: 1, why: `The extension host ended before the tests did: ${line}` };
}

/** @param {BrowserPage} page @returns {Promise<Outcome>} */
async function pageCrash(page) {
	await new Promise((resolve) => page.once("crash", resolve));
	return { code: 1, why: "The page crashed" };
}

/** @param {number} seconds @returns {Promise<Outcome>} */
async function timeOut(seconds) {
	await delay(seconds * 1000, undefined, { ref: false });
	return { code: 124, why: `The tests were still running after ${seconds} s` };
}
