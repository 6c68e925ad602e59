import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { diskFiles } from "../../src/node/files.js";
import { addFiles, newFolder, remove } from "../node/folder.js";
import { clone, commit, git, idOf, repository } from "../node/repository.js";
import { type Run, run } from "./run.js";

const card = (value: string, text: string, more = ""): string => `---
artifact: model-card
id: MC-a
version: "1.0.0"
status: approved
metrics:
  - { name: auroc, value: ${value} }
${more}---
## Summary

${text}

## Limits

None.
`;

const approval = (digest: string, date: string, decision = "approved"): string =>
	`  - { role: rai-lead, decision: ${decision}, date: ${date}, version: "1.0.0", digest: "${digest}" }\n`;

const digestOf = async (root: string, file: string): Promise<string> => (await run(root, ["digest", file])).out.trim();

describe("rai-docs diff", () => {
	let root: string;
	before(() => {
		root = repository({ "docs/a.md": card("0.80", "It counts cars."), "plain.txt": "x" }, { "docs/a.md": card("0.8", "It counts cars.") });
		git(root, ["tag", "-a", "v1", "-m", "x", "HEAD~1"]);
		git(root, ["tag", "approved-v1", "HEAD"]);
		addFiles(root, { "docs/a.md": card("0.9", "It counts all\ncars.") });
	});
	after(() => remove(root));

	const diff = (...args: string[]): Promise<Run> => run(root, ["diff", "docs/a.md", ...args]);

	it("compares the file on the disk with HEAD", async () => {
		const { code, out, err } = await diff();
		assert.deepEqual([code, err], [1, ""]);
		assert.equal(
			out,
			[
				`docs/a.md since HEAD (${idOf(root, "HEAD").slice(0, 7)}): one number, one paragraph`,
				"  7:27    metrics[0].value (auroc): 0.8 → 0.9",
				"  9:1     Summary: one paragraph",
				"            It counts{+ all+} cars.",
				"",
			].join("\n"),
		);
	});

	for (const since of ["HEAD~1", "v1", "main~1", "main@{0}~1"]) {
		it(`compares with ${since}`, async () => assert.match((await diff("--since", since)).out, /0\.80 → 0\.9/));
	}

	it("compares with a commit by its id, abbreviated or not", async () => {
		const id = idOf(root, "HEAD~1");
		for (const since of [id, id.slice(0, 8)]) assert.match((await diff("--since", since)).out, /0\.80 → 0\.9/);
	});

	it("shows colours on a terminal that has them", async () => {
		const { out } = await run(root, ["diff", "docs/a.md"], { colour: true });
		assert.ok(out.includes("\u001B[31m0.8\u001B[0m → \u001B[32m0.9\u001B[0m"));
	});

	it("tells programs", async () => {
		const { code, out } = await diff("--format", "json");
		const report = JSON.parse(out);
		assert.equal(code, 1);
		assert.deepEqual(Object.keys(report), ["schema", "path", "since", "summary", "differences"]);
		assert.deepEqual(
			{ ...report, differences: report.differences.length },
			{
				schema: 1,
				path: "docs/a.md",
				since: { kind: "revision", revision: "HEAD", commit: idOf(root, "HEAD") },
				summary: "one number, one paragraph",
				differences: 2,
			},
		);
		assert.deepEqual(report.differences[0], {
			kind: "field",
			change: "changed",
			name: "metrics[0].value",
			item: "auroc",
			pointers: { before: "/metrics/0/value", after: "/metrics/0/value" },
			values: { before: "0.8", after: "0.9" },
			isNumber: true,
			ranges: {
				before: { start: { line: 6, character: 26 }, end: { line: 6, character: 29 } },
				after: { start: { line: 6, character: 26 }, end: { line: 6, character: 29 } },
			},
		});
		assert.deepEqual(Object.keys(report.differences[1].changes[0]), ["before", "after", "marks", "ranges"]);
	});

	it("writes Markdown", async () => {
		const { code, out } = await diff("--format", "markdown");
		assert.equal(code, 1);
		assert.match(out, /^\*\*docs\/a\.md\*\* since HEAD \(\w{7}\): one number, one paragraph\n\n- metrics/);
	});

	it("ends with 0 where nothing changed but how it is written", async () => {
		const folder = repository({ "a.md": card("0.8", "Text.") });
		writeFileSync(path.join(folder, "a.md"), `\uFEFF${card("'0.8'", "Text.").replace("---\n", "--- \n# so\n").replace(/\n/g, "\r\n")}`);
		const { code, out } = await run(folder, ["diff", "a.md"]);
		assert.equal(code, 0);
		assert.match(out, /: nothing\n$/);
		writeFileSync(path.join(folder, "a.md"), card("0.8", "Text.  "));
		const reformatted = await run(folder, ["diff", "a.md"]);
		assert.equal(reformatted.code, 1);
		assert.match(reformatted.out, /: only white space\n/);
		remove(folder);
	});

	it("finds the file from any folder, and below a root that is not the repository's", async () => {
		for (const [cwd, args] of [
			[path.join(root, "docs"), ["a.md"]],
			[path.join(root, "docs"), ["a.md", "--root", "."]],
			["/", [path.join(root, "docs/a.md")]],
		] as const)
			assert.match((await run(cwd, ["diff", ...args])).out, /one number, one paragraph/);
	});

	const REFUSED = ["--output=x", "-x", "", "HEAD\nHEAD~1", "HEAD\0", "HEAD:docs/a.md", ":docs/a.md", ":/x"];
	for (const since of REFUSED) {
		it(`refuses ${JSON.stringify(since)} without asking git`, async () => {
			const { code, out, err } = await diff(`--since=${since}`, "--root", root);
			assert.deepEqual([code, out], [2, ""]);
			assert.match(err, /^rai-docs: “[^\n]*” is no git revision: name a commit, a branch or a tag\.\n$/);
		});
	}

	for (const since of [
		"nowhere",
		"HEAD~9",
		"main..HEAD",
		"^HEAD",
		"HEAD HEAD",
		"0000000000000000000000000000000000000000",
		"v1 --help",
		"$(x)",
		"constructor",
	]) {
		it(`does not find ${JSON.stringify(since)}`, async () => {
			const { code, out, err } = await diff("--since", since);
			assert.deepEqual([code, out], [2, ""]);
			assert.match(err, /^rai-docs: There is no revision “.*” here\.\n$/);
		});
	}

	it("says that a blob is no commit", async () =>
		assert.match((await diff("--since", idOf(root, "HEAD:docs/a.md"))).err, /^rai-docs: There is no revision/));

	for (const [name, args, said] of [
		["a file of another sort", ["plain.txt"], /is no document: those end in/],
		["a folder", ["docs"], /is no document/],
		["no file", ["docs/b.md"], /There is no file or folder/],
		["two files", ["docs/a.md", "docs/a.md"], /diff takes one document/],
		["nothing", [], /diff takes one document/],
		["no revision", ["docs/a.md", "--since"], /--since takes one value/],
		["another format", ["docs/a.md", "--format", "xml"], /--format is one of text, json, markdown/],
	] as const) {
		it(`does not understand ${name}`, async () => {
			const { code, out, err } = await run(root, ["diff", ...args]);
			assert.deepEqual([code, out], [2, ""]);
			assert.match(err, said);
		});
	}

	it("says where there was no such file", async () => {
		addFiles(root, { "docs/new.md": card("1", "New.") });
		const { code, err } = await run(root, ["diff", "docs/new.md"]);
		assert.equal(code, 2);
		assert.match(err, /^rai-docs: There is no file docs\/new\.md at HEAD: it is new since, or had another name\.\n$/);
	});

	it("says where one of the texts has no digest", async () => {
		const folder = repository({ "a.md": "---\nid: x\nid: y\n---\n" });
		assert.match(
			(await run(folder, ["diff", "a.md"])).err,
			/^rai-docs: a\.md has no digest, so it cannot be compared\. Line 3: “id” stands here twice/,
		);
		writeFileSync(path.join(folder, "a.md"), "---\nid: x\n---\n");
		assert.match((await run(folder, ["diff", "a.md"])).err, /^rai-docs: a\.md at HEAD has no digest, so it cannot be compared\. Line 3:/);
		remove(folder);
	});

	it("says where there is no repository, or no commit", async () => {
		const folder = newFolder({ "a.md": card("1", "Text.") });
		assert.match(
			(await run(folder, ["diff", "a.md"])).err,
			/There is no git history to compare with: the folder is in no git repository\. /,
		);
		git(folder, ["init", "--quiet"]);
		const { code, err } = await run(folder, ["diff", "a.md"]);
		assert.equal(code, 2);
		assert.match(err, /^rai-docs: Nothing is committed yet, so there is nothing to compare with\.\n$/);
		remove(folder);
	});

	it("says what a shallow clone may lack", async () => {
		const shallow = clone(root, "--depth=1");
		const { code, err } = await run(shallow, ["diff", "docs/a.md", "--since", "HEAD~1"]);
		assert.equal(code, 2);
		assert.match(err, /There is no revision “HEAD~1” here\. It may be that this clone is shallow: .* Run git fetch --unshallow\./);
		remove(path.dirname(shallow));
	});

	it("says what a partial clone lacks, and fetches nothing", async () => {
		git(root, ["config", "uploadpack.allowFilter", "true"]);
		const partial = clone(root, "--filter=blob:none");
		const { code, err } = await run(partial, ["diff", "docs/a.md", "--since", "HEAD~1"]);
		assert.equal(code, 2);
		assert.match(err, /docs\/a\.md at HEAD~1 is not in this clone: this clone is partial/);
		remove(path.dirname(partial));
	});

	it("shows a file's own control characters to no terminal", async () => {
		const folder = repository({ "a.md": "Text.\n" });
		writeFileSync(path.join(folder, "a.md"), "Text \u001B[31mred.\n");
		for (const format of ["text", "markdown"]) assert.ok(!(await run(folder, ["diff", "a.md", "--format", format])).out.includes("\u001B"));
		remove(folder);
	});
});

describe("rai-docs diff --since approval", () => {
	const roots: string[] = [];
	after(() => roots.forEach(remove));

	/** A document that was approved as it was first committed, and changed since. */
	async function approved(entries: (digest: string) => string): Promise<string> {
		const root = repository({ "a.md": card("0.80", "It counts cars.") });
		roots.push(root);
		const digest = await digestOf(root, "a.md");
		commit(root, { "a.md": card("0.80", "It counts cars.", `approvals:\n${entries(digest)}`) });
		commit(root, { "a.md": card("0.85", "It counts cars.", `approvals:\n${entries(digest)}`) });
		addFiles(root, { "a.md": card("0.9", "It counts cars.", `approvals:\n${entries(digest)}`) });
		return root;
	}

	const diff = (root: string, ...args: string[]): Promise<Run> => run(root, ["diff", "a.md", "--since", "approval", ...args]);
	const OTHER = `rai1:sha256:${"0".repeat(64)}`;

	it("compares with the text that was approved", async () => {
		const { code, out } = await diff(await approved((digest) => approval(digest, "2026-10-02")));
		assert.equal(code, 1);
		assert.equal(
			out,
			"a.md since the approval by rai-lead of 2026-10-02, version 1.0.0: one number\n  7:27    metrics[0].value (auroc): 0.80 → 0.9\n",
		);
	});

	it("takes the newest, whatever its place, and only one with a digest", async () => {
		const root = await approved(
			(digest) => approval(digest, "2026-10-02") + approval(OTHER, "2026-09-01") + approval("1.0.0", "2026-11-01"),
		);
		const { since } = JSON.parse((await diff(root, "--format", "json")).out);
		assert.deepEqual([since.kind, since.pointer, since.date], ["approval", "/approvals/0", "2026-10-02"]);
	});

	it("says nothing changed where recording it was all", async () => {
		const root = repository({ "a.md": card("0.80", "It counts cars.") });
		roots.push(root);
		const digest = await digestOf(root, "a.md");
		addFiles(root, { "a.md": card("0.80", "It counts cars.", `approvals:\n${approval(digest, "2026-10-02")}`) });
		assert.equal((await diff(root)).code, 0);
	});

	it("names another decision", async () =>
		assert.match(
			(await diff(await approved((digest) => approval(digest, "2026-10-02", "changes-requested")))).out,
			/since the decision “changes-requested” by rai-lead/,
		));

	it("says where no approval has a digest", async () => {
		const { code, err } = await diff(await approved(() => approval("", "2026-10-02")));
		assert.equal(code, 2);
		assert.match(err, /^rai-docs: a\.md has no approval with a digest, so nothing says which text was approved\.\n$/);
	});

	it("says where the text is not in the history", async () => {
		const root = await approved(() => approval(OTHER, "2026-10-02"));
		const { code, err } = await diff(root);
		assert.equal(code, 2);
		assert.match(err, /The text that \/approvals\/0 approved \(rai1:sha256:0{12}…\) is none of the 3 committed versions of a\.md/);
		const shallow = clone(root, "--depth=1");
		roots.push(path.dirname(shallow));
		assert.match((await diff(shallow)).err, /this clone is shallow\. Run git fetch --unshallow\.\n$/);
		rmSync(path.join(root, ".git"), { recursive: true });
		assert.match((await diff(root)).err, /cannot be looked for: the folder is in no git repository\.\n$/);
	});
});

describe("rai-docs digest", () => {
	let root: string;
	before(() => {
		root = newFolder({
			"a.md": "---\nartifact: model-card\nid: MC-1\nversion: 1.10\nstatus: draft\n---\n# Summary\n\nText.\n",
			"b.yaml": "artifact: risk-assessment\nid: RA-1\nrisks:\n  - id: R-1\n    title: Unfair refusals\n",
			"twice.md": "---\nid: x\nid: y\n---\n",
			"utf16.md": Buffer.from("\uFEFF---\nid: x\n---\n", "utf16le"),
			"c.txt": "x",
		});
	});
	after(() => remove(root));

	// The first and the twelfth vector of docs/digests.md.
	const A = "rai1:sha256:f75a8f94cd35986dc293f8cc778c1c35e0a4596bdd815cf449183fb06b7cb242";
	const B = "rai1:sha256:35b43805ad387db10e019890afcbb6b19cfe758edd99e3a8475e4064e433fd66";

	for (const [args, code, out, err] of [
		[["a.md"], 0, `${A}\n`, /^$/],
		[["a.md", "b.yaml"], 0, `${A}  a.md\n${B}  b.yaml\n`, /^$/],
		[["twice.md"], 2, "", /^rai-docs: twice\.md has no digest\. Line 3: “id” stands here twice: keep one\.\n$/],
		[["a.md", "twice.md"], 2, `${A}  a.md\n`, /^rai-docs: twice\.md has no digest\./],
		[["utf16.md"], 2, "", /has no digest\. Line 1: .*save it as UTF-8/],
		[["c.txt"], 2, "", /is no document/],
		[["nowhere.md"], 2, "", /There is no file or folder/],
		[[], 2, "", /digest takes the documents/],
		[["a.md", "--all"], 2, "", /There is no option --all/],
	] as const) {
		it(`of ${JSON.stringify(args)} ends with ${code}`, async () => {
			const ran = await run(root, ["digest", ...args]);
			assert.deepEqual([ran.code, ran.out], [code, out]);
			assert.match(ran.err, err);
		});
	}

	it("reads what every other command reads", async () =>
		assert.deepEqual(await diskFiles(root).list(), ["a.md", "b.yaml", "twice.md", "utf16.md"]));
});
