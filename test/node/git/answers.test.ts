import assert from "node:assert/strict";
import { type AnswerReader, contentAnswers, objectAnswers } from "../../../src/node/git/answers.js";

const ID = "3f2a9c1d4b5e6f708192a3b4c5d6e7f8091a2b3c";
const LONG = ID + ID.slice(0, 24);

/** The same, however git's words are cut. */
function assertReads<T>(reader: () => AnswerReader<T>, output: string, expected: readonly T[]): void {
	const bytes = Buffer.from(output);
	for (const size of [1, 7, bytes.length || 1]) {
		const { answers, take } = reader();
		for (let at = 0; at < bytes.length; at += size) take(bytes.subarray(at, at + size));
		assert.deepEqual(answers, expected, `in chunks of ${size}`);
	}
}

describe("Answers of git cat-file --batch-check", () => {
	const commit = { id: ID, type: "commit", size: 12 } as const;
	for (const [name, output, expected] of [
		["none", "", []],
		["a commit", `${ID} commit 12\n`, [commit]],
		["of a SHA-256 repository", `${LONG} blob 0\n`, [{ id: LONG, type: "blob", size: 0 }]],
		["what is missing", `${ID} missing\n${ID} commit 12\n`, ["missing", commit]],
		["what has two meanings", "3f2a ambiguous\n", ["ambiguous"]],
		["a missing name with words of an answer", `${ID} commit 12 missing\n${ID}:a missing b missing\n`, ["missing", "missing"]],
		["a missing name that ends as if ambiguous", "x ambiguous missing\n", ["missing"]],
		["a missing name of any letters", "a\u00e9🚀\r:x missing\n", ["missing"]],
		["what newer versions say of submodules", `${ID} submodule\n`, ["missing"]],
		["what was cut off", `${ID} commit 12\n${ID} com`, [commit]],
	] as const) {
		it(name, () => assertReads(objectAnswers, output, expected));
	}
});

describe("Contents of git cat-file --batch", () => {
	const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
	for (const [name, output, expected] of [
		["none", "", []],
		["a blob", `${ID} blob 2\nhi\n`, [bytes("hi")]],
		["an empty blob", `${ID} blob 0\n\n`, [bytes("")]],
		["several", `${ID} blob 2\nhi\n${ID} tree 1\nx\n`, [bytes("hi"), bytes("x")]],
		["a blob of line breaks", `${ID} blob 3\n\n\n\n\n${ID} blob 1\nx\n`, [bytes("\n\n\n"), bytes("x")]],
		["what is missing", `${ID} missing\n${ID} blob 1\nx\n`, [undefined, bytes("x")]],
		["a blob that looks like an answer", `${ID} blob 48\n${ID} blob 3\n\n`, [bytes(`${ID} blob 3\n`)]],
		["a blob whose bytes are more than its letters", `${ID} blob 5\né✓\n`, [bytes("é✓")]],
		["what was cut off", `${ID} blob 1\nx\n${ID} blob 10\nhi`, [bytes("x")]],
	] as const) {
		it(name, () => assertReads(contentAnswers, output, expected));
	}
});
