import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { makeExample } from "../../scripts/example-workspace.mjs";
import { baseText } from "../cases/case.js";
import { addFiles, newFolder, remove } from "../node/folder.js";
import { clone, commit, git, idOf, repository } from "../node/repository.js";
import { checkJson, elsewhere, type JsonProblem, type JsonReport, listed, run } from "./run.js";

const CARD = elsewhere(baseText("model-card.md"));
const on = (date: string) => ({ GIT_AUTHOR_DATE: `${date}T12:00:00Z`, GIT_COMMITTER_DATE: `${date}T12:00:00Z` });

interface At {
	readonly commit: string;
	readonly date: string;
	readonly artifacts: number;
	readonly problems: readonly JsonProblem[];
	readonly summary: JsonReport["summary"];
	readonly unreadable: JsonReport["unreadable"];
	readonly history: string;
	readonly traceability: { readonly total: number };
}

async function checkAt(root: string, at: string, ...args: readonly string[]): Promise<JsonReport & { readonly code: number; at: At }> {
	return (await checkJson(root, "--at", at, ...args)) as Awaited<ReturnType<typeof checkJson>> & { at: At };
}

describe("rai-docs check --at", () => {
	let root: string;
	const folders: string[] = [];
	const kept = (folder: string): string => {
		folders.push(folder);
		return folder;
	};

	before(() => {
		root = kept(repository());
		const noTitle = CARD.replace("title: Parking forecast", "title: no");
		commit(root, { "a.md": noTitle, "rai-docs.yaml": "rules: { yaml/unquoted: off }\n", "gone.md": "# Not ours\n" }, on("2026-05-01"));
		commit(root, { "a.md": CARD.replace('"1.0.0"', "1.10"), "b.md": CARD.replace("id: MC-parking", "id: 7") }, on("2026-05-08"));
		// What lies here now, and was never committed, is not of then.
		addFiles(root, { "rai-docs.yaml": "version: 1\n", "c.md": CARD.replace("id: MC-parking", "id: MC-c") });
	});
	after(() => folders.forEach(remove));

	const rules = (problems: readonly JsonProblem[]) => problems.map((problem) => `${problem.path} ${problem.rule}`);

	it("adds what a day ended with to the usual report", async () => {
		const usual = await checkJson(root);
		const { at, ...now } = await checkAt(root, "2026-05-06");
		assert.deepEqual(now, usual);
		assert.deepEqual([at.commit, at.date, at.artifacts, at.history], [idOf(root, "HEAD~1"), "2026-05-06", 1, "complete"]);
		assert.equal(
			at.problems.length,
			Object.values(at.summary).reduce((a, b) => a + b),
		);
		assert.ok(!rules(at.problems).includes("a.md yaml/unquoted"));
		assert.deepEqual(at.traceability, { ...at.traceability, total: 1 });
		assert.ok(listed(usual).includes("a.md yaml/unquoted"));
	});

	it("is a revision too, with the clock of its day", async () => {
		git(root, ["tag", "decided", "HEAD~1"]);
		for (const name of ["decided", "HEAD~1", idOf(root, "HEAD~1"), idOf(root, "HEAD~1").slice(0, 8), "main~1"]) {
			const { at } = await checkAt(root, name);
			assert.deepEqual([at.commit, at.date], [idOf(root, "HEAD~1"), "2026-05-01"], name);
		}
	});

	it("reads the policy of then", async () => {
		const policy = async (at: string) => rules((await checkAt(root, at)).at.problems).includes("a.md yaml/unquoted");
		assert.equal(await policy("HEAD"), false);
		git(root, ["stash", "--quiet"]);
		commit(root, { "rai-docs.yaml": "version: 1\n" }, on("2026-05-10"));
		assert.equal(await policy("HEAD"), true);
		git(root, ["reset", "--quiet", "--hard", "HEAD~1"]);
		git(root, ["stash", "pop", "--quiet"]);
	});

	it("has the clock of that day", async () => {
		const late = kept(repository());
		commit(late, { "a.md": CARD.replace("id: MC-parking", "id: MC-parking\ncreated: 2026-05-05") }, on("2026-05-01"));
		const future = async (at: string) => rules((await checkAt(late, at)).at.problems);
		assert.deepEqual([await future("HEAD"), await future("2026-05-04")], [["a.md artifact/dates"], ["a.md artifact/dates"]]);
		assert.deepEqual(await future("2026-05-05"), []);
	});

	it("ends with what today's check ends with", async () => {
		const mended = kept(repository({ "a.md": CARD.replace('"1.0.0"', "1.10") }, { "a.md": CARD }));
		const { code, at } = await checkAt(mended, "HEAD~1");
		assert.deepEqual([code, at.summary.errors], [0, 1]);
		writeFileSync(path.join(mended, "a.md"), CARD.replace('"1.0.0"', "1.10"));
		assert.equal((await checkAt(mended, "HEAD")).code, 1);
	});

	it("tells people what was there, what came and what went", async () => {
		const changed = kept(repository());
		const [unquoted, dated] = [CARD.replace('"1.0.0"', "1.10"), "id: MC-parking\ncreated: 2030-01-01"];
		commit(changed, { "a.md": unquoted.replace("title: Parking forecast", "title: no") }, on("2026-05-01"));
		addFiles(changed, { "a.md": `${unquoted.replace("id: MC-parking", dated)}` });
		const { out, code } = await run(changed, ["check", "--at", "2026-05-06"]);
		const [head = "", still = "", came = "", went = ""] = out.split(/\n\n(?=There|Came|Went)/);
		assert.equal(code, 1);
		assert.match(head, RegExp(`^then \\(2026-05-06, ${idOf(changed, "HEAD").slice(0, 7)}\\)\n  1 document checked: 1 error, 1 warning, `));
		assert.match(head, /\ntoday \(2026-11-22\)\n {2}1 document checked: 1 error, 0 warnings, 1 line of information/);
		assert.match(still, /^There then and today: 1 problem\na\.md\n.*1\.10.*yaml\/unquoted\n?$/);
		assert.match(came, /^Came since then: 1 problem\na\.md\n.*artifact\/dates\n?$/);
		assert.match(went, /^Went since then, with the places of then: 1 problem\na\.md\n.*yaml\/ambiguous\n*$/);
	});

	it("says so where there was nothing to tell", async () => {
		const clean = kept(repository({ "x.txt": "x" }, { "a.md": CARD }));
		const { out } = await run(clean, ["check", "--at", "HEAD~1"]);
		assert.match(out, /^then .*\n {2}0 documents checked: 0 errors/);
		for (const title of ["There then and today", "Came since then", "Went since then, with the places of then"])
			assert.ok(out.includes(`${title}: nothing\n`), title);
	});

	it("filters both by PATH", async () => {
		const { at, artifacts } = await checkAt(root, "2026-05-08", "b.md");
		assert.deepEqual([artifacts, at.artifacts], [1, 1]);
		assert.ok(at.problems.every((problem) => problem.path === "b.md"));
	});

	it("judges approvals by what was committed by then", async () => {
		const approved = kept(repository());
		const card = (more: string) => CARD.replace(/^status: .*$/m, `status: ${more}`);
		commit(approved, { "a.md": card("draft") }, on("2026-05-01"));
		commit(approved, { "a.md": card("approved") }, on("2026-05-02"));
		commit(approved, { "a.md": card("draft") }, on("2026-05-03"));
		const steps = async (at: string) => rules((await checkAt(approved, at)).at.problems).filter((rule) => rule.includes("status-step"));
		assert.deepEqual([await steps("HEAD~2"), await steps("HEAD~1")], [[], ["a.md artifact/status-step"]]);
	});

	for (const [name, at, says] of [
		[
			"a day before the first commit",
			"2026-04-30",
			"Nothing was committed to the branch “main” by the end of 2026-04-30. Name a later day.",
		],
		["a day to come", "2026-11-23", "2026-11-23 is still to come: today is 2026-11-22, UTC."],
		["a day that is none", "2026-02-30", "There is no day 2026-02-30 in the calendar."],
		["no such revision", "nowhere", "There is no revision “nowhere” here."],
		["what git would take for an option", "--output=x", "“--output=x” is no git revision: name a commit, a branch or a tag."],
		["two lines", "HEAD\nHEAD", "“HEAD�HEAD” is no git revision: name a commit, a branch or a tag."],
		["a NUL", "HEAD\0", "“HEAD�” is no git revision: name a commit, a branch or a tag."],
		["a path of a commit", "HEAD:a.md", "“HEAD:a.md” is no git revision: name a commit, a branch or a tag."],
		["nothing", "", "“” is no git revision: name a commit, a branch or a tag."],
	] as const) {
		it(`refuses ${name}`, async () => {
			const { code, out, err } = await run(root, ["check", `--at=${at}`]);
			assert.deepEqual([code, out, err], [2, "", `rai-docs: ${says}\n`]);
		});
	}

	it("is not told as SARIF", async () => {
		const { code, out, err } = await run(root, ["check", "--at", "HEAD", "--format", "sarif"]);
		assert.deepEqual([code, out], [2, ""]);
		assert.match(err, /--at is told as text or JSON/);
	});

	it("says so without a repository", async () => {
		const plain = kept(newFolder({ "a.md": CARD }));
		const { code, err } = await run(plain, ["check", "--at", "2026-05-01"]);
		assert.equal(code, 2);
		assert.match(err, /^rai-docs: There is no git history to read: the folder is in no git repository\. .*\n$/);
	});

	it("says so in a shallow clone that does not reach back", async () => {
		const shallow = kept(clone(root, "--depth=1"));
		const { code, err } = await run(shallow, ["check", "--at", "2026-05-06"]);
		assert.equal(code, 2);
		assert.match(
			err,
			/^rai-docs: Nothing was committed .* this clone is shallow: older commits were not fetched\. Run git fetch --unshallow\.\n$/,
		);
		const revision = await run(shallow, ["check", "--at", idOf(root, "HEAD~1")]);
		assert.equal(revision.code, 2);
		assert.match(revision.err, /There is no revision .* this clone is shallow/);
		assert.equal((await checkAt(shallow, "2026-05-09")).at.commit, idOf(root, "HEAD"));
	});

	it("says which documents a clone without their texts could not read", async () => {
		git(root, ["config", "uploadpack.allowFilter", "true"]);
		const partial = kept(clone(root, "--filter=blob:none"));
		const { at } = await checkAt(partial, "HEAD~1");
		assert.deepEqual(
			at.unreadable.map(({ path: file, reason }) => `${file}: ${reason}`),
			["a.md: this clone has not fetched it"],
		);
	});

	it("says so where a clone has no folders of then", async () => {
		const treeless = kept(clone(root, "--filter=tree:0"));
		const { code, err } = await run(treeless, ["check", "--at", "HEAD~1"]);
		assert.equal(code, 2);
		assert.match(err, /^rai-docs: [^\n]*this clone is partial[^\n]*\n$/);
	});
});

describe("rai-docs check --at, of the example workspace", () => {
	let example: string;
	before(async () => {
		example = await makeExample(path.join(newFolder(), "clone"));
	});
	after(() => remove(path.dirname(example)));

	/** What is told of it, without what only a working tree has. */
	const told = ({ problems, artifacts }: Pick<JsonReport, "problems" | "artifacts">) => [
		artifacts,
		...problems.map(({ path: file, range, fingerprint }) => `${file} ${range?.start.line} ${fingerprint}`),
	];

	for (const back of [0, 1, 2, 3]) {
		it(`tells of commit HEAD~${back} what a checkout of it tells on that day`, async () => {
			const { at } = await checkAt(example, `HEAD~${back}`);
			const checkout = clone(example);
			// What came later is nowhere there, not on the remote's branch either.
			git(checkout, ["remote", "remove", "origin"]);
			git(checkout, ["reset", "--quiet", "--hard", at.commit]);
			const { out } = await run(checkout, ["check", "--format", "json"], { today: () => at.date });
			assert.ok(at.artifacts > 0);
			assert.deepEqual(told(at), told(JSON.parse(out)));
			remove(path.dirname(checkout));
		});
	}
});
