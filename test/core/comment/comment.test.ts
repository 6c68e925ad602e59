import assert from "node:assert/strict";
import MarkdownIt from "markdown-it";
import { COMMENT_MARK, MAX_COMMENT, pullRequestComment } from "../../../src/core/comment/comment.js";
import { fitted } from "../../../src/core/comment/fit.js";
import { causedBy } from "../../../src/core/gate/caused.js";
import { Library } from "../../../src/core/library/library.js";
import { compareProblems } from "../../../src/core/problem.js";
import { digestOf } from "../../../src/core/trace/digest.js";
import { traceReport } from "../../../src/core/trace/report.js";
import { baseText } from "../../cases/case.js";

const CARD = baseText("model-card.md");
const BY_AN_SRE = 'approvals: [{ role: sre, name: Kim, decision: approved, date: 2026-06-01, version: "1.0.0" }]';
type Files = Readonly<Record<string, string>>;

function libraryOf(files: Files): Library {
	const library = new Library({ today: () => "2026-06-15" });
	for (const [path, text] of Object.entries(files)) library.set(path, text);
	return library;
}

const problemsOf = (library: Library) => library.paths.flatMap((path) => library.check(path)?.problems ?? []).sort(compareProblems);

function comment(before: Files, now: Files): string {
	const [was, is] = [libraryOf(before), libraryOf(now)];
	const touched = new Set([...Object.keys(before), ...Object.keys(now)].filter((path) => before[path] !== now[path]));
	const caused = causedBy(problemsOf(was), problemsOf(is), touched);
	const base = { name: "origin/main", commit: "3f2a9c1d4b5e6f708192a3b4c5d6e7f8091a2b3c" };
	const failing = caused.own.filter(({ severity }) => severity === "error");
	const excluded = { before: left(was, before), now: left(is, now) };
	return pullRequestComment({ base, before: was, now: is, touched, caused, excluded, failing, trace: traceReport(is, [...touched]) });
}

const left = (library: Library, files: Files): string[] => Object.keys(files).filter((path) => !library.includes(path));

/** As a code host shows it, where everything that is not escaped counts. */
const html = (text: string): string => new MarkdownIt({ html: true, linkify: true }).render(text);

describe("The comment on a pull request", () => {
	it("begins with its mark, and says what it was compared with", () => {
		const text = comment({ "a.md": CARD }, { "a.md": CARD });
		assert.ok(
			text.startsWith(
				`${COMMENT_MARK}\n### RAI Docs: nothing for the author to put right\n\nCompared with origin/main (3f2a9c1): 0 documents`,
			),
		);
		assert.match(text, /The change touches no document\./);
		assert.match(text, /There before: 0 problems, not shown here\. Gone with the change: 0 problems\.\n$/);
	});

	it("says what the change did to each document", () => {
		const moved = CARD.replace("MC-parking", "MC-moved");
		const before = { "a.md": CARD, "gone.md": CARD.replace("MC-parking", "MC-gone"), "old.md": moved };
		const text = comment(before, {
			"a.md": CARD.replace("value: 0.08", "value: 0.09"),
			"new.md": CARD.replace("MC-parking", "MC-new"),
			"moved.md": moved,
		});
		assert.match(
			text,
			/- \*\*MC-parking\*\* \(<code>a\.md<\/code>\): one number\n {2}- metrics\\\[0\\\]\.value .*<code>0\\?\.08<\/code> → <code>0\\?\.09<\/code>/,
		);
		assert.match(text, /- \*\*MC-gone\*\* \(<code>gone\.md<\/code>\): removed/);
		assert.match(text, /- \*\*MC-new\*\* \(<code>new\.md<\/code>\): new model card, in-review/);
		assert.match(text, /- \*\*MC-moved\*\* \(<code>moved\.md<\/code>\): moved from <code>old\.md<\/code>, written otherwise/);
		assert.ok(!text.includes("<code>old.md</code>): removed"));
	});

	describe("says who stands for a text that means the same", () => {
		const approved = (text: string, ...approvals: readonly string[]) =>
			text.replace(/^status: .*$/m, `status: approved\napprovals:\n${approvals.join("\n")}`);
		const by = (decision: string) => `  - { role: sre, name: Kim, decision: ${decision}, date: 2026-06-01, version: "1.0.0" }`;
		const row = (was: string, is: string, path = "a.md") =>
			/^- \*\*MC-parking.*$/m.exec(comment({ "a.md": was }, { [path]: is }))?.[0] ?? "";

		it("a decision that is another now, in whatever file", () => {
			const [was, is] = [approved(CARD, by("approved-with-conditions")), approved(CARD, by("approved"))];
			for (const path of ["a.md", "moved.md"]) {
				assert.match(row(was, is, path), /\*\*its approvals were changed\*\*$/);
				assert.doesNotMatch(row(was, is, path), /same meaning/);
			}
			assert.match(comment({ "a.md": was }, { "a.md": is }), /decision .*approved.*with.*conditions.* → <code>approved<\/code>/);
		});

		it("an approval that is gone, or stands elsewhere", () => {
			assert.match(row(approved(CARD, by("rejected"), by("approved")), approved(CARD, by("approved"))), /its approvals were changed/);
			assert.match(row(approved(CARD, by("rejected"), by("approved")), approved(CARD, by("approved"), by("rejected"))), /another order$/);
		});

		it("one that came, the status and the day", () => {
			assert.match(row(CARD, approved(CARD, by("approved"))), /: status from in-review to approved, 1 approval recorded$/);
			assert.match(row(CARD, CARD.replace("status: in-review", "status: in-review\nupdated: 2026-06-02")), /: “updated” changed$/);
			assert.match(row(CARD, CARD.replace("status: in-review", "status: 'in-review'")), /: written otherwise, with the same meaning$/);
		});
	});

	describe("says what the policy asks for less", () => {
		const POLICY = "rai-docs.yaml";
		const USUAL = "authority: { model-card: { 3: [rai-lead, sre] } }\nexclude: [old/**]\n";

		it("and which documents it leaves out, which are not gone", () => {
			const before = { "a.md": CARD, "b.md": CARD.replace("MC-parking", "MC-b"), "old/x.md": "x", [POLICY]: USUAL };
			const text = comment(before, { ...before, [POLICY]: USUAL.replace("[old/**]", "[old/**, b.md]") });
			assert.match(text, /\*\*MC-b\*\* \(<code>b\.md<\/code>\): \*\*left out by the policy now\*\*, and not checked/);
			assert.match(text, /changed\. Left out by the policy, and not checked: 2 files, 1 before\./);
			assert.match(
				text,
				/#### The policy: 1 setting looser than before\n- \*\*looser\*\* <code>exclude<\/code>: with <code>b\\?\.md<\/code> \(rai\S*docs\S*yaml:2\)/,
			);
			assert.ok(!text.includes("removed"));
		});

		it("a text that is no document any more", () => {
			const text = comment({ "a.md": CARD }, { "a.md": CARD.replace("artifact: model-card\n", "") });
			assert.match(text, /\*\*no document of ours any more\*\*, though the file is there/);
		});

		it("and not what says the same in another file", () => {
			const before = { [POLICY]: USUAL };
			const text = comment(before, { [POLICY]: "extends: shared.yaml\n", "shared.yaml": USUAL });
			assert.match(text, /#### The policy: 1 setting changed, not known to be looser\n- changed <code>extends/);
		});
	});

	it("tells problems by who can act, what fails first", () => {
		const text = comment(
			{ "a.md": CARD },
			{ "a.md": CARD.replace('"1.0.0"', "1.10").replace("status: in-review", `status: approved\n${BY_AN_SRE}`) },
		);
		assert.match(text, /### RAI Docs: 1 problem for the author to put right/);
		assert.match(
			text,
			/\n\nThe change made 2 problems: 1 that the author has to put right, because the gate fails for it, 1 for others\.\n/,
		);
		assert.match(text, /#### For the author: 1 problem made by the change\n- \*\*error\*\* <code>a\.md:8<\/code> .*yaml\/unquoted/);
		assert.match(text, /#### For the approver: 1 problem made by the change\n- .*governance\/quorum<\/code>, for the approver\)/);
	});

	it("says which of its numbers counts what", () => {
		const vague = CARD.replace("artifact: model-card", "artifact: model-card\ncolour: red");
		const count = (now: string) =>
			comment({ "a.md": CARD }, { "a.md": now })
				.split("\n")
				.filter((line) => line.includes("problem"));
		assert.deepEqual(count(vague.replace('"1.0.0"', "1.10")).slice(0, 3), [
			"### RAI Docs: 1 problem for the author to put right",
			"The change made 2 problems: 1 that the author has to put right, because the gate fails for it, 1 more of the author’s that fails nothing.",
			"#### For the author: 2 problems made by the change, 1 of them to be put right",
		]);
		assert.deepEqual(count(vague).slice(0, 2), [
			"The change made 1 problem: 1 of the author’s that fails nothing.",
			"#### For the author: 1 problem made by the change, none to be put right",
		]);
	});

	it("says which approvals it breaks, and not which were broken before", () => {
		const approved = (text: string, digest: string) =>
			text.replace(
				/^status: .*$/m,
				`status: approved\napprovals: [{ role: rai-lead, name: T. Lindqvist, decision: approved, date: 2026-06-01, version: "1.0.0", digest: "${digest}" }]`,
			);
		const digest = digestOf(libraryOf({ "a.md": CARD }).check("a.md")?.artifact.document ?? assert.fail()) ?? "";
		const [was, is] = [approved(CARD, digest), approved(CARD.replace("value: 0.08", "value: 0.09"), digest)];
		assert.match(
			comment({ "a.md": was }, { "a.md": is }),
			/#### Approvals that the change breaks\n- \*\*MC-parking\*\*: T\. Lindqvist approved 1\.0\.0 \(rai-lead\)\. Since then/,
		);
		assert.ok(!comment({ "a.md": is }, { "a.md": `${is}\nMore.\n` }).includes("Approvals that"));
	});

	for (const attack of [
		"<script>alert(1)</script>",
		"<!-- rai-docs:comment -->",
		"</code></details><img src=x onerror=alert(1)>",
		"[link](javascript:alert(1)) ![i](https://evil.example/x.png)",
		"https://evil.example www.evil.example",
		"@everyone #1 org/repo#2",
		"`code` ``` fence",
		"| a | b |",
		"\u202Egnp.exe \u2066x\u2069",
		"*b* _i_ ~~s~~ $x$",
		"&lt;b&gt; &#64;all",
		"\\<b\\>",
	])
		it(`shows ${JSON.stringify(attack)} as text`, () => {
			const title = JSON.stringify(attack);
			const now = CARD.replace("title: Parking forecast", `title: ${title}`)
				.replace('"1.0.0"', title)
				.replace("id: MC-parking", `id: ${title}`);
			const text = comment({ "a.md": CARD }, { "a.md": now, [`${attack.replace(/[/\0]/g, "")}.md`]: now });
			const rendered = html(text.slice(COMMENT_MARK.length)).replaceAll("<!-- -->", "");
			assert.doesNotMatch(rendered, /<(?!\/?(?:p|ul|li|strong|h3|h4|code)>)/);
			assert.doesNotMatch(text, /[@#]\w|[\u202A-\u202E\u2066-\u2069]/);
			assert.equal(text.split(COMMENT_MARK).length, 2);
		});

	it("fits, whatever there is to tell, and cuts no line in two", () => {
		const many = Object.fromEntries(
			Array.from({ length: 300 }, (_, i) => [
				`docs/${"@<".repeat(60)}${i}.md`,
				CARD.replace("MC-parking", `MC-${i}`).replace("Drivers", "TODO ".repeat(90)).replace('"1.0.0"', "1.10"),
			]),
		);
		const text = comment({}, many);
		assert.ok(new TextEncoder().encode(text).length <= MAX_COMMENT);
		assert.match(text, /^- … and \d+ more, which `rai-docs check --gate pr` lists\.$/m);
		assert.match(text, /There before: 0 problems, not shown here\. Gone with the change: 0 problems\.\n$/);
		assert.doesNotMatch(html(text.slice(COMMENT_MARK.length)).replaceAll("<!-- -->", ""), /<(?!\/?(?:p|ul|li|strong|h3|h4|code)>)/);
	});

	it("is the same, in whatever order the files were read", () => {
		const files = { "a.md": CARD, "b.md": CARD.replace("MC-parking", "MC-b").replace('"1.0.0"', "1.10"), "c.md": "artifact: x\n" };
		assert.equal(comment({}, files), comment({}, Object.fromEntries(Object.entries(files).toReversed())));
	});
});

describe("Parts that fit", () => {
	const items = (n: number) => Array.from({ length: n }, (_, i) => `- item ${i} ${"ä".repeat(40)}`);

	it("are whole where there is room", () =>
		assert.equal(
			fitted(
				[
					{ head: "A", items: ["- 1"], most: 5 },
					{ head: "B", items: [], most: 5 },
					{ head: "C", items: [], most: 5, none: "Nothing." },
				],
				1000,
			),
			"A\n- 1\n\nC\nNothing.\n",
		));

	it("say how much is left out, by number and by room", () => {
		assert.match(fitted([{ head: "A", items: items(9), most: 4 }], 10_000), /item 3 ä+\n- … and 5 more, which/);
		for (const bytes of [400, 700, 1500]) {
			const text = fitted(
				[
					{ head: "A", items: items(90), most: 90 },
					{ head: "B", items: items(3), most: 9 },
				],
				bytes,
			);
			assert.ok(new TextEncoder().encode(text).length <= bytes, String(bytes));
			assert.match(text, /^B$/m);
		}
	});
});
