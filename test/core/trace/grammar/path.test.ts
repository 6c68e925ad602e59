import assert from "node:assert/strict";
import { decodePath, encodePath } from "../../../../src/core/trace/grammar/path.js";

const ENCODED: readonly (readonly [string, string])[] = [
	["data/train.csv", "data/train.csv"],
	["my file.md", "my%20file.md"],
	["@scope/100%#.ts", "%40scope/100%25%23.ts"],
	["a%20b", "a%2520b"],
	["line\nbreak\0", "line%0Abreak%00"],
	["\u0085\u2028", "%C2%85%E2%80%A8"],
	["é 日本.md", "é%20日本.md"],
	["😀.md", "😀.md"],
	["", ""],
];

const DECODED: readonly (readonly [string, string])[] = [
	["a%2fb", "a/b"],
	["%C3%A9%c3%a9", "éé"],
	["a:b+c?d", "a:b+c?d"],
];

const BAD: readonly (readonly [text: string, message: string, at: string, suggestion: string | undefined])[] = [
	["100%", "“%” is no escape: a percent sign itself is written %25.", "%", "100%25"],
	["100% sure", "“% s” is no escape: a percent sign itself is written %25.", "% s", "100%25 sure"],
	["a%4", "“%4” is no escape: a percent sign itself is written %25.", "%4", "a%254"],
	["a%gg", "“%gg” is no escape: a percent sign itself is written %25.", "%gg", "a%25gg"],
	["%41%ff%fe", "“%41%ff%fe” is not UTF-8: escapes stand for the bytes of a UTF-8 name.", "%41%ff%fe", undefined],
	["a%c3.md", "“%c3” is not UTF-8: escapes stand for the bytes of a UTF-8 name.", "%c3", undefined],
];

describe("Paths in references", () => {
	for (const [path, text] of ENCODED)
		it(`writes ${JSON.stringify(path)}, and reads it back`, () => {
			assert.equal(encodePath(path), text);
			assert.equal(decodePath(text), path);
		});

	for (const [text, path] of DECODED) it(`reads ${text}`, () => assert.equal(decodePath(text), path));

	for (const [text, message, at, suggestion] of BAD)
		it(`refuses ${text}`, () => {
			const found = decodePath(text);
			assert(typeof found === "object");
			assert.deepEqual([found.message, text.slice(found.at.start, found.at.end), found.suggestion?.text], [message, at, suggestion]);
		});
});
