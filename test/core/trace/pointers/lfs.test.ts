import assert from "node:assert/strict";
import { readLfsPointer } from "../../../../src/core/trace/pointers/lfs.js";

const OID = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393";
const V1 = "version https://git-lfs.github.com/spec/v1";
const body = `oid sha256:${OID}\nsize 12345\n`;
const pointer = { oid: OID, size: 12345, extended: false };

describe("A git-lfs pointer", () => {
	const read: Readonly<Record<string, readonly [string, object]>> = {
		"is read": [`${V1}\n${body}`, pointer],
		"of Hawser is read": [`version https://hawser.github.com/spec/v1\n${body}`, pointer],
		"may be of an extension": [`${V1}\next-0-foo sha256:${OID}\next-1-bar sha256:${OID}\n${body}`, { ...pointer, extended: true }],
		"may have Windows line ends": [`${V1}\r\noid sha256:${OID}\r\nsize 12345\r\n`, pointer],
		"may lack its last line end": [`${V1}\n${body.trimEnd()}`, pointer],
	};
	for (const [name, [text, expected]] of Object.entries(read)) it(name, () => assert.deepEqual(readLfsPointer(text), expected));

	const refused: Readonly<Record<string, readonly [string, RegExp]>> = {
		"is no other text": ["# A model", /does not begin/],
		"is not empty": ["", /does not begin/],
		"has an oid": [`${V1}\nsize 12345\n`, /oid sha256/],
		"has an oid of 64 characters": [`${V1}\noid sha256:${OID.slice(1)}\nsize 12345\n`, /64 hex characters/],
		"has a size": [`${V1}\noid sha256:${OID}\n`, /size/],
		"has nothing behind it": [`${V1}\n${body}<<<<<<< HEAD\n`, /end it/],
		"has its keys in order": [`${V1}\nsize 12345\noid sha256:${OID}\n`, /end it/],
	};
	for (const [name, [text, message]] of Object.entries(refused)) {
		it(name, () => {
			const read = readLfsPointer(text);
			assert.match("message" in read ? read.message : "", message);
		});
	}
});
