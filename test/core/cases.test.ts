import assert from "node:assert/strict";
import { applyEdits, type Fix, type Problem, type TextEdit } from "../../src/core/index.js";
import { type Case, lineOf, problemsOf, readCases } from "../cases/case.js";

const CASES = readCases();

/** By folder, in the order of their names. */
function inFolders(title: string, cases: readonly Case[], test: (at: Case) => void): void {
	describe(title, () => {
		for (const folder of new Set(cases.map((at) => at.folder))) {
			describe(folder, () => {
				for (const at of cases.filter((c) => c.folder === folder)) it(at.name.slice(folder.length + 1), () => test(at));
			});
		}
	});
}

inFolders("The problems of", CASES, (at) => {
	assert.deepEqual(problemsOf(at, at.input).map(lineOf), at.problems);
});

inFolders(
	"Every fix of",
	CASES.filter((at) => at.problems.length > 0),
	(at) => {
		for (const problem of problemsOf(at, at.input)) for (const fix of problem.fixes) checkFix(at, problem, fix);
	},
);

function checkFix(at: Case, problem: Problem, { title, edits }: Fix): void {
	const fixed = applyEdits(at.input, edits.map(typed));
	const after = problemsOf(at, fixed);
	const told = `“${title}” for ${lineOf(problem)} gives:\n${fixed}`;
	assert.ok(unreadable(after) <= unreadable(problemsOf(at, at.input)), `it can no longer be read: ${told}`);
	assert.ok(!after.some((other) => isSame(other, problem)), `the problem is still there: ${told}`);
	assertInOrder(untouchedLines(at.input, edits), linesOf(fixed), told);
	assertInOrder(commentsOf(at.input), commentsOf(fixed), told);
	if (at.input.includes("\r\n")) assert.doesNotMatch(fixed, /(?<!\r)\n/, told);
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

const commentsOf = (text: string): string[] => text.match(/(?<=^|\s)#.*$|<!--[\s\S]*?-->/gm) ?? [];

function assertInOrder(expected: readonly string[], actual: readonly string[], message: string): void {
	let at = 0;
	for (const line of expected) {
		at = actual.indexOf(line, at) + 1;
		assert.ok(at > 0, `“${line}” is lost: ${message}`);
	}
}
