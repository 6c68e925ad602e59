import assert from "node:assert/strict";
import { span } from "../../../../src/core/document/span.js";
import { pinOffers } from "../../../../src/core/language/pin/offers.js";
import type { Pin } from "../../../../src/core/language/pin/pins.js";
import type { PinPlace } from "../../../../src/core/language/pin/place.js";

const place = (more: Partial<PinPlace> = {}): PinPlace => ({
	span: span(3, 3),
	many: true,
	takes: "reference",
	write: (all) => all.join(),
	...more,
});

const pin = (by: Pin["by"], reference: string): Pin => ({ by, reference, title: `By ${by}`, detail: reference.toUpperCase() });

const [GIT, FILE, VERSION] = [pin("git", "g"), pin("file", "f"), pin("version", "v")];

describe("Offers", () => {
	for (const [name, at, files, expected] of [
		["one file's ways", place(), [[GIT, FILE]], ["g: By git (G)", "f: By file (F)"]],
		["the best of each, then the ways all share", place(), [[GIT, FILE], [FILE]], ["g,f: Pin 2 files", "f,f: By file (2 files)"]],
		["a way that is the best of each once", place(), [[FILE], [FILE]], ["f,f: By file (2 files)"]],
		["the first where only one may stand", place({ many: false }), [[FILE], [GIT]], ["f: By file (F)"]],
		["documents only where these are named", place({ takes: "document" }), [[GIT], [VERSION, FILE]], ["v: By version (V)"]],
		["no documents in prose", place({ takes: "content" }), [[VERSION, GIT, FILE]], ["g: By git (G)", "f: By file (F)"]],
		["nothing for nothing", place(), [[]], []],
		["nothing where only others may be named", place({ takes: "document" }), [[GIT]], []],
	] as const) {
		it(name, () => {
			assert.deepEqual(
				pinOffers(at, files).map(({ newText, title }) => `${newText}: ${title}`),
				expected,
			);
		});
	}
});
