import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { type Checked, checkText } from "../../src/core/check.js";
import { decode } from "../../src/core/document/decode.js";
import { formatOf } from "../../src/core/document/document.js";
import { policyFor, readPolicy } from "../../src/core/policy/policy.js";

// Real cards belong to their authors and are not part of this repository: without ../shared this suite says so and passes.
const corpus = path.resolve("../shared/corpus");
const KINDS = { model_cards: "huggingface-model-card", dataset_cards: "huggingface-dataset-card" } as const;

interface Label {
	readonly file: string;
	readonly kind: string;
	readonly wrong?: readonly { readonly line: number; readonly what: string; readonly hidden?: boolean }[];
}

function check(file: string, kind: string): Checked | undefined {
	const text = decode(readFileSync(path.join(corpus, file)));
	const name = formatOf(file) ? file : `${file}.md`;
	const policy = policyFor([readPolicy("rai-docs.yaml", `associations:\n  "**": ${kind}\n`)], name);
	return checkText(name, text, { today: "2026-11-22", policy, others: () => [] });
}

function filesUnder(folder: string): string[] {
	return readdirSync(path.join(corpus, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && formatOf(entry.name))
		.map((entry) => path.relative(corpus, path.join(entry.parentPath, entry.name)));
}

function rangesInside({ artifact, problems }: Checked): void {
	const { lines, path: file } = artifact.document;
	for (const { range, rule } of problems) {
		if (!range) continue;
		for (const { line, character } of [range.start, range.end]) {
			assert.ok(line < lines.count && character <= lines.end(line) - lines.start(line), `${rule} outside of ${file}`);
		}
	}
}

describe("Real cards", function () {
	this.timeout(120_000);

	if (!existsSync(corpus)) {
		it("are not here (../shared/corpus is absent): nothing was compared", () => undefined);
		return;
	}

	for (const [folder, kind] of Object.entries(KINDS)) {
		it(`${folder}: every one is checked, and every range lies inside its file`, () => {
			const files = filesUnder(folder);
			assert.ok(files.length > 300);
			for (const file of files) {
				const checked = check(file, kind);
				assert.ok(checked, file);
				rangesInside(checked);
			}
		});
	}

	const labels = parse(readFileSync("test/corpus/labels.yaml", "utf8")) as Label[];
	for (const { file, kind, wrong = [] } of labels) {
		it(`says nothing that a reader would not say: ${file}`, () => {
			const told = (check(file, kind)?.problems ?? []).filter((problem) => problem.range);
			const lines = new Set(wrong.map(({ line }) => line));
			const extra = told.filter(({ range }) => !lines.has((range?.start.line ?? -1) + 1));
			assert.deepEqual(
				extra.map(({ range, message }) => `${(range?.start.line ?? -1) + 1}: ${message}`),
				[],
			);
		});
	}

	it("misses little of what a reader would say", () => {
		const expected = labels.flatMap(({ file, kind, wrong = [] }) => {
			const told = new Set((check(file, kind)?.problems ?? []).map((problem) => (problem.range?.start.line ?? -1) + 1));
			return wrong.filter(({ hidden }) => !hidden).map(({ line }) => told.has(line));
		});
		const found = expected.filter(Boolean).length;
		console.log(`      ${found} of ${expected.length} labelled places are told`);
		assert.ok(found / expected.length > 0.8, `${found} of ${expected.length}`);
	});
});
