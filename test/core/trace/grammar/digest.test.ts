import assert from "node:assert/strict";
import { fitsAlgorithm, parseDigest, writeDigest } from "../../../../src/core/trace/grammar/digest.js";

const hex = (length: number): string => "0123456789abcdef".repeat(8).slice(0, length);

const READ: readonly (readonly [text: string, fits: boolean])[] = [
	[`sha256:${hex(64)}`, true],
	[`sha256:${hex(63)}`, false],
	[`sha512:${hex(128)}`, true],
	[`sha512:${hex(64)}`, false],
	[`sha1:${hex(40)}`, true],
	[`md5:${hex(32)}`, true],
	[`md5:${hex(32)}.dir`, true],
	[`md5:${hex(40)}`, false],
	[`gitBlob:${hex(40)}`, true],
	[`gitTree:${hex(64)}`, true],
	[`gitCommit:${hex(50)}`, false],
	[`dirHash:${hex(64)}`, true],
	[`rai1:sha256:${hex(64)}`, true],
	[`rai1:sha256:${hex(8)}`, false],
];

const NONE = [
	"",
	"sha256",
	"sha256:",
	"sha256:…",
	"sha256:9b1c…",
	"sha256:xyz",
	`SHA256:${hex(64)}`,
	`sha-256:${hex(64)}`,
	`sha256:${hex(64)}.dir`,
	`sha256: ${hex(64)}`,
	`rai1:${hex(64)}`,
	`rai1:sha512:${hex(128)}`,
	`constructor:${hex(64)}`,
	hex(64),
];

describe("Digests", () => {
	for (const [text, fits] of READ)
		it(`reads ${text}, ${fits ? "which fits" : "of the wrong length"}`, () => {
			const digest = parseDigest(text);
			assert(digest);
			assert.equal(writeDigest(digest), text);
			assert.equal(fitsAlgorithm(digest), fits);
		});

	for (const text of NONE) it(`finds none in “${text}”`, () => assert.equal(parseDigest(text), undefined));

	it("reads capitals as git and shasum do", () => {
		assert.deepEqual(parseDigest(`sha1:${hex(40).toUpperCase()}`), { algorithm: "sha1", value: hex(40) });
	});

	it("knows the listing of a folder", () => {
		assert.deepEqual(parseDigest(`md5:${hex(32)}.dir`), { algorithm: "md5", value: hex(32), folder: true });
	});
});
