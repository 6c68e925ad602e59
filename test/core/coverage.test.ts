import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import manifest from "../../package.json";
import { HELP } from "../../src/cli/help.js";
import { CATALOGUE } from "../../src/core/index.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PAGE = readFileSync(path.join(ROOT, "docs/coverage.md"), "utf8");
const STATES = ["works", "partly", "not yet", "not here"];

const cells = (line: string): string[] =>
	line
		.split("|")
		.slice(1, -1)
		.map((cell) => cell.trim());
const tableLines = (text: string): string[] => text.split("\n").filter((line) => line.startsWith("| "));

/** The lines of a part of the page, each with its id, item, state and evidence. */
const linesIn = (part: string): string[][] =>
	tableLines(part)
		.map(cells)
		.filter(([id = ""]) => /^[A-Z]\d\d$/.test(id));

const LINES = linesIn(PAGE);
const PARTS = PAGE.split(/^## /m).slice(1);
const statesOf = (lines: readonly string[][]): number[] => STATES.map((state) => lines.filter((line) => line[2] === state).length);

/** What stands in the page between backticks and looks like this. */
const named = (text: string, pattern: RegExp): string[] =>
	[...text.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word).filter((word) => pattern.test(word));

describe("The page about coverage", () => {
	it("has a line for each of the 197 things, once", () => {
		assert.equal(LINES.length, 197);
		assert.equal(new Set(LINES.map(([id]) => id)).size, LINES.length);
	});

	it("says one of four states of each, and something more", () => {
		for (const [id, item, state = "", evidence] of LINES) assert.ok(item && evidence && STATES.includes(state), id);
	});

	it("names a test where something is there, and says what is missing where not all is", () => {
		for (const [id, , state, evidence = ""] of LINES) {
			assert.equal(evidence.includes("`test/"), state === "works" || state === "partly", id);
			assert.equal(evidence.includes(" Missing: "), state === "partly", id);
		}
	});

	it("counts right, all together and part by part", () => {
		const sums = tableLines(PAGE.split(/^## /m)[0] ?? "").map(cells);
		const told = (name: string): number[] => (sums.find(([first]) => first === name) ?? []).slice(1).map(Number);
		for (const [index, state] of STATES.entries()) assert.equal(told(state).at(-1), statesOf(LINES)[index], state);
		assert.deepEqual(told("all"), [...statesOf(LINES), LINES.length]);
		for (const part of PARTS) {
			const title = part.split("\n")[0] ?? "";
			const lines = linesIn(part);
			const anchor = title.toLowerCase().replaceAll(" ", "-");
			assert.deepEqual(told(`[${title}](#${anchor})`), [...statesOf(lines), lines.length], title);
		}
	});

	it("names tests that exist", () => {
		for (const file of named(PAGE, /^test\//)) assert.ok(existsSync(path.join(ROOT, file)), file);
	});

	it("names rules that exist", () => {
		const ids = CATALOGUE.map(({ id }) => id);
		for (const rule of named(PAGE, /^[a-z]+\/[a-z-]+$/)) assert.ok(ids.includes(rule), rule);
	});

	it("names commands and views that exist", () => {
		for (const command of named(PAGE, /^rai-docs /)) assert.match(HELP, new RegExp(`^ {2}${command}\\b`, "m"));
		const views = Object.values(manifest.contributes.views).flatMap((some) => some.map(({ name }) => name));
		const titles = [...manifest.contributes.commands.map(({ title }) => title), ...views];
		for (const [, title = ""] of PAGE.matchAll(/\*([A-Z][^*]+)\*/g)) assert.ok(titles.includes(title), title);
	});
});
