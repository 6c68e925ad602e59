import assert from "node:assert/strict";
import { applyEdits, createDocument, type Deed, type Fix, KINDS, type Problem, type TextEdit } from "../../src/core/index.js";
import { type Case, lineOf, NEIGHBOURS, problemsOf, readCases } from "../cases/case.js";
import { standing } from "../cases/ground.js";
import { checkedAlone } from "./language/marked.js";

const CASES = readCases();

/** By folder, in the order of their names. */
function inFolders(title: string, cases: readonly Case[], test: (at: Case) => Promise<void>): void {
	describe(title, () => {
		for (const folder of new Set(cases.map((at) => at.folder))) {
			describe(folder, () => {
				for (const at of cases.filter((c) => c.folder === folder)) it(at.name.slice(folder.length + 1), () => test(at));
			});
		}
	});
}

inFolders("The problems of", CASES, async (at) => {
	assert.deepEqual((await problemsOf(at, at.input)).map(lineOf), at.problems);
});

inFolders(
	"Every fix of",
	CASES.filter((at) => at.problems.length > 0),
	async (at) => {
		const problems = await problemsOf(at, at.input);
		for (const problem of problems) for (const fix of problem.fixes) await checkFix(at, problems, problem, fix);
	},
);

describe("The neighbours of the cases", () => {
	for (const [path, text] of NEIGHBOURS) it(`have no problem: ${path}`, () => assert.deepEqual(checkedAlone(path, text).problems, []));
});

async function checkFix(at: Case, before: readonly Problem[], problem: Problem, { title, edits, deed }: Fix): Promise<void> {
	const fixed = applyEdits(at.input, edits.map(typed));
	const after = await problemsOf(deed?.do === "create" ? withDocument(at, deed) : at, fixed);
	const told = `“${title}” for ${lineOf(problem)} gives:\n${fixed}`;
	assert.ok(edits.length > 0 || deed, `nothing is done: ${told}`);
	assert.ok(unreadable(after) <= unreadable(before), `it can no longer be read: ${told}`);
	assert.ok((edits.length === 0 && isLook(deed)) || !after.some((other) => isSame(other, problem)), `the problem is still there: ${told}`);
	if (deed) await assertShown(at, deed, told);
	assertInOrder(untouchedLines(at.input, edits), linesOf(fixed), told);
	assertInOrder(commentsOf(at.input).filter(problem.rule === "draft/unconfirmed" ? isNoMark : Boolean), commentsOf(fixed), told);
	if (at.input.includes("\r\n")) assert.doesNotMatch(fixed, /(?<!\r)\n/, told);
}

/** What is only shown, or asked, changes nothing by itself. */
const isLook = (deed: Deed | undefined): boolean => ["open", "reread", "reaffirm", "answer", "withdraw"].includes(deed?.do ?? "");

/** What a person is to look at before is there. */
async function assertShown({ ground, files, path, input }: Case, deed: Deed, told: string): Promise<void> {
	if (deed.do === "reread" || deed.do === "reaffirm")
		assert.ok(deed.path === path || files.some(([file]) => file === deed.path), `there is no ${deed.path}: ${told}`);
	if (deed.do !== "compare") return;
	assert.ok(ground, told);
	const names = [deed.from, deed.to].map((commit) => `${commit}:${deed.path}`);
	for (const found of await standing(ground, { [path]: input }).git.objects(names)) assert.equal(typeof found, "object", told);
}

/** The workspace once the document that was missing is made. */
function withDocument(at: Case, { id, system = "created" }: Extract<Deed, { do: "create" }>): Case {
	const [prefix, ...name] = id.split("-");
	const kind = KINDS.find((one) => one.prefix === prefix) ?? assert.fail(`${id} is of no document type`);
	const made = { system, tier: 3, format: "markdown", isTaken: () => false, name: name.join("-") } as const;
	return { ...at, files: [...at.files, ["created.md", createDocument(kind, made)]] };
}

/** What a person in a hurry makes of a snippet: the first choice, the text that is offered, or an x. */
function typed(edit: TextEdit): TextEdit {
	const newText = edit.newText.replace(
		/\$\{\d+\|([^,|]*)[^}]*\|\}|\$\{\d+:([^}]*)\}|\$\d+/g,
		(_, choice?: string, offered?: string) => choice || offered || "x",
	);
	return edit.snippet ? { ...edit, newText } : edit;
}

/** How many places keep a reader from seeing what was meant. */
const unreadable = (problems: readonly Problem[]): number =>
	problems.filter(({ rule }) => /^yaml\/(?:syntax|duplicate-key|multiple-documents)$/.test(rule)).length;

const isSame = (a: Problem, b: Problem): boolean => a.rule === b.rule && a.message === b.message && a.pointer === b.pointer;

const linesOf = (text: string): string[] => text.replace(/^\uFEFF/, "").split(/\r\n|\n/);

/** The lines that no edit begins in, ends in or covers. */
function untouchedLines(text: string, edits: readonly TextEdit[]): string[] {
	let start = 0;
	return text.split(/(?<=\n)/).flatMap((line) => {
		const [from, to] = [start, start + line.length];
		start = to;
		return edits.some(({ span }) => span.start < to && span.end >= from) ? [] : (linesOf(line)[0] ?? []);
	});
}

/** Confirming a value takes its mark away; that is all it does. */
const isNoMark = (comment: string): boolean => !/: confirm(?: -->)?$/.test(comment);

const commentsOf = (text: string): string[] => text.match(/(?<=^|\s)#.*$|<!--[\s\S]*?-->/gm) ?? [];

function assertInOrder(expected: readonly string[], actual: readonly string[], message: string): void {
	let at = 0;
	for (const line of expected) {
		at = actual.indexOf(line, at) + 1;
		assert.ok(at > 0, `“${line}” is lost: ${message}`);
	}
}
