import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { makeExample } from "../../scripts/example-workspace.mjs";
import { Library, load } from "../../src/core/index.js";
import { diskFiles } from "../../src/node/files.js";

const CLAIM = /value: ([\d.]+)\n(?:(?! *- ).*\n)*? +evidence: \{ ref: "git:(\w+)#([^"]+)", pointer: (\S+) \}/g;

describe("The example workspace", () => {
	let folder: string;
	let documents: string[];

	before(async () => {
		folder = await makeExample(path.join(await mkdtemp(path.join(os.tmpdir(), "rai-docs-example-")), "example"));
		const names = await readdir(path.join(folder, "docs/rai"));
		documents = await Promise.all(names.map((name) => readFile(path.join(folder, "docs/rai", name), "utf8")));
	});

	after(() => rm(path.dirname(folder), { recursive: true, force: true }));

	const git = (...args: string[]) =>
		execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", env: { PATH: process.env["PATH"] }, stdio: "pipe" });

	const every = (pattern: RegExp) => documents.flatMap((text) => [...text.matchAll(pattern)].map((match) => match.slice(1) as string[]));

	async function rulesBroken(): Promise<string[]> {
		const library = new Library({ today: () => "2026-06-01" });
		await load(library, diskFiles(folder));
		return library.paths.flatMap((file) => (library.check(file)?.problems ?? []).map(({ rule }) => rule)).sort();
	}

	it("refers to commits and files that are in it", () => {
		const known = git("log", "--format=%H %s");
		const references = every(/git:([0-9a-f]{40})#([^\s"`,}]+)/g);
		assert.ok(references.length > 20);
		const missing = references.filter(([commit = "", file]) => !known.includes(commit) || !git("ls-tree", commit, "--", file as string));
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
		const claims = every(CLAIM);
		assert.equal(claims.length, every(/^ +evidence: \{ ref: .*pointer: .*\/value/gm).length);
		for (const [value, commit, file, pointer = ""] of claims) {
			const evidence: unknown = JSON.parse(git("show", `${commit}:${file}`));
			const found = pointer
				.split("/")
				.slice(1)
				.reduce((at, key) => (at as Record<string, unknown>)[key], evidence);
			assert.equal(found, Number(value), pointer);
		}
	});

	it("has the slips that START-HERE.md speaks of, and none in its last commit", async () => {
		assert.deepEqual(await rulesBroken(), [
			"artifact/duplicate-id",
			"artifact/duplicate-id",
			"draft/unanswered",
			"file/placeholder",
			"risk/mitigation",
			"schema/format",
			"schema/unknown-key",
			"yaml/unquoted",
		]);
		git("clean", "--quiet", "--force", "-d");
		git("checkout", "--quiet", "--", ".");
		assert.deepEqual(await rulesBroken(), []);
	});
});
