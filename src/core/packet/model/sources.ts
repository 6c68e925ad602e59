import type { Artifact } from "../../artifact.js";
import type { Checked } from "../../check.js";
import type { Document } from "../../document/document.js";
import type { Library } from "../../library/library.js";
import { digestOf } from "../../trace/digest.js";
import { logsOf } from "../log.js";
import { membershipOf } from "../membership.js";
import type { AskedQuestion } from "../questions/questions.js";
import { exceptionsOf } from "./exceptions.js";

/** What a packet is made of. */
export interface PacketSources {
	readonly library: Library;
	/** The manifest. */
	readonly packet: Checked;
	/** By path. */
	readonly members: readonly Checked[];
	/** Today in UTC, YYYY-MM-DD: the only clock. */
	readonly at: string;
	/** Documents as they were when the board last decided, by id. */
	readonly before: ReadonlyMap<string, Document>;
	/** The logs of decisions about the system. */
	readonly logs: readonly Artifact[];
	/** What reviewers ask and nobody has answered, by the path of the document it is about. */
	readonly asked: ReadonlyMap<string, readonly AskedQuestion[]>;
	/** The exceptions of the system. */
	readonly exceptions: readonly Artifact[];
	/** Of what the documents mean, by path: what they are as a whole, whoever reads a part of them. */
	readonly digests: ReadonlyMap<string, string | undefined>;
}

/** @param path of a manifest; undefined for every other file */
export function sourcesFor(
	library: Library,
	path: string,
	at: string,
	before: ReadonlyMap<string, Document> = new Map(),
): PacketSources | undefined {
	const packet = library.check(path);
	const membership = packet && membershipOf(packet.artifact);
	if (!membership) return undefined;
	const members = library.members(membership).flatMap((target) => library.check(target.path) ?? []);
	const digests = new Map([packet, ...members].map(({ artifact: { document } }) => [document.path, digestOf(document)]));
	const asked = new Map([...digests.keys()].map((at) => [at, library.questionsAbout(at)]));
	const { artifact } = packet;
	const beside = { logs: logsOf(library, artifact), exceptions: exceptionsOf(library, artifact) };
	return { library, packet, members, at, before, asked, digests, ...beside };
}

/** The members of some document types, in the order of the types. */
export const membersOf = ({ members }: PacketSources, ...kinds: readonly string[]): Artifact[] =>
	kinds.flatMap((kind) => members.map(({ artifact }) => artifact).filter((artifact) => artifact.kind.id === kind));

/** The first answer that any of some documents gives. */
export function firstOf<T>(artifacts: readonly Artifact[], read: (artifact: Artifact) => T | undefined): T | undefined {
	for (const artifact of artifacts) {
		const found = read(artifact);
		if (found !== undefined) return found;
	}
	return undefined;
}
