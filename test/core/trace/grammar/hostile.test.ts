import assert from "node:assert/strict";
import { parseDigest } from "../../../../src/core/trace/grammar/digest.js";
import { parseReference, SCHEMES } from "../../../../src/core/trace/grammar/parse.js";
import { decodePath, encodePath } from "../../../../src/core/trace/grammar/path.js";
import { repositoryName } from "../../../../src/core/trace/grammar/repository.js";
import { LONGEST } from "../../../../src/core/trace/grammar/text.js";
import { PARSED } from "./parsedRows.js";
import { filled } from "./shown.js";

const UNITS = [
	"a",
	"0",
	"/",
	":",
	"@",
	"#",
	"%",
	"-",
	".",
	" ",
	"..",
	"a/",
	"a@",
	"a:",
	"a.",
	"%2",
	"%41",
	"%ff",
	"?&",
	"&versionid",
	"-/",
	"L1-",
	"models/",
	"\\",
	"\u00e9",
];
const HEADS = [
	"",
	...SCHEMES.flatMap((scheme) => [`${scheme}:`, `${scheme}://`]),
	"https://",
	"https://github.com/a/b/blob/",
	"MC-a@",
	"MC-a#/",
];

const LARGE = 100 * 1024;

const long = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

describe("Hostile references", () => {
	it("are refused where they are longer than any address", () => {
		for (const unit of UNITS.filter((text) => text !== " ")) {
			const found = parseReference(long(unit, LARGE));
			assert(found.type === "malformed");
			assert.equal(found.message, `A reference has at most ${LONGEST} characters; this one has ${LARGE}.`);
		}
		assert.equal(parseReference(" ".repeat(LARGE)).type, "malformed");
	});

	it("are read in time at the longest, whatever they repeat", () => {
		for (const head of HEADS)
			for (const unit of UNITS) {
				const text = head + long(unit, LONGEST - head.length - 1);
				for (const whole of [text, `${text}!`]) assert.equal(parseReference(whole).text, whole);
			}
	});

	it("have parts that are read in time at any length", () => {
		for (const unit of UNITS) {
			const text = long(unit, LARGE);
			assert.equal(decodePath(encodePath(text)), text);
			decodePath(text);
			for (const head of ["", "https://", "git@", "git@h:", "https://dev.azure.com/"]) repositoryName(head + text);
			for (const head of ["", "sha256:", "md5:", "rai1:sha256:"]) parseDigest(head + text);
		}
	});

	it("never throw: every cut and every changed character has an answer", () => {
		for (const [text] of Object.values(PARSED)
			.flat()
			.map(([row]) => [filled(row)] as const)) {
			for (let i = 0; i < text.length; i++) {
				parseReference(text.slice(0, i));
				parseReference(text.slice(i));
				for (const sign of ["@", "#", ":", "%"]) parseReference(text.slice(0, i) + sign + text.slice(i + 1));
			}
		}
	});

	it("never lead out of the workspace, whatever was put into their paths", () => {
		const ways = [
			"../x",
			"/x",
			"//h/x",
			"C:/x",
			"C:\\x",
			"\\\\h\\x",
			"..\\x",
			"~/x",
			"%2e%2e/x",
			"%2Fx",
			"a/../../x",
			"a%2f..%2f..%2fx",
			"%5c%5ch%5cx",
			"a\0b",
			"a%00b",
			"a%0Ab",
		];
		for (const way of ways)
			for (const head of [
				"",
				"file:",
				"dir:",
				"lfs:",
				"att:",
				"dvc:",
				"croissant:",
				"git:3f2a9c1#",
				`runs:/${"a".repeat(32)}/`,
				"hf:a/b@main/",
			]) {
				const found = parseReference(head + way + (head === "dvc:" ? ".dvc" : ""));
				assert.equal(found.type, "malformed", head + way);
			}
	});

	it("are marked where they would have left it", () => {
		const ways = ["../x", "/x", "//h/x", "C:/x", "C:\\x", "\\\\h\\x", "..\\x", "~/x", "a/../../x"];
		for (const way of ways)
			for (const head of ["", "file:", "dir:", "lfs:", "git:3f2a9c1#"]) {
				const found = parseReference(head + way);
				assert(found.type === "malformed" && found.outside && !found.suggestion, head + way);
			}
	});
});
