import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { CATALOGUE } from "../../src/core/index.js";
import { readCases } from "../cases/case.js";

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "docs", "rules");
const HEADINGS = ["Why it matters", "Wrong", "Right", "The way out", "Severity"];
const IDS = CATALOGUE.map(({ id }) => id);
const CASES = readCases();

const page = (id: string): string => readFileSync(path.join(FOLDER, `${id}.md`), "utf8");

describe("Rules", () => {
	it("have two words each, and no two the same", () => {
		for (const id of IDS) assert.match(id, /^[a-z]+\/[a-z]+(?:-[a-z]+)*$/);
		assert.equal(new Set(IDS).size, IDS.length);
	});

	it("are all in the table of docs/rules, in the catalogue's order, and no others", () => {
		const table = readFileSync(path.join(FOLDER, "README.md"), "utf8");
		const listed = [...table.matchAll(/^\| \[([^\]]+)\]\(([^)]+)\)/gm)].map(([, id, link]) => [id, link]);
		assert.deepEqual(
			listed,
			IDS.map((id) => [id, `${id}.md`]),
		);
	});

	it("are what the pages are about, and nothing else is", () => {
		const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll(path.sep, "/"));
		const pages = files.filter((file) => file.endsWith(".md") && file !== "README.md").map((file) => file.slice(0, -3));
		assert.deepEqual(pages.sort(), [...IDS].sort());
	});

	it("are what the case folders are about, and whole documents", () => {
		const rooms = new Set(CASES.map(({ folder }) => folder).filter((folder) => !folder.startsWith("documents/")));
		assert.deepEqual([...rooms].sort(), [...IDS].sort());
	});

	for (const { id, severities } of CATALOGUE) {
		describe(id, () => {
			it("has a page with every heading, its examples and its severities", () => {
				assert.ok(existsSync(path.join(FOLDER, `${id}.md`)));
				const text = page(id);
				assert.ok(text.startsWith(`# ${id}\n\n`));
				const prose = text.replace(/^```.*\n[\s\S]*?^```$/gm, "(an example)");
				assert.deepEqual(
					[...prose.matchAll(/^## (.*)$/gm)].map(([, title]) => title),
					HEADINGS,
				);
				for (const title of ["Wrong", "Right"])
					assert.match(prose, new RegExp(`^## ${title}\\n(?:(?!^## )[\\s\\S])*?\\(an example\\)`, "m"));
				assert.ok(text.includes(`| ${severities.join(" | ")} |`), "the table of severities differs from the catalogue");
			});

			it("has a case that fails it and one that passes", () => {
				const cases = CASES.filter(({ folder }) => folder === id);
				assert.ok(
					cases.some(({ problems }) => problems.some((line) => line.includes(` ${id} `))),
					"no failing case",
				);
				assert.ok(
					cases.some(({ problems }) => problems.length === 0),
					"no passing case",
				);
			});
		});
	}
});
