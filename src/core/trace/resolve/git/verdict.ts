import type { Repository } from "../../../ports.js";
import { isFullId } from "../../grammar/revision.js";
import type { Fault, Level } from "../../resolution.js";
import * as outcome from "../outcome.js";
import type { Fallen } from "./rung.js";

/** Looked for where all could be seen, and wrong. */
export const broken = (level: Level, reason: string, fault: Fault): Fallen => ({
	fallen: outcome.broken(level, reason, fault, { git: true }),
});

export const unverifiable = (level: Level, reason: string, remedy?: string): Fallen => ({
	fallen: outcome.unverifiable(level, reason, { ...(remedy !== undefined && { remedy }), git: true }),
});

/** No repository to look into. */
export const unseen = ({ reason, remedy }: Repository, revision: string): Fallen =>
	unverifiable(grammarLevel(revision), reason ?? "there is no git repository to look into", remedy);

const FSCK = "Run git fsck to see what is damaged, and fetch it again.";

/** What git knows to exist and does not hold, or what older commits would show. @param what half a sentence: “the tag v1 is not here” */
export function notHere({ state, reason, remedy }: Repository, revision: string, what: string): Fallen {
	if (state === "complete") return unverifiable(grammarLevel(revision), `${what}: its object is missing or damaged`, FSCK);
	const clone = reason ?? (state === "shallow" ? "this clone is shallow" : "this clone is partial");
	return unverifiable(grammarLevel(revision), `${what}, and ${clone}`, remedy);
}

/** How far a reference is followed by reading it: a full id is a pin. */
export const grammarLevel = (revision: string): Level => (isFullId(revision) ? "V1" : "V0");
