import type { Artifact } from "../artifact.js";
import { decode } from "../document/decode.js";
import { parseDocument } from "../document/document.js";
import type { Refused } from "../governance/append.js";
import { type Member, versionOf } from "../governance/approvals.js";
import type { Library } from "../library/library.js";
import type { Git } from "../ports.js";
import type { Target } from "../trace/artifacts.js";
import { digestOf } from "../trace/digest.js";
import { membershipOf } from "./membership.js";

/** What a decision about a packet is bound to: its documents as they are, and the commit that holds all of them. */
export interface Frozen {
	readonly members: readonly Member[];
	/** Absent where some are not committed as they are, or nobody can tell. */
	readonly commit?: string;
}

/** Larger ones are no documents of ours. */
const LIMIT = 8 * 1024 * 1024;

/** Refused where a document cannot be named, or nobody could say later what it said. Undefined for what is no packet. */
export async function freeze(library: Library, packet: Artifact, git?: Git, signal?: AbortSignal): Promise<Frozen | Refused | undefined> {
	const membership = membershipOf(packet);
	if (!membership) return undefined;
	const targets = library.members(membership);
	if (targets.length === 0) return { refused: "The packet names no document that the decision could be about." };
	const odd = targets.find((target) => !memberOf(target));
	if (odd) return { refused: `${odd.path} cannot be decided on: it needs an id and a version, and must be readable as a whole.` };
	const commit = git && (await commitOf(targets, git, signal));
	return { members: targets.flatMap((target) => memberOf(target) ?? []), ...(commit !== undefined && { commit }) };
}

function memberOf({ artifact, digest }: Target): Member | undefined {
	const version = versionOf(artifact);
	return artifact.id && version && digest ? { id: artifact.id, version, digest } : undefined;
}

/** The commit that is checked out, if it says the same in every document. */
async function commitOf(targets: readonly Target[], git: Git, signal?: AbortSignal): Promise<string | undefined> {
	const { head, prefix } = await git.repository(signal);
	if (head === undefined) return undefined;
	const texts = await git.contents(
		targets.map(({ path }) => `${head}:${prefix}${path}`),
		LIMIT,
		signal,
	);
	const isHeld = ({ path, artifact, digest }: Target, i: number): boolean => {
		const bytes = texts[i];
		return bytes !== undefined && digestOf(parseDocument(path, decode(bytes), artifact.document.format)) === digest;
	};
	return targets.every(isHeld) ? head : undefined;
}
