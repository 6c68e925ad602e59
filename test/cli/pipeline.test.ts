import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import Papa from "papaparse";
import { baseText } from "../cases/case.js";
import { newFolder, remove } from "../node/folder.js";
import { clone, commit, git, idOf, repository } from "../node/repository.js";
import { elsewhere, run } from "./run.js";

const CARD = elsewhere(baseText("model-card.md"));
const OTHER = CARD.replace("MC-parking", "MC-other");
const UNQUOTED = CARD.replace('"1.0.0"', "1.10");

const folders: string[] = [];

function kept(folder: string): string {
	folders.push(folder);
	return folder;
}

after(() => folders.forEach(remove));

describe("rai-docs check --changed-since", () => {
	it("reports only documents that changed, in commits or after them", async () => {
		const root = kept(repository({ "a.md": UNQUOTED, "b.md": OTHER.replace('"1.0.0"', "1.10"), "c.md": "# Not ours\n" }));
		commit(root, { "b.md": `${OTHER.replace('"1.0.0"', "1.10")}\nMore.\n`, "c.md": "# Not ours either\n" });
		const { out, code } = await run(root, ["check", "--changed-since", "HEAD~1", "--format", "json"]);
		const { problems, artifacts, selection } = JSON.parse(out);
		assert.equal(code, 1);
		assert.deepEqual([...new Set(problems.map((problem: { path: string }) => problem.path))], ["b.md"]);
		assert.deepEqual([artifacts, selection], [1, { since: "HEAD~1", commit: idOf(root, "HEAD~1"), artifacts: 1, of: 2 }]);
	});

	it("prints that nothing was selected, and ends with 0", async () => {
		const root = kept(repository({ "a.md": UNQUOTED, "b.md": OTHER }));
		const { out, code } = await run(root, ["check", "--changed-since", "HEAD"]);
		assert.deepEqual([out, code], [`0 of 2 artifacts selected, changed since HEAD (${idOf(root, "HEAD").slice(0, 7)}).\n`, 0]);
		for (const format of ["json", "sarif", "junit"])
			assert.equal((await run(root, ["check", "--changed-since", "HEAD", "--format", format])).code, 0);
	});

	it("takes other line ends for the same text", async () => {
		const root = kept(repository({ "a.md": UNQUOTED, ".gitattributes": "* -text\n" }));
		commit(root, { "a.md": UNQUOTED.replaceAll("\n", "\r\n") });
		assert.match((await run(root, ["check", "--changed-since", "HEAD~1"])).out, /^0 of 1 artifacts selected/);
	});

	it("selects everything before the first commit, as the hook of one needs it", async () => {
		const root = kept(newFolder({ "a.md": CARD }));
		git(root, ["init", "--quiet"]);
		const { out, code } = await run(root, ["check", "--changed-since", "HEAD"]);
		assert.equal(code, 0);
		assert.match(out, /^1 of 1 artifacts selected, changed since HEAD\.\n/);
	});

	it("ends with 2 where it cannot be told", async () => {
		const shallow = kept(clone(kept(repository({ "a.md": CARD }, { "a.md": OTHER })), "--depth=1"));
		const { code, out, err } = await run(shallow, ["check", "--changed-since", "HEAD"]);
		assert.deepEqual([code, out], [2, ""]);
		assert.match(err, /this clone is shallow/);
		assert.equal((await run(kept(newFolder({ "a.md": CARD })), ["check", "--changed-since", "HEAD"])).code, 2);
		assert.equal((await run(kept(repository({ "a.md": CARD })), ["check", "--changed-since", "nowhere"])).code, 2);
	});
});

describe("rai-docs check --due", () => {
	const due = (day: string) => CARD.replace("owner:", `review_due: ${day}\nowner:`);

	it("lists what falls due, overdue first, and ends with 1 where something is", async () => {
		const root = kept(
			newFolder({
				"a.md": due("2026-12-22"),
				"b.md": due("2026-11-01").replace("MC-parking", "MC-late"),
				"c.md": due("2026-12-23").replace("MC-parking", "MC-c"),
			}),
		);
		const { out, code } = await run(root, ["check", "--due", "30d"]);
		assert.equal(code, 1);
		assert.match(
			out,
			/^2026-11-01 {2}21 days overdue +review: Parking forecast \(Ada Osei\) {2}MC-late {2}b\.md:\d+\n2026-12-22 {2}in 30 days +review: .*\n\n2 things due within 30 days of 2026-11-22, 1 of them overdue\.\n$/,
		);
		const json = JSON.parse((await run(root, ["check", "--due", "30d", "--format", "json", "a.md"])).out);
		assert.deepEqual(
			[json.schema, json.today, json.days, json.overdue, json.due.length, json.due[0].days],
			[1, "2026-11-22", 30, 0, 1, 30],
		);
	});

	it("ends with 0 where nothing is overdue, and with 2 where there is no document", async () => {
		assert.equal((await run(kept(newFolder({ "a.md": due("2026-11-22") })), ["check", "--due", "1w"])).code, 0);
		assert.equal((await run(kept(newFolder()), ["check", "--due", "1w"])).code, 2);
	});
});

/** The elements of an XML text that is well-formed, as `name attributes`; fails where it is none. */
function elementsOf(xml: string): string[] {
	const open: string[] = [];
	const found: string[] = [];
	assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/);
	for (const [token, close, name = "", attributes = "", empty] of xml
		.slice(39)
		.matchAll(/<(\/?)([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|[^<>]+|[<>]/g)) {
		assert.notEqual(token, "<");
		assert.notEqual(token, ">");
		if (name === "") assert.doesNotMatch(token, /&(?!(?:amp|lt|gt|quot|#10);)/);
		else if (close) assert.equal(open.pop(), name);
		else found.push(`${name}${attributes}`);
		if (name !== "" && !close && !empty) open.push(name);
	}
	assert.deepEqual(open, []);
	return found;
}

describe("rai-docs check --format junit", () => {
	it("has a suite a file and a test a problem: failed, skipped or passed", async () => {
		const root = kept(newFolder({ "a.md": UNQUOTED.replace("title: Parking forecast", "title: no"), "b.md": OTHER }));
		const { out, code } = await run(root, ["check", "--format", "junit"]);
		const elements = elementsOf(out);
		assert.equal(code, 1);
		const counts = /tests="(\d+)" failures="(\d+)" errors="0" skipped="(\d+)"/
			.exec(elements[0] ?? "")
			?.slice(1)
			.map(Number);
		const of = (name: string) => elements.filter((element) => element.startsWith(`${name} `)).length;
		assert.deepEqual(counts, [of("testcase"), of("failure"), of("skipped")]);
		assert.ok(
			elements.includes('testcase classname="b.md" name="trace/unverifiable at -" time="0"') ||
				elements.some((one) => one.includes('name="no problems"')),
		);
		assert.match(
			out,
			/<failure message="[^"]*1\.10[^"]*" type="error">a\.md:8:10 error: .*\nWho can act: author\nRule: yaml\/unquoted<\/failure>/,
		);
	});

	it("fails for what stands against a gate alone", async () => {
		const root = kept(repository({ "a.md": UNQUOTED, "b.md": OTHER }));
		const elements = elementsOf((await run(root, ["check", "--gate", "pr", "--format", "junit"])).out);
		assert.equal(elements.filter((element) => element.startsWith("failure")).length, 0);
		const release = (await run(root, ["check", "--gate", "release", "--format", "junit"])).out;
		assert.match(release, /<testcase classname="b\.md" name="approval of MC-other" time="0">\n<failure message="It is in-review/);
		elementsOf(release);
	});

	it("skips what an exception covers", async () => {
		const root = kept(newFolder({ "a.md": `${CARD}\nTODO\n` }));
		assert.equal((await run(root, ["baseline", "--owner", "Ada Osei <ada@example.com>", "--until", "2026-12-31"])).code, 0);
		const { out, code } = await run(root, ["check", "--format", "junit"]);
		assert.equal(code, 0);
		assert.match(out, /<skipped message="covered by the baseline until 2026-12-31"\/>/);
		elementsOf(out);
	});

	it("stays XML, whatever documents say", async () => {
		const hostile = "]]></failure><testcase name='x'/>&bomb; \" < \uFFFE \u0001";
		const root = kept(
			newFolder({
				[`a<"&'.md`]: CARD.replace(/^status: .*$/m, `status: ${JSON.stringify(hostile)}`).replace('"1.0.0"', JSON.stringify(hostile)),
			}),
		);
		const { out } = await run(root, ["check", "--format", "junit"]);
		elementsOf(out);
		assert.doesNotMatch(out, /(?![\n\r\t])\p{Cc}|[\uFFFE\uFFFF]/u);
	});
});

describe("rai-docs comment", () => {
	it("prints what the change did, the same each time, and ends with 0", async () => {
		const root = kept(clone(kept(repository({ "a.md": CARD }))));
		commit(root, { "a.md": UNQUOTED });
		const [first, second] = [await run(root, ["comment"]), await run(root, ["comment", "--base", "origin/main"])];
		assert.deepEqual([first.code, first.out], [0, second.out]);
		assert.match(
			first.out,
			/^<!-- rai-docs:comment -->\n### RAI Docs: 1 problem for the author to put right\n\nCompared with origin\/main \([0-9a-f]{7}\): 1 document /,
		);
		assert.match(first.out, /- \*\*error\*\* <code>a\.md:8<\/code> .*\(<code>yaml\/unquoted<\/code>\)\n/);
		assert.match(first.out, /#### References of the changed documents\n\n\d+ references?: /);
	});

	it("ends with 2 where it cannot be told", async () => {
		for (const [folder, says] of [
			[newFolder({ "a.md": CARD }), /no git history/],
			[clone(kept(repository({ "a.md": CARD }, { "a.md": OTHER })), "--depth=1"), /shallow/],
			[repository({ "x.txt": "x" }), /no document was checked/],
			[repository({ "a.md": CARD, "rai-docs.yaml": "rules: [\n" }), /the policy rai-docs\.yaml cannot be read/],
		] as const) {
			const { code, out, err } = await run(kept(folder), ["comment"]);
			assert.deepEqual([code, out], [2, ""], err);
			assert.match(err, says);
		}
		assert.equal((await run(kept(newFolder()), ["comment", "a.md"])).code, 2);
	});
});

describe("rai-docs list", () => {
	const RISK = elsewhere(baseText("risk-assessment.md"));
	const LOG =
		"artifact: decision-log\nid: DL-x\nsystem: parking\nstatus: in-review\ndecisions: [{ title: Go, conditions: [{ text: Call, due: 2026-12-01 }] }]\n";

	for (const what of ["risks", "actions", "systems"])
		it(`lists ${what} as text, JSON and CSV with the same rows`, async () => {
			const root = kept(newFolder({ "a.md": RISK, "b.md": CARD, "c.yaml": LOG }));
			const [text, json, csv] = await Promise.all(["text", "json", "csv"].map((format) => run(root, ["list", what, "--format", format])));
			assert.deepEqual([text?.code, json?.code, csv?.code], [0, 0, 0]);
			const rows: Record<string, unknown>[] = JSON.parse(json?.out ?? "")[what];
			const { data } = Papa.parse<Record<string, string>>(csv?.out ?? "", { header: true, skipEmptyLines: true });
			assert.ok(rows.length > 0);
			assert.deepEqual(
				data,
				rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)]))),
			);
			assert.match(text?.out ?? "", RegExp(`\\n${rows.length} ${what.slice(0, -1)}s?\\.\\n$`));
		});

	it("says that there is nothing, and what it takes", async () => {
		assert.deepEqual((await run(kept(newFolder()), ["list", "risks"])).out, "0 risks.\n");
		for (const args of [
			["list"],
			["list", "people"],
			["list", "constructor"],
			["list", "risks", "actions"],
			["list", "risks", "--format", "xml"],
		])
			assert.equal((await run(kept(newFolder()), args)).code, 2);
	});
});

describe("The pages about it", () => {
	it("name the actions that the workflow uses", () => {
		const root = path.join(import.meta.dirname, "..", "..");
		const workflow = readFileSync(path.join(root, "snippets/init/workflow.yml"), "utf8");
		const page = readFileSync(path.join(root, "docs/pipeline.md"), "utf8");
		for (const [, name = "", version = ""] of workflow.matchAll(/uses: ([\w/-]+)@[0-9a-f]{40} # v([\d.]+)/g))
			assert.ok(page.includes(`\`${name}\` ${version}`), name);
	});
});
