// @ts-check
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

/** Outside the checkout, whose own repository would be found otherwise. */
const folder = path.join(os.tmpdir(), "rai-docs-bench");
const documents = 200;
const models = 20;
const sources = 400;
const tables = 40;
const runs = 40_000;

/** @typedef {{ commits: readonly string[], digests: Readonly<Record<string, string>> }} Pins */

/**
 * A repository whose 200 cards have 20 references each: nine numbers in a JSON of 5 MB at a commit, a model of 2 MB whose sha256 is recorded,
 * eight other files at commits, and two files with their sha256.
 * @returns {Promise<string>} the root
 */
export async function makeEvidenced() {
	const root = path.join(folder, "evidenced");
	const done = path.join(root, ".git/done");
	if (existsSync(done)) return root;
	await rm(root, { recursive: true, force: true });
	for (const name of ["docs", "eval", "models", "src", "data"]) await mkdir(path.join(root, name), { recursive: true });
	git(root, "init", "--quiet", "--initial-branch=main");
	const pins = await writeFiles(root);
	for (let i = 0; i < documents; i++) await writeFile(path.join(root, `docs/card-${i}.md`), card(i, pins));
	commit(root, "Cards");
	await writeFile(done, "");
	return root;
}

/** @param {string} root @returns {Promise<Pins>} */
async function writeFiles(root) {
	/** @type {Record<string, string>} */
	const digests = {};
	/** @param {string} name @param {string | Uint8Array} content */
	const write = async (name, content) => {
		digests[name] = createHash("sha256").update(content).digest("hex");
		await writeFile(path.join(root, name), content);
	};
	await write("eval/metrics.json", metrics());
	for (let i = 0; i < models; i++) await write(`models/${i}.bin`, new Uint8Array(2_000_000).fill(i + 1));
	for (let i = 0; i < tables; i++) await write(`data/${i}.csv`, `row,value\n${i},${i}\n`);
	const commits = [];
	for (let i = 0; i < sources; i++) {
		await write(`src/${i}.py`, `print(${i})\n`.repeat(50));
		if (i % 10 === 9) commits.push(commit(root, `Step ${i}`));
	}
	return { commits, digests };
}

function metrics() {
	const entries = Array.from({ length: runs }, (_, i) => [
		`run-${i}`,
		{ auroc: numberOf(i), f1: i / 7, seed: i, group: `group ${i % 90}`, tags: ["a"] },
	]);
	return JSON.stringify(Object.fromEntries(entries), undefined, "\t");
}

/** @param {number} i */
const numberOf = (i) => Number(`0.${String(100 + (i % 900))}1`);

/** @param {number} i @param {Pins} pins */
function card(i, { commits, digests }) {
	const tip = commits.at(-1);
	const model = `models/${i % models}.bin`;
	const run = (/** @type {number} */ k) => (i * 97 + k * 31) % runs;
	const claims = Array.from(
		{ length: 9 },
		(_, k) => `  - name: auroc
    value: ${numberOf(run(k))}
    evidence: { ref: "git:${tip}#eval/metrics.json", pointer: /run-${run(k)}/auroc }`,
	);
	const paths = Array.from({ length: 8 }, (_, k) => (i * 8 + k) % sources);
	const sourcesOf = paths.map((k) => `\`git:${commits[Math.floor(k / 10)]}#src/${k}.py\``);
	const files = [0, 1].map((k) => `data/${(i * 2 + k) % tables}.csv`).map((file) => `\`file:${file}@sha256:${digests[file]}\``);
	return `---
artifact: model-card
schema: "1"
id: MC-card-${i}
title: Credit risk score ${i}
system: credit-risk-${i % 20}
tier: 3
version: "1.0.0"
status: draft
owner: { name: Ada Osei }
model:
  name: credit-gbm
  version: "3"
  ref: { ref: "git:${tip}#${model}", digest: "sha256:${digests[model]}" }
out_of_scope:
  - Setting prices
data: Three years of applications
metrics:
${claims.join("\n")}
limitations:
  - Few applicants under 21
if_wrong: { who: Applicants, what: A loan is refused, stop: Switch the score off }
---
# Credit risk score ${i}

## Summary

It ranks applications for a manual check: ${[...sourcesOf, ...files].join(", ")}.
`;
}

/** @param {string} root @param {...string} args */
const git = (root, ...args) =>
	execFileSync("git", ["-C", root, "-c", "user.name=Bench", "-c", "user.email=bench@example.com", ...args], { encoding: "utf8" }).trim();

/** @param {string} root @param {string} message @returns its id */
function commit(root, message) {
	git(root, "add", "--all");
	git(root, "commit", "--quiet", "-m", message);
	return git(root, "rev-parse", "HEAD");
}
