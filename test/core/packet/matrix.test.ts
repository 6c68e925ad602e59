import assert from "node:assert/strict";
import { packetFragment } from "../../../src/core/packet/html/packet.js";
import { packetModel } from "../../../src/core/packet/model/model.js";
import { sourcesFor } from "../../../src/core/packet/model/sources.js";
import { libraryOf, PARKING, TODAY } from "./packets.js";

const THREE = `risk_matrix:
  severity: [small, middling, great]
  likelihood: [seldom, sometimes, often]
  grid:
    - [low, low, medium]
    - [low, medium, high]
    - [medium, high, critical]
`;

const RATED = (PARKING["risks.md"] ?? "").replace(/severity: [45]/g, "severity: 3").replace(/likelihood: [45]/g, "likelihood: 2");

function shown(files: Readonly<Record<string, string>>) {
	const sources = sourcesFor(libraryOf({ ...files }), "packet.md", TODAY) ?? assert.fail();
	const model = packetModel(sources);
	const [, table = ""] = /<table class="matrix">(.*?)<\/table>/s.exec(packetFragment(model).html) ?? [];
	const rows = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) => row);
	const cells = rows.map((row) => [...row.matchAll(/<td class="(\w+)">/g)].map(([, level]) => level));
	const names = [...table.matchAll(/<th scope="(?:row|col)">([^<]*)<\/th>/g)].map(([, name]) => name);
	return { model, cells: cells.slice(1), names };
}

describe("The risk matrix of a packet", () => {
	it("is the usual one where no policy has another", () => {
		const { cells, names } = shown(PARKING);
		assert.deepEqual(cells[0], ["medium", "medium", "high", "critical", "critical"]);
		assert.deepEqual(names.slice(0, 6), ["negligible", "minor", "moderate", "major", "critical", "almost certain"]);
	});

	it("is the policy's, with its steps by their names, the likeliest first", () => {
		const { cells, names, model } = shown({ "rai-docs.yaml": THREE, ...PARKING, "risks.md": RATED });
		assert.deepEqual(cells, [
			["medium", "high", "critical"],
			["low", "medium", "high"],
			["low", "low", "medium"],
		]);
		assert.deepEqual(names, ["small", "middling", "great", "often", "sometimes", "seldom"]);
		const heavy = model.risks.filter(({ inherent }) => inherent?.severity === 3 && inherent.likelihood === 2);
		assert.ok(heavy.length > 0);
		for (const { inherent } of heavy) assert.equal(inherent?.level, "high");
	});

	it("weighs nothing that was rated on a longer scale, and says so as a problem", () => {
		const rated = (PARKING["risks.md"] ?? "").replace(/severity: \d/, "severity: 5");
		const { model } = shown({ "rai-docs.yaml": THREE, ...PARKING, "risks.md": rated });
		assert.ok(model.risks.some(({ inherent }) => inherent === undefined));
		const library = libraryOf({ "rai-docs.yaml": THREE, "risks.md": rated });
		assert.ok(
			library.check("risks.md")?.problems.some(({ rule, message }) => rule === "risk/level" && /ends at 3 \(great\)/.test(message)),
		);
	});

	it("shows a member of a folder by the stricter matrix of that folder", () => {
		const strict = THREE.replace("[low, medium, high]", "[low, medium, critical]").replace(
			"[medium, high, critical]",
			"[high, high, critical]",
		);
		const { ["risks.md"]: _, ...rest } = PARKING;
		const { model, cells } = shown({ "rai-docs.yaml": THREE, "teams/rai-docs.yaml": strict, ...rest, "teams/risks.md": RATED });
		assert.ok(model.risks.some(({ inherent }) => inherent?.level === "critical"));
		assert.equal(cells[1]?.[2], "critical");
	});
});
