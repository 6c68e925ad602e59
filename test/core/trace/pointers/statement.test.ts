import assert from "node:assert/strict";
import { fromBase64 } from "../../../../src/core/trace/pointers/base64.js";
import { readStatements } from "../../../../src/core/trace/pointers/statement.js";

const STATEMENT = {
	_type: "https://in-toto.io/Statement/v0.1",
	subject: [{ name: "a", digest: { sha256: "AB12", sha1: "cd34" } }],
	predicateType: "https://slsa.dev/provenance/v0.2",
	predicate: { materials: [{ uri: "git+https://example.com/a", digest: { sha1: "ef56" } }] },
};
const READ = {
	subjects: [{ name: "a", digest: { sha256: "ab12", sha1: "cd34" } }],
	predicateType: "https://slsa.dev/provenance/v0.2",
	materials: [{ uri: "git+https://example.com/a", digest: { sha1: "ef56" } }],
};

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const envelope = (payload: string, payloadType = "application/vnd.in-toto+json") =>
	JSON.stringify({ payloadType, payload, signatures: [{}] });

describe("in-toto statements", () => {
	it("of version 0.1, bare", () => assert.deepEqual(readStatements(JSON.stringify(STATEMENT)), [{ ...READ, signed: false }]));

	it("in an envelope, in either alphabet of base64, with a byte order mark", () => {
		const payload = base64(JSON.stringify(STATEMENT));
		for (const text of [envelope(payload), `\uFEFF${envelope(payload)}`, envelope(payload.replaceAll("+", "-").replaceAll("/", "_"))]) {
			assert.deepEqual(readStatements(text), [{ ...READ, signed: true }]);
		}
	});

	it("one a line; lines of others are passed over", () => {
		const line = envelope(base64(JSON.stringify(STATEMENT)));
		const others = [envelope("x", "application/vnd.novulz+cbor"), envelope("%%%"), envelope(base64("[]")), "", "not JSON"];
		const read = readStatements([line, ...others, line].join("\r\n"));
		assert.equal("message" in read ? read.message : read.length, 2);
	});

	it("of a message that was signed, the digest", () => {
		const message = { messageSignature: { messageDigest: { algorithm: "SHA2_256", digest: base64("\u0001\u0002") }, signature: "" } };
		assert.deepEqual(readStatements(JSON.stringify(message)), [
			{ subjects: [{ digest: { sha256: "0102" } }], predicateType: "", materials: [], signed: true },
		]);
	});

	for (const [what, text, message] of [
		["an empty file", "", "it is not a JSON object"],
		["a text", "hello", "it is not a JSON object"],
		["a list", "[]", "it is not a JSON object"],
		["a broken file", '{"_type":', "it is not JSON at line 1"],
		["an object that says something twice", '{"a": 1, "a": 2}', "“a” stands twice in one object, the second at line 1"],
		["another object", "{}", "it holds no in-toto Statement"],
		["a statement of the future", '{"_type": "https://in-toto.io/Statement/v2"}', "it holds no in-toto Statement"],
		["a message in an unknown algorithm", '{"messageSignature": {"messageDigest": {"algorithm": "X"}}}', "it holds no in-toto Statement"],
	] as const) {
		it(`are not in ${what}`, () => assert.deepEqual(readStatements(text), { message }));
	}
});

describe("base64", () => {
	for (const text of ["", "f", "fo", "foo", "foob", "fooba", "foobar", "\0\uFFFF~?>ÿ"]) {
		it(`reads ${JSON.stringify(text)}, padded or not`, () => {
			const bytes = new Uint8Array(Buffer.from(text));
			assert.deepEqual(fromBase64(base64(text)), bytes);
			assert.deepEqual(fromBase64(Buffer.from(text).toString("base64url")), bytes);
		});
	}

	it("is told from what is none", () => {
		assert.deepEqual(["a", "ab!d", "ä"].map(fromBase64), [undefined, undefined, undefined]);
	});
});
