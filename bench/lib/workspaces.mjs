// @ts-check
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { run } from "../../scripts/process.mjs";
import { markdownCard } from "./cards.mjs";

/** Outside the checkout, whose git repository would be asked about the files otherwise. */
const folder = path.join(os.tmpdir(), "rai-docs-bench");
const bytes = 4_096;

/**
 * Markdown model cards of 4 KB in folders of 100; every tenth has mistakes.
 * @param {number} count
 * @param {{ git?: boolean }} [options] git commits them, all in one commit
 * @returns {Promise<string>} the root
 */
export async function makeWorkspace(count, { git = false } = {}) {
	const root = path.join(folder, `${count}${git ? "-git" : ""}`);
	if (existsSync(path.join(root, "rai-docs.yaml"))) return root;
	await rm(root, { recursive: true, force: true });
	for (let i = 0; i < count; i++) {
		const folder = path.join(root, `system-${Math.floor(i / 100)}`);
		if (i % 100 === 0) await mkdir(folder, { recursive: true });
		const { text } = markdownCard(bytes, { id: `MC-model-${i}`, seed: i + 1, clean: i % 10 !== 0 });
		await writeFile(path.join(folder, `model-${i}.md`), text);
	}
	// Last, because it says that the workspace is complete.
	await writeFile(path.join(root, "rai-docs.yaml"), "version: 1\n");
	if (git) await commit(root);
	return root;
}

/** @param {string} cwd */
async function commit(cwd) {
	const person = ["-c", "user.name=Bench", "-c", "user.email=bench@example.com", "-c", "commit.gpgsign=false"];
	for (const args of [
		["init", "--quiet"],
		["add", "."],
		[...person, "commit", "--quiet", "--message", "All cards"],
	])
		await run("git", args, { cwd, quiet: true });
}
