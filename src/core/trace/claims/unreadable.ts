import type { Reference, ReferenceType } from "../reference.js";

/** What numbers are never read from, and what would have to be named instead. */
const HOLDS_NONE: Readonly<Partial<Record<ReferenceType, readonly [one: string, all: string, instead: string]>>> = {
	artifact: ["a document", "documents", "name a file"],
	dir: ["a folder", "folders", "name a file"],
	branch: ["a branch", "branches", "name a file at a commit"],
	tag: ["a tag", "tags", "name a file at a commit"],
	attestation: ["an attestation", "attestations", "name a file"],
};

/** Half a sentence: why what a reference leads to holds no number, whatever is in it. Undefined where it may hold some. */
export function holdsNone({ type }: Reference): string | undefined {
	const told = HOLDS_NONE[type];
	return told && `it is ${told[0]}, and numbers are not read from ${told[1]}: ${told[2]}`;
}

/** Only their owners could tell which numbers are in them. */
const ELSEWHERE: ReadonlySet<ReferenceType> = new Set([
	...(["object-store", "oci", "cloud-registry", "provider-model", "doi", "arxiv", "openlineage", "issue", "url"] as const),
]);

/** Whether a place in what the reference leads to could be looked up here. */
export const isReadHere = ({ type }: Reference): boolean => !ELSEWHERE.has(type);

/** A reference's reason as half a sentence of its own: “it is at version 2.0.0 now”. */
export const alone = (reason: string): string => (/^(?:is|names|has)\b/.test(reason) ? `it ${reason}` : reason);

export const besides = (reason: string): string => `; besides, ${alone(reason)}`;
