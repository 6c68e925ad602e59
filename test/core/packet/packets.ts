import assert from "node:assert/strict";
import { Library } from "../../../src/core/library/library.js";
import type { PacketManifest } from "../../../src/core/packet/export/manifest.js";
import { type PacketModel, packetModel } from "../../../src/core/packet/model/model.js";
import { sourcesFor } from "../../../src/core/packet/model/sources.js";
import { baseText } from "../../cases/case.js";

/** Of an exported page about which nothing is asked. */
export const MANIFEST: PacketManifest = {
	schema: 1,
	tool: { name: "rai-docs", version: "9.8.7" },
	packet: { path: "packet.md", sha256: "0".repeat(64) },
	at: "2026-11-28",
	policyDigest: "0".repeat(64),
	members: [],
	evidence: [],
	unusual: [],
};

export const TODAY = "2026-11-28";

/** A packet about parking, its assessment and its card, as `test/cases/_base` has them. */
export const PARKING: Readonly<Record<string, string>> = {
	"packet.md": baseText("review-packet-tier-1.md").replace("members: [DS-gates]", "members: all"),
	"card.md": baseText("model-card.md"),
	"risks.md": baseText("risk-assessment-tier-1.md").replace("system: helpdesk", "system: parking"),
	"sheet.md": baseText("neighbours/DS-gates.md"),
	"log.md": baseText("neighbours/DL-helpdesk.md"),
	"monitoring.md": baseText("neighbours/MON-helpdesk.md"),
};

export function libraryOf(files: Readonly<Record<string, string>>, today = TODAY): Library {
	const library = new Library({ today: () => today });
	for (const [path, text] of Object.entries(files)) library.set(path, text);
	return library;
}

/** The model of `packet.md`. @param change of one of the texts */
export function modelOf(change: Readonly<Record<string, (text: string) => string>> = {}, files = PARKING): PacketModel {
	const changed = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change[path]?.(text) ?? text]));
	for (const path of Object.keys(change)) assert.notEqual(changed[path], files[path], `${path} was not changed`);
	const sources = sourcesFor(libraryOf(changed), "packet.md", TODAY);
	assert.ok(sources, "packet.md is a packet");
	return packetModel(sources);
}

/** Other words in a text, which must stand there. */
export const replaced =
	(from: string, to: string) =>
	(text: string): string => {
		assert.ok(text.includes(from), `“${from}” is not in the text`);
		return text.replace(from, to);
	};
