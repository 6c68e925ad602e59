import assert from "node:assert/strict";
import { type Zippable, zipSync } from "fflate";
import { MAX_FILES } from "../../../../src/core/packet/export/limits.js";
import { NotReadable } from "../../../../src/core/packet/verify/reading.js";
import { unpack } from "../../../../src/core/packet/verify/unpack.js";
import { bytes, text } from "../export/compiled.js";

const RECORD = 0x02014b50;

/** The place of the first record of the directory. */
function directoryOf(zip: Uint8Array): number {
	const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
	return view.getUint32(zip.length - 6, true);
}

/** A zip with another number at a place of its first record, of its first header, or of its end. */
function poked(content: Zippable, where: "record" | "header" | "end", at: number, value: number, size: 2 | 4 = 4): Uint8Array {
	const zip = zipSync(content);
	const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
	const base = { record: directoryOf(zip), header: 0, end: zip.length - 22 }[where];
	if (where === "record") assert.equal(view.getUint32(base, true), RECORD);
	if (size === 2) view.setUint16(base + at, value, true);
	else view.setUint32(base + at, value, true);
	return zip;
}

const one = { "a.md": bytes("hello ".repeat(100)) };
const zip = zipSync(one);

const spliced = (insert: Uint8Array, at: number): Uint8Array => {
	const made = new Uint8Array(zip.length + insert.length);
	made.set(zip.subarray(0, at));
	made.set(insert, at);
	made.set(zip.subarray(at), at + insert.length);
	return made;
};

/** Ten million bytes in ten thousand, said to be a few. */
function bomb(): Uint8Array {
	const made = zipSync({ "a.md": new Uint8Array(10_000_000) });
	const view = new DataView(made.buffer, made.byteOffset, made.byteLength);
	view.setUint32(directoryOf(made) + 24, 100, true);
	return made;
}

/** The first of two files is left out of the directory. */
function hidden(): Uint8Array {
	const made = zipSync({ "a.md": bytes("1"), "b.md": bytes("2") });
	const at = directoryOf(made);
	const length = (made.length - 22 - at) / 2;
	const cut = new Uint8Array([...made.subarray(0, at), ...made.subarray(at + length)]);
	const view = new DataView(cut.buffer);
	for (const field of [8, 10]) view.setUint16(cut.length - 22 + field, 1, true);
	view.setUint32(cut.length - 22 + 12, length, true);
	return cut;
}

/** Five files, each said to be as large as one may be. */
function claimed(): Uint8Array {
	const made = zipSync(Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [name, bytes("x")])));
	const view = new DataView(made.buffer);
	const length = (made.length - 22 - directoryOf(made)) / 5;
	for (let i = 0; i < 5; i++) view.setUint32(directoryOf(made) + i * length + 24, 60 << 20, true);
	return made;
}

/** Its own header says `b.md`. */
function renamed(): Uint8Array {
	const made = zipSync(one);
	made[30] = "b".charCodeAt(0);
	return made;
}

describe("Unpacking an archive of somebody unknown", () => {
	it("reads what is packed and what is only stored", () => {
		const files = unpack(
			zipSync({ "a/b.md": bytes("x".repeat(50_000)), "c.md": [bytes("stored"), { level: 0 }], "empty.md": new Uint8Array() }),
		);
		assert.deepEqual(
			[...files].map(([name, content]) => [name, content.length]),
			[
				["a/b.md", 50_000],
				["c.md", 6],
				["empty.md", 0],
			],
		);
		assert.equal(text(files.get("c.md")), "stored");
	});

	for (const [what, file, reason] of [
		["nothing", () => new Uint8Array(), /cut off/],
		["two letters", () => bytes("PK"), /cut off/],
		["half of one", () => zip.subarray(0, zip.length / 2), /cut off/],
		["one without its first byte", () => zip.subarray(1), /more than its directory says|damaged/],
		["a comment behind the end", () => poked(one, "end", 20, 3, 2), /comment/],
		["bytes in front", () => spliced(bytes("x"), 0), /more than its directory says/],
		["bytes between files and directory", () => spliced(bytes("xx"), directoryOf(zip)), /more than its directory says/],
		["a directory that leaves a file out", () => hidden(), /more than its directory says/],
		["more files than it counts", () => poked(one, "end", 10, 0, 2), /more than its directory says/],
		["a bomb", bomb, /larger than the archive says/],
		["a file said to be huge", () => poked(one, "record", 24, 1 << 30), /larger than 64 MB/],
		["a file said to be larger than it is", () => poked(one, "record", 24, 10_000), /not as large/],
		["many large files", claimed, /larger than 256 MB/],
		[
			"too many files",
			() => zipSync(Object.fromEntries(Array.from({ length: MAX_FILES + 1 }, (_, i) => [`${i}.md`, new Uint8Array()]))),
			/more than 5000/,
		],
		["Zip64", () => poked(one, "record", 24, 0xffffffff), /Zip64/],
		["encryption", () => poked(one, "record", 8, 1, 2), /encrypted/],
		["another compression", () => poked(one, "record", 10, 12, 2), /not read here/],
		["a link", () => zipSync({ "a.md": [bytes("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }] }), /a link/],
		["two names for one file", () => renamed(), /two names/],
		["content that is no content", () => poked(one, "header", 40, 0xffffffff), /damaged|larger|not as large/],
		["a name that is not UTF-8", () => poked(one, "record", 46, 0xffffffff), /UTF-8/],
		["two files of one name", () => zipSync({ "a.md": bytes("1"), "A.md": bytes("2") }), /two files of one name/],
		...["../a.md", "/etc/passwd", "c:\\a", "a/../../b", "a\\..\\b", "a\0.md", "NUL", "a/"].map(
			(name) =>
				[
					`the name ${JSON.stringify(name)}`,
					() => zipSync({ [name]: bytes("x") }),
					/unpacked safely|more than its directory says/,
				] as const,
		),
	] as [string, () => Uint8Array, RegExp][])
		it(`refuses ${what}`, () => {
			const made = file();
			assert.throws(
				() => unpack(made),
				(error) => error instanceof NotReadable && reason.test(error.message),
			);
		});
});
