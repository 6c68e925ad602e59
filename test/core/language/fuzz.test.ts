import assert from "node:assert/strict";
import type { Checked } from "../../../src/core/check.js";
import type { Range } from "../../../src/core/document/lines.js";
import { applyEdits, type Span, type TextEdit } from "../../../src/core/document/span.js";
import { actionsAt, safeEdits } from "../../../src/core/language/actions.js";
import { completionsAt } from "../../../src/core/language/completion.js";
import { hoverAt } from "../../../src/core/language/hover.js";
import { nextQuestion } from "../../../src/core/language/nextQuestion.js";
import { statusOf } from "../../../src/core/language/status.js";
import { foldsOf, type Symbol as Outlined, symbolsOf } from "../../../src/core/language/symbols.js";
import type { Library } from "../../../src/core/library/library.js";
import type { Fix } from "../../../src/core/problem.js";
import { baseText } from "../../cases/case.js";
import { POLICY, TEMPLATES } from "../kinds/templates.js";
import { workspace } from "./marked.js";
import { pick, random } from "./random.js";

/** More in a long run: `FUZZ_RUNS=20000 FUZZ_SEED=7`. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 160);
const SEED = Number(process.env["FUZZ_SEED"] ?? 1);

const SOURCES: readonly (readonly [path: string, text: string])[] = [
	...TEMPLATES.map(({ path, text }) => [path, text] as const),
	...["model-card.md", "system-card.md", "risk-assessment.md", "dataset-sheet.md", "design-example.md"].map(
		(file) => [file, baseText(file)] as const,
	),
	["model-card.yaml", baseText("model-card.yaml")],
	["rai-docs.yaml", `${POLICY}rules:\n  yaml/ambiguous: off\nexclude: [a, b]\nsystems:\n  parking: { tier: 2, owner: { name: x } }\n`],
];

const SCRAPS = [
	..."\t|\r|\r\n|\n|\n\n|\0|\uFEFF|\u2028|é|\ud83d\ude80|\ud83d|\uFFFD|'|\"|[|]|{|}|:|: |- |-|#| #|,|&a |*a|*|!!str |!|%|@|`|~|?|? |>|\\|/|<<: |---\n|...\n|```\n|<!--|-->|{{ x }}|{% x %}|TODO|null|no|1.10|0x1F|.inf|1e400|__proto__: |constructor: ".split(
		"|",
	),
	"|",
	"||",
	"\n---\n",
	"artifact: dataset-sheet\n",
	"<<<<<<< a\n",
	">>>>>>> b\n",
	"not_applicable:\n  - field: /data\n",
	"a: &a [*a]\n",
	"risks: [{ id: x, mitigations: [{}] }]\n",
];

/** The text with a few mistakes such as fingers, merges and programs make. */
function mistaken(text: string, next: () => number): string {
	let result = text;
	for (let i = 1 + Math.floor(next() * 4); i > 0; i--) result = mistake(result, next);
	return next() < 0.15 ? result.replace(/\r?\n/g, "\r\n") : result;
}

function mistake(text: string, next: () => number): string {
	const at = Math.floor(next() * (text.length + 1));
	const to = Math.min(text.length, at + Math.floor(next() ** 3 * 200));
	const lines = text.split("\n");
	const line = Math.floor(next() * lines.length);
	switch (Math.floor(next() * 8)) {
		case 0:
			return text.slice(0, at);
		case 1:
			return text.slice(at);
		case 2:
			return text.slice(0, at) + text.slice(to);
		case 3:
			return text.slice(0, to) + text.slice(at);
		case 4:
			return lines.toSpliced(line, 0, pick(next, lines)).join("\n");
		case 5:
			return lines.toSpliced(line, 1, `${" ".repeat(Math.floor(next() * 6))}${(lines[line] ?? "").trimStart()}`).join("\n");
		case 6:
			return lines.toSpliced(line, 1, (lines[line] ?? "").replace(/:.*/, `: ${pick(next, SCRAPS)}`)).join("\n");
		default:
			return text.slice(0, at) + pick(next, SCRAPS) + text.slice(at);
	}
}

function assertInside(text: string, { start, end }: Span, what: string): void {
	assert.ok(0 <= start && start <= end && end <= text.length, `${what}: ${start} to ${end} of ${text.length}`);
}

function assertRange({ artifact }: Checked, { start, end }: Range, what: string): void {
	const { lines, text } = artifact.document;
	for (const { line, character } of [start, end])
		assert.ok(line < lines.count && 0 <= character && lines.start(line) + character <= text.length, `${what}: ${line}:${character}`);
	assert.ok(lines.offset(start) <= lines.offset(end), `${what} ends before it begins`);
}

function assertEdits(text: string, edits: readonly TextEdit[], what: string): void {
	const ordered = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
	for (const [i, { span }] of ordered.entries()) {
		assertInside(text, span, what);
		assert.ok(span.end <= (ordered[i + 1]?.span.start ?? text.length), `the edits of ${what} overlap`);
	}
}

function assertFix(text: string, { title, edits, deed }: Fix): void {
	assert.notEqual(title.trim(), "");
	assert.ok(edits.length > 0 || deed, title);
	assertEdits(text, edits, title);
}

function assertNested(symbols: readonly Outlined[], from: number, to: number): void {
	for (const { name, span, children } of symbols) {
		assert.ok(name !== "" && from <= span.start && span.start <= span.end && span.end <= to, `“${name}” in the outline`);
		assertNested(children, span.start, span.end);
	}
}

function tryChecked(library: Library, path: string, checked: Checked, next: () => number): void {
	const { artifact, problems, questions } = checked;
	const { text } = artifact.document;
	for (const { rule, range, related, fixes, message, fingerprint } of problems) {
		if (range) assertRange(checked, range, rule);
		for (const other of related) if (other.path === path) assertRange(checked, other.range, `related of ${rule}`);
		for (const fix of fixes) assertFix(text, fix);
		assert.doesNotMatch(message, /undefined|\[object|NaN/, rule);
		assert.notEqual(fingerprint, "");
	}
	assert.equal(new Set(problems.map(({ fingerprint }) => fingerprint)).size, problems.length, "fingerprints are told apart");
	for (const { span, fixes, pointer } of questions) {
		if (span) assertInside(text, span, pointer);
		for (const fix of fixes) assertFix(text, fix);
	}
	assertEdits(text, safeEdits(checked), "fix all");
	assertNested(symbolsOf(artifact), 0, text.length);
	for (const fold of foldsOf(artifact)) assertInside(text, fold, "a fold");
	statusOf(checked);
	const offsets = [0, text.length, ...Array.from({ length: 12 }, () => Math.floor(next() * (text.length + 1)))];
	for (const offset of offsets) tryAt(library, checked, offset);
}

function tryAt(library: Library, checked: Checked, offset: number): void {
	const { text } = checked.artifact.document;
	for (const { span, label } of completionsAt(library, checked.artifact, offset)) {
		assertInside(text, span, label);
		assert.ok(span.start <= offset && offset <= span.end, `${label} is suggested elsewhere`);
	}
	const hover = hoverAt(checked.artifact, offset);
	if (hover) assertInside(text, hover.span, "a hover");
	for (const { fix } of actionsAt(checked, { start: offset, end: offset })) assertFix(text, fix);
	const target = nextQuestion(checked, offset);
	if (!target) return;
	assertInside(text, target.select, target.question.pointer);
	if (target.edit) assertEdits(text, [target.edit], target.question.pointer);
}

describe(`Documents with mistakes (seed ${SEED})`, function () {
	this.timeout(20_000 + RUNS * 100);

	for (const [path, source] of SOURCES) {
		it(`${path} (${source.length}) holds every range and edit, and throws nothing`, () => {
			const next = random(SEED + source.length);
			for (let i = 0; i < RUNS / SOURCES.length; i++) {
				const text = mistaken(source, next);
				const library = workspace({ "rai-docs.yaml": path === "rai-docs.yaml" ? text : POLICY, [path]: text });
				const checked = library.check(path);
				try {
					if (checked) tryChecked(library, path, checked, next);
				} catch (error) {
					throw new Error(`${error instanceof Error ? error.stack : error}\n${JSON.stringify(text)}`);
				}
			}
		});
	}

	it("rightly applied, a fix leaves the rest of the text as it was", () => {
		const next = random(SEED);
		for (let i = 0; i < RUNS / 4; i++) {
			const [path, source] = pick(next, SOURCES);
			const text = mistaken(source, next);
			const fixes =
				workspace({ "rai-docs.yaml": POLICY, [path]: text })
					.check(path)
					?.problems.flatMap((problem) => problem.fixes) ?? [];
			for (const { edits, title } of fixes) {
				const after = applyEdits(text, edits);
				const inserted = edits.reduce((sum, edit) => sum + edit.newText.length - (edit.span.end - edit.span.start), 0);
				assert.equal(after.length, text.length + inserted, title);
			}
		}
	});
});
