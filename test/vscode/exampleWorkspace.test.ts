import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { makeExample } from "../../scripts/example-workspace.mjs";

const first = "author: Ada Osei <ada@example.com>\ndate: 2026-03-02T09:00:00+01:00\n\nAdd a card\n\nAnd say why.\n";
const second = "author: T. Lindqvist <t@example.com>\ndate: 2026-03-03T10:00:00Z\nremove: old.md\n\nReplace it\n";

describe("The example workspace", () => {
	let scratch: string;
	let steps: string;

	before(async () => {
		scratch = await mkdtemp(path.join(os.tmpdir(), "rai-docs-example-"));
		steps = path.join(scratch, "steps");
		await write("01-first", { COMMIT: first, "old.md": "old", ".gitignore": "ignored.md", "ignored.md": "kept" });
		await write("02-second", { COMMIT: second, "new.md": "new" });
		await write("03-unfinished", { "new.md": "newer" });
	});

	after(() => rm(scratch, { recursive: true }));

	async function write(step: string, files: Record<string, string>): Promise<void> {
		await mkdir(path.join(steps, step), { recursive: true });
		for (const [name, text] of Object.entries(files)) await writeFile(path.join(steps, step, name), text);
	}

	// Without GIT_DIR and its like, which a git hook sets for all it runs.
	const env = { PATH: process.env.PATH };
	const git = (folder: string, ...args: string[]) => execFileSync("git", ["-C", folder, ...args], { encoding: "utf8", env }).trim();

	it("has the same commits on every machine", async () => {
		const folder = await makeExample(path.join(scratch, "example"), steps);
		assert.equal(git(folder, "rev-parse", "main"), "005cb555e815e558f92539b83e9f4366200eba07");
		assert.equal(git(folder, "log", "--format=%an %s", "--reverse"), "Ada Osei Add a card\nT. Lindqvist Replace it");
	});

	it("removes what a step removes, and leaves the last step uncommitted", async () => {
		const folder = await makeExample(path.join(scratch, "example"), steps);
		assert.equal(existsSync(path.join(folder, "old.md")), false);
		assert.equal(git(folder, "status", "--porcelain"), "M new.md");
		assert.equal(git(folder, "ls-tree", "--name-only", "HEAD"), ".gitignore\nignored.md\nnew.md");
	});

	it("says which COMMIT file is incomplete", async () => {
		const broken = path.join(scratch, "broken");
		await mkdir(path.join(broken, "01"), { recursive: true });
		await writeFile(path.join(broken, "01", "COMMIT"), "author: Ada Osei <ada@example.com>\n\nNo date\n");
		await assert.rejects(makeExample(path.join(scratch, "example"), broken), /COMMIT needs "author:", "date:"/);
	});
});
