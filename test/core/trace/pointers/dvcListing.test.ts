import assert from "node:assert/strict";
import { listingText, readListing } from "../../../../src/core/trace/pointers/dvcListing.js";
import { digestOf } from "../fakes.js";

describe("DVC's listing of a folder", () => {
	it("hashes as DVC's own documentation shows", () => {
		// https://dvc.org/doc/user-guide/project-structure/internal-files
		const text = listingText([
			{ path: "index.jpeg", md5: "29a6c8271c0c8fbf75d3b97aecee589f" },
			{ path: "cat.jpeg", md5: "dff70c0392d7d386c39a23c64fcc0376" },
		]);
		assert.equal(digestOf(text, "md5"), "196a322c107c2572335158503c64bfba");
	});

	it("is written as Python writes it, whatever the names hold", () => {
		const files = ["b\u{1f600}", 'q"\\\x7f', "b\uffee", "a/ü.txt"].map((path, i) => ({ path, md5: digestOf("ywzx"[i] ?? "", "md5") }));
		// json.dumps(sorted(entries, key=itemgetter("relpath")), sort_keys=True)
		assert.equal(digestOf(listingText(files), "md5"), "f020c00de64a135b585f2c847c054f55");
	});

	it("is read as it is written", () => {
		const files = [
			{ path: "a b.txt", md5: "29a6c8271c0c8fbf75d3b97aecee589f" },
			{ path: "ü/\u{1f600}", md5: "dff70c0392d7d386c39a23c64fcc0376" },
		];
		assert.deepEqual(readListing(listingText(files)), files);
	});

	for (const text of ["", "{}", "[1]", '[{"md5": "x", "relpath": "a"}]', '[{"md5": "29a6c8271c0c8fbf75d3b97aecee589f"}]', "[{"]) {
		it(`is not “${text}”`, () => assert.ok("message" in readListing(text)));
	}
});
