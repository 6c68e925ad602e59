import assert from "node:assert/strict";
import { readBatch } from "../../../src/node/git/batch.js";

const ID = "3f2a9c1d4b5e6f708192a3b4c5d6e7f8091a2b3c";

describe("Answers of git cat-file --batch", () => {
	for (const [name, output, expected] of [
		["none", "", []],
		["a blob", `${ID} blob 2\nhi\n`, ["hi"]],
		["an empty blob", `${ID} blob 0\n\n`, [""]],
		["several", `${ID} blob 2\nhi\n${ID} blob 1\nx\n`, ["hi", "x"]],
		["what is missing", `${ID}:a b.md missing\n${ID} blob 1\nx\n`, [undefined, "x"]],
		["what has two meanings", `${ID} ambiguous\n${ID} blob 1\nx\n`, [undefined, "x"]],
		["a folder", `${ID} tree 3\na\0b\n${ID} blob 1\nx\n`, [undefined, "x"]],
		["a blob that looks like an answer", `${ID} blob ${ID.length + 9}\n${ID} blob 3\nx\n${ID} blob 1\ny\n`, [`${ID} blob 3\nx`, "y"]],
		["a missing name that looks like an answer", `${ID} blob 3 missing\n${ID} blob 1\ny\n`, [undefined, "y"]],
		["a blob whose bytes are more than its letters", `${ID} blob 5\né✓\n`, ["é✓"]],
		["what was cut off", `${ID} blob 10\nhi`, ["hi"]],
	] as const) {
		it(name, () => assert.deepEqual(readBatch(Buffer.from(output)), expected));
	}
});
