import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { sealed, sealIn } from "../../../../src/core/packet/export/seal.js";
import { bytes, compiled } from "./compiled.js";

describe("A seal", () => {
	it("is what anybody computes with the digits blanked", async () => {
		const { html, seal } = await compiled();
		const [, hex = ""] = /<meta name="rai-packet" content="sha256:([0-9a-f]{64})">/.exec(html) ?? [];
		assert.equal(seal, `sha256:${hex}`);
		assert.equal(
			createHash("sha256")
				.update(html.replace(hex, "0".repeat(64)))
				.digest("hex"),
			hex,
		);
	});

	it("stands in the text as in the bytes", () => {
		const made = sealed(`<meta name="rai-packet" content="sha256:${"0".repeat(64)}"><title>ü</title>`);
		assert.deepEqual(made.bytes, bytes(made.html));
		assert.throws(() => sealed("<p>x</p>"), /no place for a seal/);
	});

	it("is found in the bytes, and tells when one of them is another", async () => {
		const { html, seal } = await compiled();
		assert.deepEqual(sealIn(bytes(html)), { written: seal, actual: seal });
		const other = bytes(html);
		other[other.length - 20]! ^= 1;
		assert.equal(sealIn(other)?.written, seal);
		assert.notEqual(sealIn(other)?.actual, seal);
	});

	it("was altered where one of its digits is none any more", async () => {
		const { html, seal } = await compiled();
		const other = bytes(html.replace(seal, `${seal.slice(0, -3)}G\u0001"`));
		assert.deepEqual(sealIn(other), { written: `${seal.slice(0, -3)}???`, actual: seal });
	});

	it("is nowhere but in a page that was sealed", () => {
		assert.equal(sealIn(bytes("<html></html>")), undefined);
		assert.equal(sealIn(bytes(`${" ".repeat(5_000)}<meta name="rai-packet" content="sha256:${"0".repeat(64)}`)), undefined);
	});
});
