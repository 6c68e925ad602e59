import assert from "node:assert/strict";
import { ArchiveError, archiveOf } from "../../../../src/core/packet/export/archive.js";
import { MAX_FILES, nameFault } from "../../../../src/core/packet/export/limits.js";
import { unpack } from "../../../../src/core/packet/verify/unpack.js";
import { PARKING } from "../packets.js";
import { bytes, compiled, text } from "./compiled.js";

const file = (path: string, content = path) => ({ path, bytes: bytes(content) });

describe("An archive", () => {
	it("holds the page, the documents under their own paths, and the manifest, sorted", async () => {
		const files = unpack((await compiled()).archive());
		assert.deepEqual([...files.keys()], ["card.md", "manifest.json", "packet.html", "packet.md", "risks.md", "sheet.md"]);
		for (const name of ["card.md", "packet.md"]) assert.equal(text(files.get(name)), PARKING[name]);
	});

	it("leaves out the bytes of what is withheld", async () => {
		const files = unpack((await compiled({}, { withheld: new Set(["card.md"]) })).archive());
		assert.equal(files.has("card.md"), false);
	});

	it("is the same in whatever order its files come, and wherever it is made", () => {
		const [a, b] = [file("a/ä.md"), file("b.md", "long ".repeat(1_000))];
		const made = archiveOf([a, b]);
		assert.deepEqual(archiveOf([b, a]), made);
		for (const zone of ["Pacific/Auckland", "America/Los_Angeles", "Africa/Monrovia"]) {
			process.env["TZ"] = zone;
			assert.deepEqual(archiveOf([a, b]), made, zone);
		}
	});

	const zone = process.env["TZ"];
	afterEach(() => {
		if (zone === undefined) delete process.env["TZ"];
		else process.env["TZ"] = zone;
	});

	for (const path of [
		"../a.md",
		"/a.md",
		"a//b.md",
		"a/./b.md",
		"a\\b.md",
		"c:a.md",
		"a\nb.md",
		"CON.md",
		"a/nul",
		"a.",
		"a ",
		"__proto__",
		"x\u202Edm.md",
		"",
	])
		it(`refuses the name ${JSON.stringify(path)}`, () => {
			assert.notEqual(nameFault(path), undefined);
			assert.throws(() => archiveOf([file(path)]), ArchiveError);
		});

	for (const path of ["a.md", ".hidden/b.md", "docs/ä ö/日本.md", "con-text.md", "a..b/c.md", "constructor"])
		it(`takes the name ${JSON.stringify(path)}`, () => assert.deepEqual([...unpack(archiveOf([file(path)])).keys()], [path]));

	it("refuses two names that are one on some systems, and too much of everything", () => {
		assert.throws(() => archiveOf([file("A.md"), file("a.md")]), /another file has the same name/);
		assert.throws(() => archiveOf([{ path: "a", bytes: new Uint8Array((64 << 20) + 1) }]), /larger than 64 MB/);
		assert.throws(() => archiveOf(Array.from({ length: MAX_FILES + 1 }, (_, i) => file(`${i}.md`))), /5000 files/);
	});
});
