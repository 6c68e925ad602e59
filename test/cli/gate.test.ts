import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { baseText } from "../cases/case.js";
import { addFiles, newFolder, remove } from "../node/folder.js";
import { clone, commit, git, idOf, repository } from "../node/repository.js";
import { elsewhere, type JsonProblem, run } from "./run.js";

const CARD = elsewhere(baseText("model-card.md"));
const OTHER = CARD.replace("MC-parking", "MC-other");
const UNQUOTED = (text: string): string => text.replace('"1.0.0"', "1.10");

interface Gated {
	readonly code: number;
	readonly err: string;
	readonly problems: readonly (JsonProblem & { readonly who: string })[];
	readonly gate: {
		readonly passes: boolean;
		readonly failing: readonly string[];
		readonly own: readonly string[];
		readonly others: readonly string[];
		readonly base: string;
		readonly commit: string;
		readonly touched: readonly string[];
		readonly went: readonly JsonProblem[];
	};
}

async function gated(root: string, ...args: readonly string[]): Promise<Gated> {
	const { out, code, err } = await run(root, ["check", "--gate", "pr", "--format", "json", ...args]);
	assert.notEqual(out, "", err);
	return { ...JSON.parse(out), code, err };
}

const folders: string[] = [];

function kept(folder: string): string {
	folders.push(folder);
	return folder;
}

/** A clone on a branch of its own, with what the branch commits. */
function branch(main: Readonly<Record<string, string>>, ...changes: readonly Readonly<Record<string, string>>[]): string {
	const root = kept(clone(kept(repository(main))));
	git(root, ["checkout", "--quiet", "-b", "change"]);
	for (const files of changes) commit(root, files);
	return root;
}

after(() => folders.forEach(remove));

describe("rai-docs check --gate pr", () => {
	it("passes with problems that were there before, wherever their lines are now", async () => {
		const root = branch({ "a.md": UNQUOTED(CARD) }, { "a.md": UNQUOTED(CARD).replace("artifact:", "# why\n\nartifact:") });
		const { code, gate, problems } = await gated(root);
		assert.deepEqual([code, gate.passes, gate.own, gate.others, gate.touched], [0, true, [], [], ["a.md"]]);
		assert.ok(problems.some(({ rule }) => rule === "yaml/unquoted"));
		assert.equal((await run(root, ["check"])).code, 1);
	});

	it("fails for what the change did, committed or not, and says against what it was compared", async () => {
		const root = branch({ "a.md": CARD, "b.md": OTHER }, { "a.md": UNQUOTED(CARD) });
		const committed = await gated(root);
		assert.deepEqual([committed.code, committed.gate.failing], [1, ["yaml/unquoted MC-parking /version"]]);
		assert.deepEqual([committed.gate.base, committed.gate.commit], ["origin/main", idOf(root, "origin/main")]);
		writeFileSync(path.join(root, "a.md"), CARD);
		writeFileSync(path.join(root, "b.md"), UNQUOTED(OTHER));
		assert.deepEqual((await gated(root)).gate.failing, ["yaml/unquoted MC-other /version"]);
	});

	it("is not about what the base did since the change began", async () => {
		const origin = kept(repository({ "a.md": UNQUOTED(CARD), "b.md": OTHER }));
		const root = kept(clone(origin));
		git(root, ["checkout", "--quiet", "-b", "change"]);
		commit(root, { "b.md": `${OTHER}\nMore.\n` });
		commit(origin, { "a.md": CARD });
		git(root, ["fetch", "--quiet"]);
		const { code, gate } = await gated(root);
		assert.deepEqual([code, gate.own, gate.touched], [0, [], ["b.md"]]);
	});

	it("tells what is for others, and does not fail for it", async () => {
		const late = "---\nartifact: risk-register\nid: RR-a\nstatus: in-review\nitems: [{ title: A, status: open, due: 2026-01-01 }]\n---\n";
		const approved = CARD.replace(
			/^status: .*$/m,
			'status: approved\napprovals: [{ role: sre, name: Kim, decision: approved, date: 2026-06-01, version: "1.0.0" }]',
		);
		const root = branch({ "a.md": CARD, "r.md": late.replace("2026-01-01", "2030-01-01") }, { "a.md": approved, "r.md": late });
		const { code, gate, problems } = await gated(root, "--fail-on", "info");
		const others = problems.filter(({ fingerprint }) => gate.others.includes(fingerprint)).map(({ rule, who }) => `${rule} ${who}`);
		assert.ok(others.includes("governance/quorum approver") && others.includes("register/overdue owner"), others.join());
		assert.equal(code, gate.failing.length > 0 ? 1 : 0);
		assert.ok(problems.every(({ fingerprint, who }) => !gate.failing.includes(fingerprint) || who === "author"));
		assert.equal((await gated(root)).code, 0);
	});

	it("is not about a day that passed since the base was committed", async () => {
		const dated = CARD.replace("id: MC-parking", "id: MC-parking\ncreated: 2026-11-20\nupdated: 2026-11-10");
		const root = branch({ "a.md": dated }, { "a.md": `${dated}\nMore.\n` });
		for (const today of ["2026-11-01", "2026-11-15", "2030-01-01"]) {
			const { out } = await run(root, ["check", "--gate", "pr", "--format", "json", "--fail-on", "info"], { today: () => today });
			assert.deepEqual(JSON.parse(out).gate.own, [], today);
		}
	});

	it("is about documents that the change did not touch, but broke", async () => {
		const relying = OTHER.replace("owner:", "related: [{ rel: derives-from, id: MC-parking }]\nowner:");
		const root = branch({ "a.md": CARD, "b.md": relying });
		git(root, ["rm", "--quiet", "a.md"]);
		commit(root, {});
		const { gate, problems } = await gated(root, "--fail-on", "info");
		const own = problems.filter(({ fingerprint }) => gate.own.includes(fingerprint));
		assert.deepEqual(
			own.map(({ path: file, rule }) => `${file} ${rule}`),
			["b.md trace/artifact-missing"],
		);
		assert.deepEqual(gate.touched, ["a.md"]);
	});

	it("holds no reference against the change that was as broken before, and one that it broke", async () => {
		const lost = CARD.replace("out_of_scope:", `evidence_of: x\nout_of_scope:`).replace(/^evidence_of.*\n/m, "");
		const cites = (file: string) => `${lost}\nSee \`file:${file}@sha256:${"0".repeat(64)}\`.\n`;
		const root = branch({ "a.md": cites("x.csv"), "x.csv": "1" }, { "a.md": `${cites("x.csv")}\nMore.\n`, "y.txt": "y" });
		addFiles(root, { "data.csv": "untracked" });
		assert.deepEqual((await gated(root)).gate.own, []);
		commit(root, { "a.md": cites("y.csv") });
		assert.equal((await gated(root)).gate.own.length, 1);
		writeFileSync(path.join(root, "a.md"), `${cites("x.csv")}\nMore.\n`);
		rmSync(path.join(root, "x.csv"));
		const { problems, gate } = await gated(root);
		assert.deepEqual(
			problems.filter(({ fingerprint }) => gate.own.includes(fingerprint)).map(({ rule }) => rule),
			["trace/path-missing"],
		);
	});

	it("weighs with the policy of each side: a change that tightens it answers for what that shows", async () => {
		const vague = CARD.replace("title: Parking forecast", "title: no");
		const root = branch(
			{ "a.md": vague, "rai-docs.yaml": "version: 1\n" },
			{ "rai-docs.yaml": "version: 1\nrules: { yaml/ambiguous: error }\n" },
		);
		assert.deepEqual((await gated(root)).gate.failing, ["yaml/ambiguous MC-parking /title"]);
	});

	it("is told to people by who can act, with a verdict", async () => {
		const root = branch({ "a.md": CARD, "b.md": UNQUOTED(OTHER) }, { "a.md": UNQUOTED(CARD), "b.md": OTHER });
		const { out, code } = await run(root, ["check", "--gate", "pr"]);
		assert.equal(code, 1);
		assert.match(out, RegExp(`^Compared with origin/main \\(${idOf(root, "origin/main").slice(0, 7)}\\): 2 documents`));
		assert.match(out, /\nMade by the change, for the author: \d problems?\na\.md\n.*yaml\/unquoted/);
		assert.match(out, /\nThere before: 0 problems\. Gone with the change: [1-9] problems?\.\n/);
		assert.match(out, /\nGate pr: failed, for 1 problem that the author of the change can put right\.\n$/);
	});

	it("is told in SARIF, as its states against a baseline", async () => {
		const root = branch({ "a.md": CARD, "b.md": UNQUOTED(OTHER) }, { "a.md": UNQUOTED(CARD) });
		const { out } = await run(root, ["check", "--gate", "pr", "--format", "sarif"]);
		const results: { ruleId: string; baselineState: string; properties: object }[] = JSON.parse(out).runs[0].results;
		const unquoted = results
			.filter(({ ruleId }) => ruleId === "yaml/unquoted")
			.map(({ baselineState, properties }) => ({ baselineState, properties }));
		assert.deepEqual(unquoted, [
			{ baselineState: "new", properties: { who: "author", failsGate: true } },
			{ baselineState: "unchanged", properties: { who: "author", failsGate: false } },
		]);
	});

	for (const [name, made, says] of [
		["a folder without git", () => newFolder({ "a.md": CARD }), /no git history to compare with: the folder is in no git repository/],
		[
			"a repository without a commit",
			() => {
				const root = newFolder({ "a.md": CARD });
				git(root, ["init", "--quiet", "--initial-branch=main"]);
				return root;
			},
			/Nothing is committed yet/,
		],
		[
			"a shallow clone",
			() => clone(repository({ "a.md": CARD }, { "a.md": OTHER }), "--depth=1"),
			/this clone is shallow.*Run git fetch --unshallow/,
		],
		[
			"a branch of another name",
			() => {
				const root = repository({ "a.md": CARD });
				git(root, ["branch", "-m", "work"]);
				return root;
			},
			/name a revision, such as --base main/,
		],
		[
			"a history of its own",
			() => {
				const root = repository({ "a.md": CARD });
				git(root, ["checkout", "--quiet", "--orphan", "other"]);
				commit(root, { "b.md": "b" });
				return root;
			},
			/main and HEAD have no commit in common/,
		],
	] as const)
		it(`ends with 2 in ${name}`, async () => {
			const { code, out, err } = await run(kept(made()), ["check", "--gate", "pr"]);
			assert.deepEqual([code, out], [2, ""], err);
			assert.match(err, says);
		});

	it("ends with 2 where a partial clone lacks the texts of the base", async () => {
		const origin = kept(repository({ "a.md": CARD }, { "a.md": `${CARD}\nMore.\n` }));
		git(origin, ["config", "uploadpack.allowFilter", "true"]);
		const root = kept(clone(origin, "--filter=blob:none"));
		const { code, err } = await run(root, ["check", "--gate", "pr", "--base", "HEAD~1"]);
		assert.equal(code, 2);
		assert.match(err, /a\.md at HEAD~1 cannot be read, so nobody can tell what the change did: this clone has not fetched it/);
	});

	for (const [args, says] of [
		[["--gate", "never"], /--gate is one of pr, release/],
		[["--gate", "pr", "--at", "HEAD"], /questions of their own/],
		[["--gate", "pr", "--due", "30d"], /questions of their own/],
		[["--base", "HEAD"], /--base belongs to --gate pr/],
		[["--gate", "pr", "--require-verified"], /--require-verified asks about all documents/],
		[["--gate", "pr", "--base", "--output=x"], /--base/],
		[["--gate", "pr", "--base=HEAD:a.md"], /is no git revision/],
		[["--due", "soon"], /--due is a time such as 30d/],
		[["--due", "30d", "--format", "sarif"], /--due is told as text or JSON/],
	] as const)
		it(`does not understand ${args.join(" ")}`, async () => {
			const root = kept(repository({ "a.md": CARD }));
			const { code, out, err } = await run(root, ["check", ...args]);
			assert.deepEqual([code, out], [2, ""]);
			assert.match(err, says);
		});
});

describe("rai-docs check --gate release", () => {
	it("fails for what is not approved and what is overdue, with who can act", async () => {
		const root = kept(repository({ "a.md": CARD.replace("owner:", "review_due: 2026-11-21\nowner:") }));
		const { code, out } = await run(root, ["check", "--gate", "release"]);
		assert.equal(code, 1);
		assert.match(
			out,
			/Not approved: 1 document\n {2}a\.md {2}MC-parking: It is in-review, not approved\. .* must decide, with “Approve…”\. {2}for the approver\n/,
		);
		assert.match(out, /Overdue: 1 thing\n {2}2026-11-21 {2}1 day overdue +review: Parking forecast \(Ada Osei\)/);
		assert.match(out, /Gate release: failed, for 1 document not approved, 1 overdue\.\n$/);
	});

	it("passes where nothing stands against it, without git too", async () => {
		const root = kept(newFolder({ "a.md": CARD, "rai-docs.yaml": "version: 1\nauthority: { model-card: { 3: [] } }\n" }));
		const { code, out } = await run(root, ["check", "--gate", "release"]);
		assert.equal(code, 0, out);
		assert.match(out, /Gate release: passed\.\n$/);
	});

	it("looks at the documents of a PATH", async () => {
		const root = kept(repository({ "a/a.md": CARD, "b/b.md": OTHER }));
		const { out } = await run(root, ["check", "--gate", "release", "--format", "json", "b"]);
		assert.deepEqual(
			JSON.parse(out).gate.unapproved.map((one: { artifact: string }) => one.artifact),
			["MC-other"],
		);
	});
});
