import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { makeExample } from "../../scripts/example-workspace.mjs";
import { follow, Library, load } from "../../src/core/index.js";
import { diskAt } from "../../src/node/disk.js";
import { diskFiles } from "../../src/node/files.js";
import { gitAt } from "../../src/node/git/git.js";

/** A number of a document, with the evidence beside it. */
interface Claim {
	readonly value: number;
	readonly interval: { readonly lower: number; readonly upper: number } | undefined;
	readonly commit: string;
	readonly file: string;
	readonly pointer: string | undefined;
	readonly row: Readonly<Record<string, string>> | undefined;
	readonly column: string | undefined;
}

const PINNED = /^git:([0-9a-f]{40})#(.+)$/;

/** Every number that names a place in a file of a commit, however deep it stands. */
function claimsIn(node: unknown): Claim[] {
	if (typeof node !== "object" || node === null) return [];
	const inside = Object.values(node).flatMap(claimsIn);
	const { evidence, value, ece, perturbed, ci: interval } = node as Record<string, unknown> & { ci?: Claim["interval"] };
	const { ref, pointer, row, column } = (evidence ?? {}) as Partial<Claim> & { ref?: string };
	const [, commit, file] = PINNED.exec(ref ?? "") ?? [];
	const number = [value, ece, perturbed].find((one) => typeof one === "number");
	if (!commit || !file || !(pointer ?? row) || number === undefined) return inside;
	return [{ value: number, interval, commit, file, pointer, row, column }, ...inside];
}

/** What a line of START-HERE.md, or a problem, says: where, and which rule. */
const TOLD = /^\| \[[^\]]+\]\(([^)]+)\) \| (\d+|–) \| `([a-z]+\/[a-z-]+)`(, covered by the exception|, until the board decides)? \|$/gm;

describe("The example workspace", () => {
	let folder: string;
	/** As committed: what lies on top has slips. */
	let documents: string[];

	const git = (...args: string[]) =>
		execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", env: { PATH: process.env["PATH"] }, stdio: "pipe" });

	before(async () => {
		folder = await makeExample(path.join(await mkdtemp(path.join(os.tmpdir(), "rai-docs-example-")), "example"));
		const names = git("ls-tree", "-r", "--name-only", "HEAD", "docs/rai").trim().split("\n");
		documents = names.map((name) => git("show", `HEAD:${name}`));
	});

	after(() => rm(path.dirname(folder), { recursive: true, force: true }));

	const every = (pattern: RegExp) => documents.flatMap((text) => [...text.matchAll(pattern)].map((match) => match.slice(1) as string[]));

	/** All that is said on a day before the first date passes, but for references that only the lender could follow. */
	async function told(): Promise<string[]> {
		const library = new Library({ today: () => "2026-11-27" });
		await load(library, diskFiles(folder));
		const [repository, disk] = [gitAt(folder), diskAt(folder)];
		await follow(library, { git: repository, disk });
		repository.dispose();
		await disk.dispose();
		return library.paths
			.flatMap((path) => library.check(path)?.problems ?? [])
			.filter(({ rule }) => rule !== "trace/unverifiable")
			.map(({ path, rule, range, waivedBy }) =>
				line(path, range ? `${range.start.line + 1}` : "–", rule, waivedBy ? ", covered by the exception" : ""),
			)
			.sort();
	}

	const line = (path: string, at: string, rule: string, covered = ""): string => `${path}:${at} ${rule}${covered}`;

	it("refers to commits and files that are in it", () => {
		const known = git("log", "--format=%H %s");
		const references = every(/git:([0-9a-f]{40})#([^\s"`,}]+)/g);
		assert.ok(references.length > 200);
		const missing = [...new Set(references.map((pair) => pair.join("#")))].filter((one) => {
			const [commit = "", file = ""] = one.split("#");
			return !known.includes(commit) || !git("ls-tree", commit, "--", file);
		});
		assert.deepEqual(missing, [], `its commits are now\n${known}`);
	});

	it("gives the digests that its files have", async () => {
		const digests = every(/file:([^\s@"]+)@sha256:([0-9a-f]{64})/g);
		assert.ok(digests.length > 0);
		for (const [file = "", digest] of digests) {
			const bytes = await readFile(path.join(folder, file));
			assert.equal(createHash("sha256").update(bytes).digest("hex"), digest, file);
		}
	});

	it("says the numbers that its evidence says", () => {
		const claims = documents.flatMap((text) => claimsIn(parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? text)));
		assert.ok(claims.length > 60, String(claims.length));
		const objects = [...new Set(claims.map(({ commit, file }) => `${commit}:${file}`))];
		const texts = new Map(objects.map((object) => [object, git("show", object)]));
		for (const { commit, file, pointer, row, column, value, interval } of claims) {
			const text = texts.get(`${commit}:${file}`) ?? "";
			if (!pointer) assert.equal(cell(text, row ?? {}, column ?? ""), value, `${file} ${JSON.stringify(row)}`);
			else {
				assert.equal(at(text, pointer), value, pointer);
				const [lower, upper] = ["lower", "upper"].map((end) => at(text, pointer.replace(/\/value$/, `/${end}`)));
				if (interval && lower !== undefined) assert.deepEqual([interval.lower, interval.upper], [lower, upper], pointer);
			}
		}
	});

	it("has the problems that START-HERE.md lists, and none in its last commit but those a board can settle, and one that an exception covers", async () => {
		const listed = [...(await readFile(path.join(folder, "START-HERE.md"), "utf8")).matchAll(TOLD)];
		const isCovered = (how = ""): string => (how.includes("covered") ? how : "");
		assert.deepEqual(await told(), listed.map(([, where = "", at = "", rule = "", how]) => line(where, at, rule, isCovered(how))).sort());
		git("clean", "--quiet", "--force", "-d");
		git("checkout", "--quiet", "--", ".");
		assert.deepEqual(await told(), [
			"docs/rai/credit-risk/monitoring.md:13 monitor/card",
			"docs/rai/decision-log-credit-risk.md:58 decision/overdue",
			"docs/rai/support-assistant/dataset-help-articles.yaml:16 trace/below-minimum, covered by the exception",
			"docs/rai/support-assistant/monitoring.md:13 monitor/card",
		]);
	});
});

/** The number at a JSON pointer. */
function at(text: string, pointer: string): unknown {
	const steps = pointer.split("/").slice(1);
	return steps.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], JSON.parse(text));
}

/** The number in the one row of a CSV whose cells are these. */
function cell(text: string, row: Readonly<Record<string, string>>, column: string): number {
	const [header = [], ...rows] = text
		.trim()
		.split("\n")
		.map((one) => one.split(","));
	const [found, ...others] = rows.filter((cells) => Object.entries(row).every(([name, value]) => cells[header.indexOf(name)] === value));
	assert.deepEqual(others, []);
	return Number(found?.[header.indexOf(column)]);
}
