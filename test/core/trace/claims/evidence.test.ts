import assert from "node:assert/strict";
import { compareClaim } from "../../../../src/core/trace/claims/compare.js";
import { evidenceIn } from "../../../../src/core/trace/claims/evidence.js";
import type { Evidence, Selector } from "../../../../src/core/trace/resolution.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const utf16 = (text: string, big = false): Uint8Array => {
	const units = [0xfeff, ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))];
	return Uint8Array.from(units.flatMap((unit) => (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
};

const at = (pointer: string): Selector => ({ by: "pointer", pointer });

const cell = (row: Readonly<Record<string, string>>, column: string): Selector => ({ by: "row", row, column });

const readAll = (content: string | Uint8Array, name: string, selectors: readonly Selector[]): readonly Evidence[] =>
	evidenceIn(typeof content === "string" ? bytes(content) : content, name, `${name} at 3f2a9c1`, selectors);

function read(content: string | Uint8Array, name: string, selector: Selector): Evidence {
	const [evidence] = readAll(content, name, [selector]);
	assert.ok(evidence);
	return evidence;
}

/** `found 0.817 2`: value and line; else state, part and reason. */
function told({ state, value, line, part, reason }: Evidence): string {
	return state === "found" ? `found ${value} ${line}` : [state, ...(part ? [part] : []), reason].join(" ");
}

const METRICS = `{
	"female": { "auroc": 0.8170, "f1": NaN, "n": "12", "a/b": 1, "m~n": 2, "": 3 },
	"folds": [ 1e-3, [ 7 ] ],
	"twice": { "a": 1, "b": 2, "a": 3 },
	"nothing": null, "yes": true, "hex": 31, "none": {}, "empty": []
}
`;

describe("A number at a JSON pointer", () => {
	for (const [pointer, expected] of [
		["/female/auroc", "found 0.8170 2"],
		["/female/a~1b", "found 1 2"],
		["/female/m~0n", "found 2 2"],
		["/female/", "found 3 2"],
		["/folds/0", "found 1e-3 3"],
		["/folds/1/0", "found 7 3"],
		["/twice/b", "found 2 4"],
		["/hex", "found 31 5"],
		["/twice/a", "unverifiable “a” stands twice in “/twice”, and readers take one of the two"],
		[
			"/female/auroq",
			"missing pointer there is no “auroq” in “/female”, only “auroc”, “f1”, “n”, “a/b”, “m~n” and “”; the nearest is “/female/auroc”",
		],
		[
			"/femal/auroc",
			"missing pointer there is no “femal” in the top of m.json, only “female”, “folds”, “twice”, “nothing”, “yes”, “hex”, “none” and “empty”; the nearest is “/female”",
		],
		["/none/a", "missing pointer there is no “a” in “/none”, only nothing"],
		["/female/auroc/mean", "missing pointer “/female/auroc” is 0.8170 and holds no “mean”"],
		["/female/f1", "missing pointer “/female/f1” is NaN, not a number"],
		["/female/n", "missing pointer “/female/n” is the text “12”, not a number"],
		["/nothing", "missing pointer “/nothing” is null, not a number"],
		["/yes", "missing pointer “/yes” is true, not a number"],
		["/female", "missing pointer “/female” is a mapping, not a number"],
		["/folds", "missing pointer “/folds” is a list, not a number"],
		["", "missing pointer the top of m.json is a mapping, not a number"],
		["/folds/2", "missing pointer “/folds” is a list with the entries 0 to 1, and “2” is none of them"],
		["/folds/-", "missing pointer “/folds” is a list with the entries 0 to 1, and “-” is none of them"],
		["/folds/00", "missing pointer “/folds” is a list with the entries 0 to 1, and “00” is none of them"],
		["/folds/", "missing pointer “/folds” is a list with the entries 0 to 1, and “” is none of them"],
		["/folds/length", "missing pointer “/folds” is a list with the entries 0 to 1, and “length” is none of them"],
		["/empty/0", "missing pointer “/empty” is an empty list, and “0” is none of them"],
		[
			"/__proto__",
			"missing pointer there is no “__proto__” in the top of m.json, only “female”, “folds”, “twice”, “nothing”, “yes”, “hex”, “none” and “empty”",
		],
		["female/auroc", "missing pointer a JSON pointer begins with “/”, and “female/auroc” does not"],
		["#/female", "missing pointer a JSON pointer begins with “/”, and “#/female” does not"],
		["/m~n", "missing pointer in a JSON pointer “~” is written “~0”, and “/m~n” holds another"],
	] as const) {
		it(`${pointer}: ${expected}`, () => assert.equal(told(read(METRICS, "m.json", at(pointer))), expected));
	}

	for (const [name, yaml, pointer, expected] of [
		["a block", "female:\n  auroc: 0.817 # on the test set\n", "/female/auroc", "found 0.817 2"],
		["CRLF", "a:\r\n  b: 1.10\r\n", "/a/b", "found 1.10 2"],
		["a byte order mark", "\uFEFFa: 1\n", "/a", "found 1 1"],
		["an alias", "x: &x { b: 2 }\na: *x\n", "/a/b", "found 2 1"],
		["a number at the top", "0.5\n", "", "found 0.5 1"],
		["keys that are numbers", "2024: 0.5\n", "/2024", "found 0.5 1"],
		["a tag that says so", "a: !!float 1\n", "/a", "found 1 1"],
		["a tag that says otherwise", "a: !!str 1\n", "/a", "missing pointer “/a” is the text “1”, not a number"],
		["a tag nobody knows", "a: !percent 87\n", "/a", "missing pointer “/a” is the text “87”, not a number"],
		["quotes", "a: '1'\n", "/a", "missing pointer “/a” is the text “1”, not a number"],
		["nothing", "a:\n", "/a", "missing pointer “/a” is empty, not a number"],
		["infinity", "a: -.inf\n", "/a", "missing pointer “/a” is -.inf, not a number"],
		["underscores", "a: 1_000\n", "/a", "missing pointer “/a” is the text “1_000”, not a number"],
		["an alias to nowhere", "a: *b\n", "/a", "unverifiable no anchor stands before the alias at “/a”"],
		["a merge key", "x: &x { b: 2 }\na: { <<: *x }\n", "/a/b", "unverifiable “/a” uses a merge key (“<<”), which YAML 1.2 does not have"],
		["two documents", "a: 1\n---\na: 2\n", "/a", "unverifiable m.yaml holds 2 YAML documents, and which one is meant is not said"],
		["only a comment", "# nothing\n", "/a", "unverifiable m.yaml is empty"],
		["a broken line", 'a: 1\nb: "x\n', "/a", "unverifiable line 2 of m.yaml cannot be read: this quote is never closed"],
		["a repeated key beside the way", "x: 1\nx: 2\na: 3\n", "/a", "found 3 3"],
		[
			"the same key in two spellings",
			"a: 1\n'a': 2\n",
			"/a",
			"unverifiable “a” stands twice in the top of m.yaml, and readers take one of the two",
		],
	] as const) {
		it(`in YAML with ${name}`, () => assert.equal(told(read(yaml, "m.yaml", at(pointer))), expected));
	}

	for (const [name, json, expected] of [
		["one line", '{"a":1}', "found 1 1"],
		["cut off", '{"a":1,\n"b":', "unverifiable line 2 of m.json cannot be read: something is missing here"],
		["several values", '{"a":1}\n{"a":2}\n', "unverifiable line 2 of m.json cannot be read: something stands behind its end"],
		["a comma too many", '{"a":1,}', "unverifiable line 1 of m.json cannot be read: nothing follows the comma before “}”"],
		["a comma too many in a list", '{"a":[1,]}', "unverifiable line 1 of m.json cannot be read: nothing follows the comma before “]”"],
		["a comment in the number", '{"a":1 // x\n}', "unverifiable line 1 of m.json cannot be read: JSON has no comments"],
		["a comment of YAML", '# x\n{"a":1}', "unverifiable line 1 of m.json cannot be read: JSON has no comments"],
		["single quotes", "{'a':1}", "unverifiable line 1 of m.json cannot be read: texts stand in double quotes in JSON"],
		["a bare key", "{a:1}", "unverifiable line 1 of m.json cannot be read: names stand in double quotes in JSON"],
		["a bare text", '{"a":1,"b":x}', "unverifiable line 1 of m.json cannot be read: “x” is no value in JSON"],
		["an octal number", '{"a":0123}', "unverifiable line 1 of m.json cannot be read: “0123” is no number in JSON"],
		["a hexadecimal number", '{"a":0x1F}', "unverifiable line 1 of m.json cannot be read: “0x1F” is no number in JSON"],
		["a number that begins with a point", '{"a":.5}', "unverifiable line 1 of m.json cannot be read: “.5” is no number in JSON"],
		["a comma too few", '{"a":1 "b":2}', "unverifiable line 1 of m.json cannot be read: a comma is missing"],
		["a colon too few", '{"a" 1}', "unverifiable line 1 of m.json cannot be read: a colon is missing behind the name"],
		["no mapping around it", "a: 1\n", "unverifiable line 1 of m.json cannot be read: names stand in double quotes in JSON"],
		["text behind it", '{"a":1} x', "unverifiable line 1 of m.json cannot be read: “x” is no value in JSON"],
		[
			"a line break in a text",
			'{"a":1,"b":"x\ny"}',
			"unverifiable line 1 of m.json cannot be read: a text is not closed, or holds what JSON writes with a backslash",
		],
		["NaN beside it", '{"b":[NaN,-Infinity],"a":1,"c":{},"d":[],"e":"\\u00e9\\n","f":-0.5E+3}', "found 1 1"],
		["deep nesting", `{"a":${"[".repeat(100_000)}`, "unverifiable line 1 of m.json cannot be read: this is nested too deeply to be read"],
		["escapes in the key", '{"\\u0061":1}', "found 1 1"],
	] as const) {
		it(`in JSON with ${name}`, () => assert.equal(told(read(json, "m.json", at("/a"))), expected));
	}
});

const EVAL =
	'group,age,auroc,"ci, low",note\nfemale,30-40,0.817,0.8,"a\n“b”"\nfemale, 40-50 ,0.82,,x\nmale,30-40,n/a,nan,y\nother,,"0,9",87%,z\n';

describe("A number in a table", () => {
	for (const [row, column, expected] of [
		[{ group: "female", age: "30-40" }, "auroc", "found 0.817 2"],
		[{ group: "female", age: "40-50" }, "auroc", "found 0.82 4"],
		[{ " group ": " female ", age: "30-40" }, " ci, low ", "found 0.8 2"],
		[{ note: "x" }, "auroc", "found 0.82 4"],
		[{ group: "female" }, "auroc", "missing row 2 rows of e.csv have “female” in “group” (lines 2, 4), and one is needed"],
		[{}, "auroc", "missing row e.csv has 4 rows, and no “row” picks one"],
		[{ group: "femal" }, "auroc", "missing row no row of e.csv has “femal” in “group”; the nearest is “female”"],
		[{ group: "Female" }, "auroc", "missing row no row of e.csv has “Female” in “group”; the nearest is “female”"],
		[{ group: "male", age: "40-50" }, "auroc", "missing row no row of e.csv has “male” in “group” and “40-50” in “age”"],
		[{ sex: "male" }, "auroc", "missing row e.csv has no column “sex”, only “group”, “age”, “auroc”, “ci, low” and “note”"],
		[
			{ group: "male" },
			"auroq",
			"missing column e.csv has no column “auroq”, only “group”, “age”, “auroc”, “ci, low” and “note”; the nearest is “auroc”",
		],
		[{ group: "male" }, "auroc", "missing column “auroc” on line 5 of e.csv is the text “n/a”, not a number"],
		[{ group: "male" }, "ci, low", "missing column “ci, low” on line 5 of e.csv is the text “nan”, not a number"],
		[{ note: "x" }, "ci, low", "missing column “ci, low” on line 4 of e.csv is empty"],
		[{ group: "other" }, "ci, low", "missing column “ci, low” on line 6 of e.csv is the text “87%”, not a number"],
		[
			{ group: "other" },
			"auroc",
			"unverifiable “auroc” on line 6 of e.csv is “0,9”, and whether a comma marks the decimals or the thousands is not said",
		],
		[{ age: "" }, "note", "missing column “note” on line 6 of e.csv is the text “z”, not a number"],
		[{ __proto__: "x" }, "auroc", "missing row e.csv has 4 rows, and no “row” picks one"],
		[{ toString: "x" }, "auroc", "missing row e.csv has no column “toString”, only “group”, “age”, “auroc”, “ci, low” and “note”"],
	] as const) {
		it(`${JSON.stringify(row)} ${column}: ${expected}`, () =>
			assert.equal(told(read(EVAL, "e.csv", cell(row as Record<string, string>, column))), expected));
	}

	for (const [name, file, text, expected] of [
		["tabs", "e.tsv", "a\tb\nx\t1\n", "found 1 2"],
		["tabs under the wrong name", "e.csv", "a\tb\nx\t1\n", "found 1 2"],
		["commas under the wrong name", "e.tsv", "a,b\nx,1\n", "found 1 2"],
		["semicolons", "e.csv", "a;b\nx;1.5\n", "found 1.5 2"],
		[
			"semicolons and decimal commas",
			"e.csv",
			"a;b\nx;1,5\n",
			"unverifiable “b” on line 2 of e.csv is “1,5”, and whether a comma marks the decimals or the thousands is not said",
		],
		["a comma in a header that semicolons separate", "e.csv", 'a;b;"c, d, e, f, g"\nx;1;2\n', "found 1 2"],
		["CRLF", "e.csv", "a,b\r\nx,1\r\n", "found 1 2"],
		["CR", "e.csv", "a,b\rx,1\r", "found 1 2"],
		["mixed line ends", "e.csv", "a,b\r\nw,0\nx,1\r\ny,2\n", "found 1 3"],
		["a byte order mark", "e.csv", "\uFEFFa,b\nx,1\n", "found 1 2"],
		["a byte order mark and quotes", "e.csv", '\uFEFF"a","b"\n"x","1"\n', "found 1 2"],
		["blank lines", "e.csv", "\n\na,b\n\nx,1\n\n", "found 1 5"],
		["no last line end", "e.csv", "a,b\nx,1", "found 1 2"],
		["a quoted quote", "e.csv", 'a,b,c\nx,1,"say ""so"""\n', "found 1 2"],
		["spaces", "e.csv", "a , b\n x , 1 \n", "found 1 2"],
		["a capital ending", "E.CSV", "a,b\nx,1\n", "found 1 2"],
		["a short row", "e.csv", "a,b\nx,1\ny\n", "unverifiable line 3 of e.csv has 1 cell where the header has 2"],
		["a long row", "e.csv", 'a,b\n"x\n\nz",1\ny,2,3\n', "unverifiable line 5 of e.csv has 3 cells where the header has 2"],
		[
			"a quote that is not closed",
			"e.csv",
			'a,b\nw,0\n"x,1\n',
			"unverifiable line 3 of e.csv has a quote that is not closed, or closed too early",
		],
		[
			"a quote closed too early",
			"e.csv",
			'a,b\n"x"y,1\n',
			"unverifiable line 2 of e.csv has a quote that is not closed, or closed too early",
		],
		["a column twice", "e.csv", "a,b,b\nx,1,2\n", "unverifiable the column “b” stands twice in the header of e.csv"],
		["only a header", "e.csv", "a,b\n", "missing row e.csv has a header and no rows"],
		["nothing", "e.csv", "", "unverifiable e.csv is empty"],
		["white space", "e.csv", "\n \n", "unverifiable e.csv is empty"],
		["a quoted number", "e.csv", 'a,b\nx,"1"\n', "found 1 2"],
	] as const) {
		it(`with ${name}`, () => assert.equal(told(read(text, file, cell({ a: "x" }, "b"))), expected));
	}

	it("needs no row to be picked where there is one only", () =>
		assert.equal(told(read("a,b\nx,1\n", "e.csv", cell({}, "b"))), "found 1 2"));
});

const LFS =
	"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";
const DVC = "outs:\n- md5: 9b1c0000000000000000000000000000\n  size: 12\n  hash: md5\n  path: m.json\n";

describe("Evidence that cannot be read", () => {
	for (const [name, file, content, expected] of [
		["a git-lfs pointer", "m.json", LFS, "unverifiable only the git-lfs pointer of m.json is here, not its numbers: run git lfs pull"],
		[
			"an old git-lfs pointer",
			"m.json",
			LFS.replace("git-lfs.github", "hawser.github"),
			"unverifiable only the git-lfs pointer of m.json is here, not its numbers: run git lfs pull",
		],
		[
			"a DVC file",
			"m.json.dvc",
			DVC,
			"unverifiable m.json.dvc is a DVC file, not the numbers it stands for: refer to its output and run dvc pull",
		],
		[
			"a DVC file by another name",
			"m.yaml",
			DVC,
			"unverifiable m.yaml is a DVC file, not the numbers it stands for: refer to its output and run dvc pull",
		],
		["lines of JSON", "m.jsonl", '{"a":1}\n', "unverifiable numbers are read from JSON, YAML, CSV and TSV, and m.jsonl is none of them"],
		["a picture", "m.png", "", "unverifiable numbers are read from JSON, YAML, CSV and TSV, and m.png is none of them"],
		["no ending", "metrics", '{"a":1}', "unverifiable numbers are read from JSON, YAML, CSV and TSV, and metrics is none of them"],
		["nothing", "m.json", "", "unverifiable m.json is empty"],
		["a byte order mark only", "m.json", "\uFEFF", "unverifiable m.json is empty"],
		["binary", "m.json", '{"a":1}\0', "unverifiable m.json is binary, not text"],
		[
			"Latin-1",
			"m.json",
			Uint8Array.from([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d]),
			"unverifiable m.json is not UTF-8: save it as UTF-8",
		],
		["half of UTF-16", "m.json", utf16('{"a":1}').slice(0, -1), "unverifiable m.json is not UTF-8: save it as UTF-8"],
		["UTF-16", "m.json", utf16('{"a":1}'), "found 1 1"],
		["UTF-16, the other way round", "m.json", utf16('{"a":1}', true), "found 1 1"],
		["a replacement character of its own", "m.json", '{"\uFFFD":"\uFFFD","a":1}', "found 1 1"],
	] as const) {
		it(name, () => assert.equal(told(read(content, file, at("/a"))), expected));
	}

	for (const [name, file, selector, expected] of [
		["a pointer into a table", "e.csv", at("/a"), "missing pointer e.csv is a table: pick the number with “row” and “column”"],
		["a row of JSON", "m.json", cell({ a: "x" }, "b"), "missing row m.json is no table: pick the number with “pointer”"],
		[
			"a metric of a file",
			"m.json",
			{ by: "metric", metric: "auroc" },
			"missing metric “metric” picks from an MLflow run, and m.json is a file: pick the number with “pointer”, or “row” and “column”",
		],
	] as const) {
		it(name, () => assert.equal(told(read("a", file, selector)), expected));
	}

	it("JSON that is broken and big", () =>
		assert.equal(
			told(read(`{"a":1,"b":"${"x".repeat(300_000)}`, "m.json", at("/a"))),
			"unverifiable line 1 of m.json cannot be read: a text is not closed, or holds what JSON writes with a backslash",
		));

	it("more JSON than is searched", () =>
		assert.match(
			told(read(`{"a":1,"b":"${"x".repeat(9_000_000)}"}`, "m.json", at("/a"))),
			/^unverifiable m\.json has \d+ characters, more/,
		));
});

describe("The excerpt of evidence", () => {
	const excerpt = (content: string, name: string, selector: Selector) => read(content, name, selector).excerpt;
	const row = (cells: number) => Array.from({ length: cells }, (_, i) => `c${i}`).join(",");

	for (const [name, text, expected] of [
		["one line around", "x: 1\ny: 2\na: 3\nz: 4\nw: 5\n", "y: 2\na: 3\nz: 4"],
		["the first line", "a: 3\nz: 4\n", "a: 3\nz: 4"],
		["the last line", "z: 4\na: 3", "z: 4\na: 3"],
		["behind a blank line", "\n\na: 3\n", "\na: 3"],
		["a long line after", `a: 3\nb: ${"x".repeat(200)}\n`, `a: 3\nb: ${"x".repeat(116)}…`],
		[
			"in the middle of a long line",
			`{"b":"${"x".repeat(200)}","a":3,"c":"${"y".repeat(200)}"}`,
			`…${"x".repeat(54)}","a":3,"c":"${"y".repeat(51)}…`,
		],
		["at the end of a long line", `{"b":"${"x".repeat(200)}","a":3}`, `…${"x".repeat(111)}","a":3}`],
	] as const) {
		it(name, () => {
			const found = excerpt(text, "m.yaml", at("/a"));
			assert.equal(found, expected);
			assert.ok(found?.split("\n").every((line) => line.length <= 120));
		});
	}

	for (const [name, text, expected] of [
		["the header and the row", "a,b\nw,0\nx,1\n", "a,b\nx,1"],
		["cells of several lines", 'a,b,c\nx,1,"d\ne"\n', "a,b,c\nx,1,d e"],
		["of wide tables what was asked for", `a,${row(50)},b\nx,${row(50)},1\n`, "a,b\nx,1"],
	] as const) {
		it(name, () => assert.equal(excerpt(text, "e.csv", cell({ a: "x" }, "b")), expected));
	}

	it("cuts no character in two", () => {
		const found = excerpt(`${'"\u{1f600}'.repeat(1)}${"\u{1f600}".repeat(99)}": 3`, "m.yaml", at(`/${"\u{1f600}".repeat(100)}`)) ?? "";
		assert.doesNotMatch(found, /\p{Surrogate}/u);
	});
});

describe("Several numbers of one file", () => {
	for (const [name, content, selectors] of [
		["JSON", METRICS, [at("female"), at("/female/auroc"), at("/folds/9"), cell({}, "a"), at("/folds/0"), { by: "metric", metric: "a" }]],
		["a table", "a;b,c\nx;1,2\n", [cell({}, "b,c"), cell({}, "c"), cell({ a: "x" }, "d"), at("/a"), cell({ "a;b": "x;1" }, "c")]],
		["broken YAML", "a: [1\n", [at("a"), at("/a"), at("/b")]],
	] as const) {
		it(`of ${name} are each what it is alone`, () => {
			const file = name === "a table" ? "e.csv" : "m.yaml";
			assert.deepEqual(
				readAll(content, file, selectors),
				selectors.map((selector) => read(content, file, selector)),
			);
		});
	}
});

describe("Hostile evidence", () => {
	const digits = "9".repeat(100_000);

	it("of 100 KB of digits is found and cannot be compared", () => {
		const found = read(`{"a":${digits}}`, "m.json", at("/a"));
		assert.equal(found.value, digits);
		assert.ok(found.reason.length < 100 && (found.excerpt?.length ?? 0) <= 120);
		assert.deepEqual(compareClaim("1", found.value), { unverifiable: "the evidence is written with more than 1000 characters" });
	});

	for (const [name, file, content, selector] of [
		["many keys", "m.json", `{${Array.from({ length: 50_000 }, (_, i) => `"k${i}":1`).join()}}`, at("/kk")],
		["a long key", "m.json", `{"${"k".repeat(100_000)}":1}`, at(`/${"k".repeat(99_999)}`)],
		["a long text", "m.json", `{"a":"${"k".repeat(100_000)}"}`, at("/a")],
		["a long pointer", "m.json", '{"a":1}', at("/a".repeat(50_000))],
		[
			"an alias bomb",
			"m.yaml",
			`a0: &a0 [1,1]\n${Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i},*a${i}]\n`).join("")}`,
			at("/a60"),
		],
		["open quotes", "e.csv", `a,b\n${'"'.repeat(100_001)}`, cell({ a: "x" }, "b")],
		["many columns", "e.csv", `${"a,".repeat(50_000)}b\n`, cell({ c: "x" }, "b")],
		["many rows", "e.csv", `a,b\n${"x,1\n".repeat(50_000)}`, cell({ a: "x" }, "b")],
		["many values", "e.csv", `a,b\n${Array.from({ length: 50_000 }, (_, i) => `v${i},1\n`).join("")}`, cell({ a: "vv777" }, "b")],
		["a long cell", "e.csv", `a,b\nx,${"k".repeat(100_000)}\n`, cell({ a: "x" }, "b")],
		["a long wanted value", "e.csv", "a,b\nx,1\n", cell({ a: "x".repeat(100_000) }, "b")],
		["many commas", "e.csv", `a;b\nx;${"1,".repeat(50_000)}\n`, cell({ a: "x" }, "b")],
	] as const) {
		it(`${name} is told in few words`, () => {
			const { state, reason } = read(content, file, selector);
			assert.notEqual(state, "found");
			assert.ok(reason.length < 600, reason);
		});
	}

	it("an alias bomb is not blown up on the way to a number", () => {
		const bomb = `a0: &a0 [1,1]\n${Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i},*a${i}]\n`).join("")}`;
		assert.equal(told(read(bomb, "m.yaml", at(`/a60${"/1".repeat(61)}`))), "found 1 1");
	});
});
