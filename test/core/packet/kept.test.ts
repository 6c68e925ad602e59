import assert from "node:assert/strict";
import type { Library } from "../../../src/core/library/library.js";
import { packetFragment } from "../../../src/core/packet/html/packet.js";
import { Kept } from "../../../src/core/packet/kept.js";
import { packetModel } from "../../../src/core/packet/model/model.js";
import { sourcesFor } from "../../../src/core/packet/model/sources.js";
import { libraryOf, PARKING, replaced, TODAY } from "./packets.js";

function shown(library: Library, kept?: Kept) {
	const model = packetModel(sourcesFor(library, "packet.md", TODAY) ?? assert.fail("packet.md is no packet"), { ...(kept && { kept }) });
	return { model, html: packetFragment(model, kept ? { kept } : {}).html };
}

describe("What is kept of a packet", () => {
	for (const [what, change] of [
		["nothing", () => undefined],
		["a word of a member", (library) => library.set("card.md", replaced("title:", "title: New")(PARKING["card.md"] ?? ""))],
		["a word of the packet", (library) => library.set("packet.md", replaced("Launch of", "Start of")(library.text("packet.md") ?? ""))],
		["a member's status", (library) => library.set("card.md", replaced("status: in-review", "status: draft")(PARKING["card.md"] ?? ""))],
		["a measured number", (library) => library.set("card.md", replaced("value: 0.08", "value: 0.09")(PARKING["card.md"] ?? ""))],
		[
			"the line on which a number stands",
			(library) => library.set("card.md", replaced("title:", "# A line\ntitle:")(PARKING["card.md"] ?? "")),
		],
		["the number of members", (library) => library.delete("card.md")],
		["what a document is", (library) => library.set("rai-docs.yaml", "associations: { plain.md: huggingface-dataset-card }\n")],
	] as [string, (library: Library) => unknown][])
		it(`shows the same as who begins anew where ${what} changed`, () => {
			const packet = replaced("members: all", "members: all\nmember_files: [plain.md]")(PARKING["packet.md"] ?? "");
			const policy = "associations: { plain.md: huggingface-model-card }\n";
			const library = libraryOf({
				"rai-docs.yaml": policy,
				...PARKING,
				"packet.md": packet,
				"plain.md": "---\nlicense: mit\n---\n# Plain\n",
			});
			const kept = new Kept();
			const before = shown(library, kept);
			change(library);
			const after = shown(library, kept);
			assert.equal(after.html, shown(library).html);
			const texts = ({ model }: typeof before) => new Map(model.documents.map((reading) => [reading.path, reading]));
			assert.equal(texts(after).get("risks.md"), texts(before).get("risks.md"), "what is the same is kept");
		});
});
