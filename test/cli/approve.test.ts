import assert from "node:assert/strict";
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { baseText } from "../cases/case.js";
import { addFiles, newFolder, remove } from "../node/folder.js";
import { commit, git, idOf, repository } from "../node/repository.js";
import { checkJson, elsewhere, listed, type Run, run } from "./run.js";

const CARD = elsewhere(baseText("model-card.md"));

const ROSTER = `roster:
  - { name: Tove Berg, email: tove@example.com, roles: [rai-lead], from: 2026-01-01, delegates: [{ name: Grace Lin, from: 2026-11-01, until: 2026-11-30 }] }
`;

const TOVE = ["--role", "rai-lead", "--name", "Tove Berg", "--email", "tove@example.com"];

const roots: string[] = [];
const made = (root: string): string => {
	roots.push(root);
	return root;
};
const folder = (card = CARD, more: Readonly<Record<string, string>> = {}): string => made(newFolder({ "card.md": card, ...more }));

const read = (root: string, file = "card.md"): string => readFileSync(path.join(root, file), "utf8");

const approve = (root: string, ...args: string[]): Promise<Run> => run(root, ["approve", "card.md", ...args]);

/** The lines that were added; none may be gone. */
function added(before: string, after: string): string[] {
	const lines = after.split("\n");
	for (const line of before.split("\n")) {
		const at = lines.indexOf(line);
		assert.ok(at >= 0, `“${line}” is lost`);
		lines.splice(at, 1);
	}
	return lines;
}

after(() => roots.forEach(remove));

describe("rai-docs approve", () => {
	it("records who decided what about the file as it is, and says so", async () => {
		const root = folder();
		const { code, out, err } = await approve(root, ...TOVE, "--decision", "approved");
		assert.deepEqual([code, err], [0, ""]);
		const [, digest] = /\n {2}(rai1:sha256:[0-9a-f]{64})\n$/.exec(out) ?? [];
		assert.equal(out, `card.md: approved, version 1.0.0, by Tove Berg (rai-lead)\n  ${digest}\n`);
		assert.deepEqual(added(CARD, read(root)), [
			"approvals:",
			"  - role: rai-lead",
			"    name: Tove Berg",
			'    email: "tove@example.com"',
			"    decision: approved",
			"    date: 2026-11-22",
			'    version: "1.0.0"',
			`    digest: "${digest}"`,
		]);
		assert.deepEqual(listed(await checkJson(root)), []);
	});

	it("adds to what is there, written as that is", async () => {
		const root = folder(
			CARD.replace(
				"owner:",
				'approvals: # newest last\n  - { role: eng-lead, name: Sam Cole, decision: rejected, date: 2026-11-01, version: "0.9.0" }\nowner:',
			),
		);
		const before = read(root);
		const conditions = ["--condition", "Ask again: in spring # or summer", "--condition", "Tell the attendants"];
		const rest = ["--evidence", "gh:linden/parking#12", "--date", "2026-11-20", "--recorded-by", "ada@example.com"];
		const { out } = await approve(root, ...TOVE, "--decision", "approved-with-conditions", ...conditions, ...rest);
		assert.match(out, /\n {2}condition: Ask again: in spring # or summer\n {2}condition: Tell the attendants\n$/);
		const lines = added(before, read(root));
		assert.match(
			lines[0] ?? "",
			/^ {2}- \{ role: rai-lead, name: Tove Berg, email: "tove@example\.com", decision: approved-with-conditions,$/,
		);
		assert.match(
			lines.join(" "),
			/conditions: \["Ask again: in spring # or summer", Tell the attendants\], +date: 2026-11-20, version: "1\.0\.0"/,
		);
		assert.match(lines.join(" "), /evidence: "gh:linden\/parking#12", +recorded_by: "ada@example\.com" \}$/);
		assert.deepEqual(
			listed(await checkJson(root)).filter((line) => !line.includes("trace/")),
			[],
		);
	});

	it("keeps Windows line ends, a byte order mark, permissions and links, and leaves nothing behind", async () => {
		const root = folder(`\uFEFF${CARD.replaceAll("\n", "\r\n")}`);
		chmodSync(path.join(root, "card.md"), 0o640);
		symlinkSync("card.md", path.join(root, "link.md"));
		assert.equal((await run(root, ["approve", "link.md", ...TOVE, "--decision", "abstained"])).code, 0);
		const text = read(root);
		assert.ok(text.startsWith("\uFEFF---\r\n") && !/[^\r]\n/.test(text));
		assert.match(text, /decision: abstained\r\n/);
		assert.equal(statSync(path.join(root, "card.md")).mode & 0o777, 0o640);
		assert.ok(lstatSync(path.join(root, "link.md")).isSymbolicLink());
		assert.deepEqual(readdirSync(root).sort(), ["card.md", "link.md"]);
	});

	it("says for whom a delegate decides", async () => {
		const root = folder(CARD, { "rai-docs.yaml": ROSTER });
		const { out } = await approve(root, "--role", "rai-lead", "--name", "Grace Lin", "--decision", "approved");
		assert.match(out, /by Grace Lin \(rai-lead for Tove Berg\)\n/);
	});

	it("withdraws what the same person decided", async () => {
		const root = folder();
		await approve(root, ...TOVE, "--decision", "approved");
		assert.equal((await approve(root, ...TOVE, "--decision", "withdrawn")).code, 0);
		assert.match(read(root), /decision: approved\n(?:.*\n)*.*decision: withdrawn\n/);
	});
});

/** What is said of a decision that is not recorded. */
const REFUSED: readonly (readonly [what: string, card: string, args: readonly string[], said: RegExp])[] = [
	["no decision", CARD, TOVE, /needs --role, --name and --decision/],
	["a decision that does not exist", CARD, [...TOVE, "--decision", "maybe"], /--decision is one of approved, .*withdrawn, not “maybe”/],
	["what cannot be read", CARD.replace("owner:", "owner: ["), [...TOVE, "--decision", "approved"], /cannot be read as a whole/],
	["a document without a version", CARD.replace(/^version:.*\n/m, ""), [...TOVE, "--decision", "approved"], /has no version/],
	["a draft", CARD.replace("in-review", "draft"), [...TOVE, "--decision", "approved"], /is a draft: set “status” to in-review first/],
	["an approval with conditions without any", CARD, [...TOVE, "--decision", "approved-with-conditions"], /names at least one condition/],
	["a condition that says nothing", CARD, [...TOVE, "--decision", "approved-with-conditions", "--condition", " "], /this one is empty/],
	[
		"conditions of a rejection",
		CARD,
		[...TOVE, "--decision", "rejected", "--condition", "x"],
		/go with “approved-with-conditions”, not with “rejected”/,
	],
	[
		"evidence that is no reference",
		CARD,
		[...TOVE, "--decision", "approved", "--evidence", "the minutes"],
		/evidence is not written as a reference/,
	],
	["a day to come", CARD, [...TOVE, "--decision", "approved", "--date", "2026-11-23"], /in the future/],
	["a day that is none", CARD, [...TOVE, "--decision", "approved", "--date", "2026-02-30"], /2026-02-30/],
	["a role that is none", CARD, ["--role", "RAI Lead", "--name", "T", "--decision", "approved"], /RAI Lead/],
	[
		"an address that is none",
		CARD,
		["--role", "rai-lead", "--name", "T", "--email", "t", "--decision", "approved"],
		/approvals\[0\]\.email/,
	],
	["a withdrawal of nothing", CARD, [...TOVE, "--decision", "withdrawn"], /has no decision on version 1\.0\.0 that could be withdrawn/],
	[
		"a list that an alias brings",
		CARD.replace("owner:", "x: &x []\napprovals: *x\nowner:"),
		[...TOVE, "--decision", "approved"],
		/an entry cannot be added to/,
	],
	["a file that is none of ours", "# Hello\n", [...TOVE, "--decision", "approved"], /is no document of ours/],
	["a re-affirmation of nothing", CARD, [...TOVE, "--decision", "approved", "--reaffirm"], /has decided nothing before/],
];

it("rai-docs approve says of one's own approval what the check will say", async () => {
	const root = folder(CARD);
	const said =
		/It is recorded, and does not count as somebody else’s look at it: (Ada Osei owns this document and approved it\. Another rai-lead decides\.)\n$/;
	const own = (decision: string) => approve(root, "--role", "rai-lead", "--name", "Ada Osei", "--decision", decision);
	assert.doesNotMatch((await own("rejected")).out, said);
	const { code, out } = await own("approved");
	assert.deepEqual([code, said.test(out)], [0, true], out);
	const { problems } = await checkJson(root);
	assert.equal(problems.find(({ rule }) => rule === "governance/self-approval")?.message, said.exec(out)?.[1]);
});

describe("rai-docs approve refuses", () => {
	for (const [what, card, args, said] of REFUSED) {
		it(what, async () => {
			const root = folder(card);
			const { code, out, err } = await approve(root, ...args);
			assert.deepEqual([code, out], [2, ""]);
			assert.match(err, said);
			assert.match(err, /^rai-docs: [^\n]+\n(?:See rai-docs --help\.\n)?$/, "one clear message");
			assert.equal(err.includes("See rai-docs --help"), /--role|--decision/.test(err), "options are told of where they are the matter");
			assert.equal(read(root), card);
		});
	}

	it("a role that the roster does not give", async () => {
		const root = folder(CARD, { "rai-docs.yaml": ROSTER });
		const { code, err } = await approve(root, "--role", "rai-lead", "--name", "Sam Cole", "--decision", "approved");
		assert.equal(code, 2);
		assert.match(err, /By the roster, Sam Cole is not rai-lead on 2026-11-22\. rai-lead is Tove Berg or Grace Lin for Tove Berg\./);
		assert.equal((await approve(root, ...TOVE, "--decision", "approved", "--date", "2025-12-31")).code, 2);
	});

	it("no file, two files, and a folder", async () => {
		const root = folder();
		const rest = [...TOVE, "--decision", "approved"];
		for (const files of [[], ["card.md", "card.md"], ["."], ["nowhere.md"]])
			assert.equal((await run(root, ["approve", ...files, ...rest])).code, 2, files.join());
	});

	it("what the disk does not let it write, and leaves nothing behind", async () => {
		if (process.getuid?.() === 0) return;
		const root = folder();
		chmodSync(root, 0o555);
		const { code, err } = await approve(root, ...TOVE, "--decision", "approved");
		chmodSync(root, 0o755);
		assert.equal(code, 2);
		assert.match(err, /cannot be written, and is left as it is/);
		assert.deepEqual(readdirSync(root), ["card.md"]);
	});
});

/** A repository in which a card was approved, and then changed. */
async function changedSince(change: (text: string) => string): Promise<string> {
	const root = made(repository());
	const then = { GIT_AUTHOR_DATE: "2026-11-20T12:00:00Z", GIT_COMMITTER_DATE: "2026-11-20T12:00:00Z" };
	commit(root, { "card.md": CARD }, then);
	await approve(root, ...TOVE, "--decision", "approved", "--date", "2026-11-20");
	commit(root, {}, { GIT_AUTHOR_NAME: "Tove Berg", GIT_AUTHOR_EMAIL: "tove@example.com", ...then });
	addFiles(root, { "card.md": change(read(root)) });
	return root;
}

const numberChanged = (text: string): string => text.replace("value: 0.08", "value: 0.11");

describe("rai-docs approve --reaffirm", () => {
	it("records the digest before, and the difference that was read", async () => {
		const root = await changedSince((text) => numberChanged(text).replace("an hour from now", "two hours from now"));
		assert.deepEqual(listed(await checkJson(root)), ["card.md governance/approval-changed"]);
		const before = read(root);
		const [, earlier = ""] = /digest: "(.*)"/.exec(before) ?? [];
		const { code, out } = await approve(root, ...TOVE, "--decision", "approved", "--reaffirm");
		assert.equal(code, 0);
		assert.match(out, /\n {2}read: metrics\[0\]\.value \(mape\): 0\.08 → 0\.11\n {2}read: “Summary”: “an hour” → “two hours”\n$/);
		const lines = added(before, read(root));
		assert.ok(lines.includes(`    reaffirms: "${earlier}"`));
		assert.deepEqual(lines.slice(lines.indexOf("    changes:") + 1), [
			'      - "metrics[0].value (mape): 0.08 → 0.11"',
			'      - "“Summary”: “an hour” → “two hours”"',
		]);
		assert.deepEqual(listed(await checkJson(root)), []);
	});

	it("needs something that changed", async () => {
		const root = await changedSince((text) => text.replace("# retrained", "# trained anew"));
		assert.match(
			(await approve(root, ...TOVE, "--decision", "approved", "--reaffirm")).err,
			/Nothing changed since Tove Berg decided on 1\.0\.0/,
		);
	});

	it("needs the same person in the same role", async () => {
		const root = await changedSince(numberChanged);
		const { err } = await approve(root, "--role", "eng-lead", "--name", "Tove Berg", "--decision", "approved", "--reaffirm");
		assert.match(err, /Tove Berg \(eng-lead\) has decided nothing before/);
	});

	it("needs the text that was decided on", async () => {
		const root = made(repository({ "other.md": "x" }));
		addFiles(root, { "card.md": CARD });
		await approve(root, ...TOVE, "--decision", "approved");
		addFiles(root, { "card.md": numberChanged(read(root)) });
		assert.match((await approve(root, ...TOVE, "--decision", "approved", "--reaffirm")).err, /is not in the history here/);
	});
});

describe("rai-docs check of approvals", () => {
	it("says what changed since, where git holds what was approved", async () => {
		const root = await changedSince(numberChanged);
		const { problems } = await checkJson(root);
		assert.deepEqual(
			problems.map(({ message, fixes }) => [message, ...fixes]),
			[["Tove Berg approved 1.0.0. Since then: one number.", "See both", "Re-affirm…"]],
		);
	});

	it("finds an entry that was committed and edited, also after a squash merge", async () => {
		const root = await changedSince((text) => text);
		git(root, ["switch", "--quiet", "-c", "side"]);
		commit(root, { "card.md": read(root).replace("decision: approved", "decision: rejected") });
		git(root, ["switch", "--quiet", "main"]);
		git(root, ["merge", "--quiet", "--squash", "side"]);
		commit(root, {});
		const { problems } = await checkJson(root);
		const approved = idOf(root, "HEAD~1").slice(0, 7);
		assert.deepEqual(
			problems.map(({ rule, message }) => [rule, message.includes(`in commit ${approved}`)]),
			[["governance/approval-rewritten", true]],
		);
	});

	it("judges only what can be seen in a shallow clone", async () => {
		const root = await changedSince((text) => text);
		commit(root, { "card.md": read(root).replace("decision: approved", "decision: rejected") });
		const clone = path.join(made(newFolder()), "clone");
		git(root, ["clone", "--quiet", "--depth=1", `file://${root}`, clone]);
		assert.deepEqual(listed(await checkJson(clone)), []);
		assert.deepEqual(listed(await checkJson(root)), ["card.md governance/approval-rewritten"]);
	});
});
