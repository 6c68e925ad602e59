import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { baseText } from "../cases/case.js";
import { addFiles, newFolder, remove } from "../node/folder.js";
import { commit, repository } from "../node/repository.js";
import { checkJson, elsewhere, listed, run } from "./run.js";

const CARD = elsewhere(baseText("model-card.md"));
/** With an error, a warning and a line of information. */
const WRONG = CARD.replace('"1.0.0"', "1.10")
	.replace("title: Parking forecast", "title: no")
	.replace("id: MC-parking", "id: MC-wrong\ncreated: 2030-01-01");
const DRAFT = "---\nartifact: model-card\nid: MC-draft\nstatus: draft\ntier: 3\n---\n# A\n";

/** Root may read everything, and Windows denies in another way: there such tests have nothing to show. */
const itWhereDenied = (title: string, test: () => Promise<void>): void => {
	if (process.platform !== "win32" && process.getuid?.() !== 0) it(title, test);
};

const ESCAPE = "\u001b";

const folders: string[] = [];

function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
	const made = newFolder(files);
	folders.push(made);
	return made;
}

after(() => folders.forEach(remove));

describe("rai-docs check: exit codes", () => {
	for (const [name, files, args, expected] of [
		["0 where nothing is wrong", { "a.md": CARD }, [], 0],
		["0 for a draft", { "a.md": DRAFT }, [], 0],
		["1 for an error", { "a.md": WRONG }, [], 1],
		["0 for a warning", { "a.md": CARD.replace("title: Parking forecast", "title: no") }, [], 0],
		["1 for a warning, where that counts", { "a.md": CARD.replace("title: Parking forecast", "title: no") }, ["--fail-on", "warning"], 1],
		["0 for a warning, where only errors count", { "a.md": CARD.replace("title: Parking forecast", "title: no") }, ["--fail-on=error"], 0],
		["0 for a draft, where warnings count", { "a.md": DRAFT }, ["--fail-on", "warning"], 0],
		["1 for a draft, where information counts", { "a.md": DRAFT }, ["--fail-on", "info"], 1],
		["0 where nothing is wrong and information counts", { "a.md": CARD }, ["--fail-on", "info"], 0],
		["0 for what the policy turns off", { "a.md": WRONG, "rai-docs.yaml": "rules: { yaml/unquoted: off }\n" }, [], 0],
		[
			"1 for what the policy may not turn off",
			{ "a.md": CARD.replace(/^data.*\n/m, ""), "rai-docs.yaml": "rules: { schema/required: off }\n" },
			[],
			1,
		],
		["1 for a problem of the policy", { "a.md": CARD, "rai-docs.yaml": "rules: { no/rule: off }\n" }, [], 1],
		["2 for an empty folder", {}, [], 2],
		["2 without a document", { "a.md": "# Notes\n", "b.yaml": "a: 1\n" }, [], 2],
		["2 where there is only a policy", { "rai-docs.yaml": "version: 1\n" }, [], 2],
		["2 where there are only a policy and questions", { "rai-docs.yaml": "version: 1\n", "rai-questions.yaml": "questions: []\n" }, [], 2],
		["0 where nobody asks anything", { "a.md": CARD, "rai-questions.yaml": "questions: []\n" }, [], 0],
		["2 where all documents are excluded", { "a.md": CARD, "rai-docs.yaml": "exclude: ['**']\n" }, [], 2],
		["2 for a policy with a mistake in its YAML", { "a.md": CARD, "rai-docs.yaml": "rules: [\n" }, [], 2],
		["2 for a policy with conflict markers", { "a.md": CARD, "rai-docs.yaml": "<<<<<<< a\nversion: 1\n=======\n>>>>>>> b\n" }, [], 2],
		["2 for a policy that is not text", { "a.md": CARD, "rai-docs.yaml": "a: \0\n" }, [], 2],
		["2 for a policy in a subfolder that cannot be read", { "a.md": CARD, "b/rai-docs.yaml": "rules: {\n" }, [], 2],
		["2 for such a policy, whatever PATH says", { "a/b.md": CARD, "rai-docs.yaml": "rules: [\n" }, ["a"], 2],
		["0 for a policy that is empty", { "a.md": CARD, "rai-docs.yaml": "" }, [], 0],
		["0 for a PATH without problems", { "a/b.md": CARD, "c.md": WRONG, "rai-docs.yaml": "" }, ["a"], 0],
		["1 for a PATH with problems", { "a/b.md": CARD, "c.md": WRONG, "rai-docs.yaml": "" }, ["a", "c.md"], 1],
		["0 for a PATH without documents, in a root that has some", { "a/x.txt": "", "c.md": CARD, "rai-docs.yaml": "" }, ["a"], 0],
	] as const) {
		it(name, async () => {
			const root = folder(files);
			for (const format of ["text", "json", "sarif"])
				assert.equal((await run(root, ["check", "--format", format, ...args])).code, expected, format);
		});
	}

	itWhereDenied("2 for a policy that may not be read", async () => {
		const root = folder({ "a.md": CARD, "rai-docs.yaml": "version: 1\n" });
		chmodSync(path.join(root, "rai-docs.yaml"), 0o000);
		assert.equal((await run(root, ["check"])).code, 2);
	});

	it("2 for a policy that is a folder, or leads out of the root", async () => {
		const [a, b] = [folder({ "a.md": CARD }), folder({ "a.md": CARD })];
		mkdirSync(path.join(a, "rai-docs.yaml"));
		const outside = folder({ "policy.yaml": "version: 1\n" });
		symlinkSync(path.join(outside, "policy.yaml"), path.join(b, "rai-docs.yaml"));
		for (const root of [a, b]) {
			const { code, err } = await run(root, ["check"]);
			assert.equal(code, 2, root === a ? "a folder" : "a link");
			assert.match(err, /rai-docs\.yaml/);
		}
	});
});

describe("rai-docs check says aloud", () => {
	it("that there is no document", async () => {
		const root = folder({ "a.md": "# Notes\n" });
		const { err, out } = await run(root, ["check"]);
		assert.match(err, /^rai-docs: no document was checked: nothing under .* says “artifact: …”/);
		assert.match(out, /^0 documents checked/);
		assert.match((await checkJson(root)).err, /no document was checked/);
	});

	it("that none lies under the given paths", async () => {
		const root = folder({ "a/x.txt": "", "c.md": CARD, "rai-docs.yaml": "" });
		assert.match((await run(root, ["check", "a"])).err, /0 documents checked: none lies under the given paths/);
	});

	it("which policy cannot be read, and why", async () => {
		const root = folder({ "a.md": CARD, "b/rai-docs.yaml": "rules: {\n" });
		assert.match((await run(root, ["check"])).err, /^rai-docs: the policy b\/rai-docs\.yaml cannot be read: .*never closed/);
	});

	it("what is excluded", async () => {
		const root = folder({ "a.md": CARD, "b.md": CARD, "c/d.md": CARD, "rai-docs.yaml": "exclude: [b.md, 'c/**']\n" });
		assert.match((await run(root, ["check"])).out, / 2 files excluded by the policy\./);
		assert.equal((await checkJson(root)).excluded, 2);
	});

	itWhereDenied("what cannot be read", async () => {
		const root = folder({ "a.md": CARD, "b.md": CARD });
		chmodSync(path.join(root, "b.md"), 0o000);
		assert.match((await run(root, ["check"])).out, /Not readable: b\.md/);
		assert.deepEqual(
			(await checkJson(root)).unreadable.map((u) => u.path),
			["b.md"],
		);
	});

	it("nothing else, where all is well", async () => assert.equal((await run(folder({ "a.md": CARD }), ["check"])).err, ""));
});

describe("rai-docs check: text", () => {
	it("is one-based, by file, in order, with a summary", async () => {
		const root = folder({ "b.md": WRONG, "a.md": DRAFT });
		const { out } = await run(root, ["check"]);
		const lines = out.split("\n");
		assert.equal(lines[0], "a.md");
		assert.match(lines[1] ?? "", /^ {2}- {7}info {5}Draft, \d+ questions, .* {2}draft\/unanswered$/);
		assert.deepEqual(lines.slice(2, 4), ["", "b.md"]);
		assert.deepEqual(
			lines.slice(4, 7).map((line) => line.trim().split(/ {2,}/).toSpliced(2, 1)),
			[
				["5:10", "info", "artifact/dates"],
				["6:8", "warning", "yaml/ambiguous"],
				["9:10", "error", "yaml/unquoted"],
			],
		);
		assert.match(out, /\n2 documents checked: 1 error, 1 warning, 2 lines of information\./);
		assert.ok(out.endsWith("\n"));
	});

	it("has no colour and no progress unless it is for a terminal", async () => {
		const root = folder({ "a.md": WRONG });
		const { out, err } = await run(root, ["check"]);
		assert.deepEqual([out.includes(ESCAPE), err], [false, ""]);
	});

	it("has colour and progress on a terminal, and takes the progress away again", async () => {
		const root = folder({ "a.md": WRONG });
		const { out, err } = await run(root, ["check"], { colour: true, progress: true });
		assert.ok(out.includes(`${ESCAPE}[31merror`));
		assert.match(err, /\rChecking 1 of 1 files…/);
		assert.ok(err.endsWith(`\r${ESCAPE}[K`));
		assert.equal(out.replaceAll(new RegExp(`${ESCAPE}\\[\\d*m`, "g"), ""), (await run(root, ["check"])).out);
	});

	it("is never coloured in JSON and SARIF", async () => {
		const root = folder({ "a.md": WRONG });
		for (const format of ["json", "sarif"]) {
			const { out } = await run(root, ["check", "--format", format], { colour: true });
			JSON.parse(out);
			assert.ok(!out.includes(ESCAPE));
		}
	});

	it("lets no document write to the terminal, or a line of its own", async () => {
		const bad = CARD.replace("id: MC-parking", 'id: "\\e[31m\\e]0;x\\a\\r\\x9b1A\\n::error::x"').replace(
			"in-review",
			'"\\e[2Jdone\\n::error::x"',
		);
		const root = folder({ "a.md": bad, ...(process.platform === "win32" ? {} : { "b\u001b[31m\r\n::error::x.md": WRONG }) });
		const { out, err } = await run(root, ["check"]);
		const controls = [...(out + err)].filter((letter) => /\p{Cc}/u.test(letter) && letter !== "\n");
		assert.deepEqual(controls, []);
		assert.doesNotMatch(out + err, /^::/m);
	});
});

describe("rai-docs check: PATH", () => {
	const files = {
		"a/b.md": WRONG,
		"a/c/d.md": WRONG.replaceAll("MC-wrong", "MC-other"),
		"ab.md": WRONG.replaceAll("MC-wrong", "MC-third"),
		"rai-docs.yaml": "",
	};

	for (const [args, expected] of [
		[["a"], ["a/b.md", "a/c/d.md"]],
		[["a/"], ["a/b.md", "a/c/d.md"]],
		[["./a/../a"], ["a/b.md", "a/c/d.md"]],
		[["a/c/d.md"], ["a/c/d.md"]],
		[
			["ab.md", "a/c"],
			["a/c/d.md", "ab.md"],
		],
		[
			["a", "a/b.md"],
			["a/b.md", "a/c/d.md"],
		],
		[["."], ["a/b.md", "a/c/d.md", "ab.md"]],
		[[], ["a/b.md", "a/c/d.md", "ab.md"]],
	] as const) {
		it(`${args.join(" ") || "(none)"} shows ${expected.join(", ")}`, async () => {
			const report = await checkJson(folder(files), ...args);
			assert.deepEqual([...new Set(report.problems.map((p) => p.path))], expected);
			assert.equal(report.artifacts, expected.length);
		});
	}

	it("only filters: what stands elsewhere counts all the same", async () => {
		const root = folder({ "a.md": CARD, "b/c.md": CARD, "rai-docs.yaml": "" });
		assert.deepEqual(listed(await checkJson(root, "b")), ["b/c.md artifact/duplicate-id"]);
	});

	it("is seen from the present folder", async () => {
		const root = folder(files);
		assert.deepEqual([...new Set((await checkJson(path.join(root, "a"), "c")).problems.map((p) => p.path))], ["a/c/d.md"]);
	});

	it("may be absolute", async () => {
		const root = folder(files);
		assert.equal((await checkJson("/", path.join(root, "a/c"))).artifacts, 1);
	});

	it("outside of the root is a mistake", async () => {
		const [root, other] = [folder(files), folder(files)];
		const { code, err } = await run(root, ["check", "a", other]);
		assert.equal(code, 2);
		assert.match(err, /lies outside of the root/);
		assert.equal((await run(root, ["check", "--root", "a", "ab.md"])).code, 2);
	});

	it("may be several files of a folder that is no repository and has no policy", async () => {
		const root = folder({ "a/b.md": CARD, "c/d.md": DRAFT });
		assert.equal((await checkJson(root, "a/b.md", "c/d.md")).artifacts, 2);
	});
});

describe("rai-docs check: the root", () => {
	/** The paths of the documents of the root that is found, as JSON knows them. */
	const seen = async (cwd: string, ...args: string[]): Promise<string[]> => [
		...new Set((await checkJson(cwd, ...args)).problems.map((p) => p.path)),
	];

	it("is the topmost folder with a policy", async () => {
		const top = folder({ "rai-docs.yaml": "", "a/b/rai-docs.yaml": "", "a/b/c/d.md": DRAFT, "e.md": DRAFT });
		assert.deepEqual(await seen(path.join(top, "a/b/c")), ["a/b/c/d.md", "e.md"]);
	});

	it("is that before the top of the repository", async () => {
		const top = folder({ "rai-docs.yaml": "", "e.md": DRAFT, "repo/.git/": "", "repo/a/b.md": DRAFT });
		assert.deepEqual(await seen(path.join(top, "repo/a")), ["e.md", "repo/a/b.md"]);
	});

	it("is the folder with a policy inside a repository", async () => {
		const top = repository({ "a/rai-docs.yaml": "", "a/b.md": DRAFT, "c.md": DRAFT });
		folders.push(top);
		assert.deepEqual(await seen(path.join(top, "a")), ["b.md"]);
	});

	it("is the top of the repository, where there is no policy", async () => {
		const top = repository({ "a/b/c.md": DRAFT, "d.md": DRAFT });
		folders.push(top);
		assert.deepEqual(await seen(path.join(top, "a/b")), ["a/b/c.md", "d.md"]);
	});

	it("is the top of another working tree, whose .git is a file", async () => {
		const top = folder({ ".git": "gitdir: /nowhere\n", "a/b.md": DRAFT, "c.md": DRAFT });
		assert.deepEqual(await seen(path.join(top, "a")), ["a/b.md", "c.md"]);
	});

	it("is the present folder, where there is neither", async () => {
		const top = folder({ "a/b.md": DRAFT, "c.md": DRAFT });
		assert.deepEqual(await seen(path.join(top, "a")), ["b.md"]);
	});

	it("is what --root says, whatever there is", async () => {
		const top = folder({ "rai-docs.yaml": "", "a/b.md": DRAFT, "c.md": DRAFT });
		assert.deepEqual(await seen(top, "--root", "a"), ["b.md"]);
		assert.deepEqual(await seen(path.join(top, "a"), "--root", ".."), ["a/b.md", "c.md"]);
		assert.deepEqual(await seen("/", `--root=${top}`), ["a/b.md", "c.md"]);
	});

	it("may be reached through a link", async () => {
		const [top, other] = [folder({ "rai-docs.yaml": "", "a/b.md": DRAFT }), folder({})];
		symlinkSync(top, path.join(other, "link"));
		assert.deepEqual(await seen(path.join(other, "link"), "a"), ["a/b.md"]);
	});

	it("is not a file", async () => {
		const top = folder({ "a.md": DRAFT });
		assert.equal((await run(top, ["check", "--root", "a.md"])).code, 2);
	});
});

describe("rai-docs check: history", () => {
	it("judges a status by what was committed", async () => {
		const top = repository({ "a.md": CARD.replace("in-review", "draft") });
		folders.push(top);
		writeFileSync(path.join(top, "a.md"), CARD.replace("in-review", "retired"));
		assert.deepEqual(listed(await checkJson(top)), ["a.md artifact/status-step"]);
		commit(top, {});
		assert.deepEqual(listed(await checkJson(top)), ["a.md artifact/status-step"]);
		commit(top, { "a.md": CARD });
		assert.deepEqual(listed(await checkJson(top)), ["a.md artifact/status-step"]);
	});

	it("says that it could not, where there is none", async () => {
		assert.match(
			(await run(folder({ "a.md": CARD }), ["check"])).out,
			/no git history to read here \(the folder is in no git repository\)/,
		);
	});

	it("judges files of any name", async () => {
		if (process.platform === "win32") return;
		const names = ["--upload-pack=x.md", ":(top)a.md", "[a].md", "é ü.md"];
		const card = (name: string, status: string) =>
			CARD.replace("in-review", status).replace("MC-parking", `MC-${Buffer.from(name).toString("hex").slice(0, 30)}`);
		const top = repository(Object.fromEntries(names.map((name) => [name, card(name, "draft")])));
		folders.push(top);
		addFiles(top, Object.fromEntries(names.map((name) => [name, card(name, "retired")])));
		assert.deepEqual(
			listed(await checkJson(top)),
			[...names].sort().map((name) => `${name} artifact/status-step`),
		);
	});
});
