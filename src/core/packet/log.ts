import { type Artifact, artifactOf, systemOf } from "../artifact.js";
import { parseDocument } from "../document/document.js";
import { kindOf } from "../kinds/table.js";
import type { Library } from "../library/library.js";

/** The log of decisions about a packet's system; the first by id where there are several. */
export const logOf = (library: Library, packet: Artifact): Artifact | undefined => logsOf(library, packet)[0];

/** By id. */
export function logsOf(library: Library, packet: Artifact): Artifact[] {
	const system = systemOf(packet.document);
	const logs = library.artifactsOf("decision-log").filter(({ id }) => id !== undefined);
	return logs
		.filter(({ document }) => system !== undefined && systemOf(document) === system)
		.sort((a, b) => ((a.id ?? "") < (b.id ?? "") ? -1 : 1));
}

/** A new log without the template's first decision, so that the first one recorded is the first. @param text of the template, filled in */
export function emptyLog(path: string, text: string): Artifact {
	const kind = kindOf("decision-log");
	if (!kind) throw new Error("there is no document type for decision logs");
	return artifactOf(parseDocument(path, text.replace(/^decisions:.*\n(?:[ \t]+.*\n)*/m, "decisions: []\n"), "markdown"), kind);
}
