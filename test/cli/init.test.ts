import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseDocument } from "yaml";
import { baseText } from "../cases/case.js";
import { addFiles, newFolder, remove } from "../node/folder.js";
import { commit, git, repository } from "../node/repository.js";
import { elsewhere, run } from "./run.js";

const CARD = elsewhere(baseText("model-card.md"));
const WRITTEN = [
	...[".github/pull_request_template.md", ".github/workflows/rai-docs.yml", ".pre-commit-config.yaml"],
	...["docs/rai/README.md", "docs/rai/intake-request-parking.md", "rai-docs.yaml"],
];

const folders: string[] = [];

/** A repository with a first commit. */
function begun(files: Readonly<Record<string, string>> = { "x.txt": "x" }): string {
	const root = repository(files);
	folders.push(root);
	return root;
}

after(() => folders.forEach(remove));

const filesIn = (root: string): string[] =>
	readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
		.filter((file) => !file.startsWith(".git/") && file !== "x.txt")
		.sort();

const yamlOf = (root: string, file: string): Record<string, unknown> => {
	const parsed = parseDocument(readFileSync(path.join(root, file), "utf8"), { version: "1.1" });
	assert.deepEqual([parsed.errors, parsed.warnings], [[], []], file);
	return parsed.toJS();
};

describe("rai-docs init", () => {
	it("writes what a repository begins with, and explains each in one line", async () => {
		const root = begun();
		const { code, out } = await run(root, ["init", "--system", "Parking"]);
		assert.equal(code, 0);
		assert.deepEqual(filesIn(root), WRITTEN);
		for (const file of WRITTEN) assert.match(out, RegExp(`^written +${file.replaceAll(".", "\\.")}: \\S.{10,}$`, "m"));
	});

	it("writes what passes its own check, at every gate that drafts may pass", async () => {
		const root = begun();
		await run(root, ["init"]);
		for (const args of [
			["check", "--fail-on", "warning"],
			["check", "--changed-since", "HEAD", "--fail-on", "warning"],
			["check", "--gate", "pr", "--fail-on", "warning"],
		]) {
			const { code, out, err } = await run(root, args);
			assert.equal(code, 0, `${args.join(" ")}\n${out}${err}`);
		}
		commit(root, {});
		assert.equal((await run(root, ["check", "--gate", "pr"])).code, 0);
	});

	it("writes nothing with --dry-run, and says the same", async () => {
		const root = begun();
		const { out, code } = await run(root, ["init", "--system", "parking", "--dry-run"]);
		assert.deepEqual([code, filesIn(root)], [0, []]);
		for (const file of WRITTEN) assert.ok(out.includes(`would be written ${file}: `), file);
		assert.match(out, /\nNothing was written\.\n/);
	});

	it("overwrites nothing, and says what is there already", async () => {
		const mine = {
			"rai-docs.yaml": "version: 1\n",
			"docs/PULL_REQUEST_TEMPLATE.md": "Mine\n",
			".pre-commit-config.yaml": "repos: []\n",
			"card.md": CARD,
		};
		const root = begun(mine);
		const { out, code } = await run(root, ["init"]);
		assert.equal(code, 0);
		for (const [file, text] of Object.entries(mine)) assert.equal(readFileSync(path.join(root, file), "utf8"), text);
		for (const file of ["rai-docs.yaml", "docs/PULL_REQUEST_TEMPLATE.md", ".pre-commit-config.yaml"])
			assert.ok(out.includes(`there already    ${file}: left as it is`), file);
		assert.match(out, /To have it too, add:\n +- repo: local\n/);
		assert.ok(!existsSync(path.join(root, ".github/pull_request_template.md")));
		assert.ok(!filesIn(root).some((file) => file.includes("intake-request")));
	});

	it("changes nothing when it is run again", async () => {
		const root = begun();
		await run(root, ["init"]);
		commit(root, {});
		const { out, code } = await run(root, ["init"]);
		assert.ok(!out.includes("To have it too"), "the hook is there");
		assert.deepEqual([code, git(root, ["status", "--porcelain"])], [0, ""]);
		assert.doesNotMatch(out, /^written/m);
	});

	it("says so where GitHub would not look, and what it takes", async () => {
		const plain = newFolder();
		folders.push(plain);
		assert.match((await run(plain, ["init", "--dry-run"])).out, /There is no \.git in/);
		for (const args of [
			["init", "a"],
			["init", "--system", "…"],
			["init", "--root", "nowhere"],
		])
			assert.equal((await run(plain, args)).code, 2);
		addFiles(plain, { docs: "a file where a folder should be" });
		const { code, err } = await run(plain, ["init"]);
		assert.equal(code, 2);
		assert.match(err, /cannot be written/);
	});
});

interface Step {
	readonly uses?: string;
	readonly run?: string;
	readonly with?: Readonly<Record<string, unknown>>;
	readonly env?: Readonly<Record<string, string>>;
}

interface Job {
	readonly permissions: Readonly<Record<string, string>>;
	readonly steps: readonly Step[];
}

describe("The workflow that init writes", () => {
	let root: string;
	let text: string;
	let jobs: Readonly<Record<string, Job>>;

	before(async () => {
		root = begun();
		await run(root, ["init"]);
		text = readFileSync(path.join(root, ".github/workflows/rai-docs.yml"), "utf8");
		jobs = yamlOf(root, ".github/workflows/rai-docs.yml")["jobs"] as typeof jobs;
	});

	it("is YAML, as are the hook and the policy", () => {
		assert.deepEqual(Object.keys(jobs), ["pull-request", "comment", "release"]);
		const { repos } = yamlOf(root, ".pre-commit-config.yaml") as { repos: { hooks: { entry: string }[] }[] };
		assert.equal(repos[0]?.hooks[0]?.entry, "npx --no-install rai-docs check --changed-since HEAD");
		assert.deepEqual(yamlOf(root, "rai-docs.yaml"), { version: 1 });
	});

	it("fetches the whole history, and keeps no credentials", () => {
		const checkouts = Object.values(jobs).flatMap(({ steps }) => steps.filter(({ uses }) => uses?.startsWith("actions/checkout@")));
		assert.equal(checkouts.length, 2);
		for (const step of checkouts) assert.deepEqual(step.with, { "fetch-depth": 0, "persist-credentials": false });
	});

	it("pins every action by commit", () => {
		const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
		assert.ok(used.length > 0);
		for (const name of used) assert.match(name, /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
		assert.equal(text.match(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/gm)?.length, used.length);
	});

	it("has least permissions: who may write runs nothing of the pull request", () => {
		assert.deepEqual(yamlOf(root, ".github/workflows/rai-docs.yml")["permissions"], {});
		assert.deepEqual(
			Object.entries(jobs).map(([name, { permissions }]) => [name, permissions]),
			[
				["pull-request", { contents: "read" }],
				["comment", { "pull-requests": "write" }],
				["release", { contents: "read" }],
			],
		);
		assert.ok(jobs["comment"]?.steps.every(({ uses, run: script = "" }) => uses === undefined && !/npx|npm|node/.test(script)));
		assert.doesNotMatch(text, /pull_request_target/);
	});

	it("lets no shell see what somebody else wrote", () => {
		for (const { steps } of Object.values(jobs)) for (const { run: script = "" } of steps) assert.doesNotMatch(script, /\$\{\{/);
	});

	/** Runs the script of the comment with a `gh` that notes what it is asked, and answers with some ids. */
	function commented(ids: string): string {
		const folder = newFolder({ gh: `#!/bin/sh\necho "$*" >> "$CALLS"\ncase "$*" in *--paginate*) printf '${ids}';; esac\n` });
		folders.push(folder);
		chmodSync(path.join(folder, "gh"), 0o755);
		const calls = path.join(folder, "calls");
		const env = {
			...process.env,
			PATH: `${folder}:${process.env["PATH"]}`,
			CALLS: calls,
			BODY: "$(touch x) `y`",
			COMMENTS: "repos/a/b/issues/7/comments",
			GITHUB_REPOSITORY: "a/b",
		};
		execFileSync("bash", ["-e", "-o", "pipefail", "-c", jobs["comment"]?.steps[0]?.run ?? "exit 9"], { env, cwd: folder });
		assert.ok(!existsSync(path.join(folder, "x")));
		return readFileSync(calls, "utf8").split("\n")[1] ?? "";
	}

	if (process.platform !== "win32") {
		it("writes over its own comment", () =>
			assert.equal(commented("41\\n42\\n"), "api --method PATCH repos/a/b/issues/comments/41 --raw-field body=$(touch x) `y` --silent"));

		it("writes a first one where there is none", () =>
			assert.equal(commented(""), "api --method POST repos/a/b/issues/7/comments --raw-field body=$(touch x) `y` --silent"));
	}
});
