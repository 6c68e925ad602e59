// @ts-check
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Outside the checkout, whose own repository would be found otherwise. */
const folder = path.join(os.tmpdir(), "rai-docs-bench");
const files = 500;

/**
 * A repository with this many commits on one branch, each of which writes one of 500 files.
 * @param {number} count
 * @returns {Promise<string>} the root
 */
export async function makeHistory(count) {
	const root = path.join(folder, `history-${count}`);
	const done = path.join(root, "done");
	if (existsSync(done)) return root;
	await rm(root, { recursive: true, force: true });
	await mkdir(root, { recursive: true });
	execFileSync("git", ["init", "--quiet", "--initial-branch=main", root]);
	const child = spawn("git", ["-C", root, "fast-import", "--quiet"], { stdio: ["pipe", "inherit", "inherit"] });
	const ended = new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
	await pipeline(Readable.from(commits(count)), child.stdin);
	const code = await ended;
	if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
	await writeFile(done, "");
	return root;
}

/** @param {number} count */
function* commits(count) {
	for (let i = 0; i < count; i++) {
		const text = `row ${i}\n`;
		const message = `Commit ${i}`;
		const person = `Bench <bench@example.com> ${1_500_000_000 + i * 600} +0000`;
		yield `commit refs/heads/main\ncommitter ${person}\ndata ${message.length}\n${message}\n`;
		yield `M 644 inline data/${i % 20}/${i % files}.csv\ndata ${text.length}\n${text}\n`;
	}
}

/**
 * Ids of commits from all over the history, in no order; of a hundred, one does not exist.
 * @param {string} root @param {number} count
 */
export function someIds(root, count) {
	const all = execFileSync("git", ["-C", root, "rev-list", "main"], { encoding: "utf8", maxBuffer: 1e9 }).trim().split("\n");
	// 7919 is a prime: no commit comes twice.
	return Array.from({ length: count }, (_, i) =>
		i % 100 === 99 ? createHash("sha1").update(`${i}`).digest("hex") : /** @type {string} */ (all[(i * 7919) % all.length]),
	);
}
