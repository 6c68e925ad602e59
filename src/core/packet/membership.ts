import type { Artifact } from "../artifact.js";
import type { Document } from "../document/document.js";
import { child, items, textOf } from "../document/node.js";
import { isPast } from "../kinds/lifecycle.js";
import { matcher } from "../policy/glob.js";
import { parseReference } from "../trace/grammar/parse.js";

/** Which documents a packet's manifest names. */
export interface Membership {
	/** The system all of whose documents belong to it; absent where members are listed. */
	readonly system?: string | undefined;
	readonly ids: ReadonlySet<string>;
	readonly globs: readonly string[];
	readonly matches: (path: string) => boolean;
}

/** Records of decisions are kept beside what is decided on: writing the outcome down changes no member. */
const RECORDS: ReadonlySet<string | undefined> = new Set(["review-packet", "decision-log"]);

export const isPacket = ({ kind }: Pick<Artifact, "kind">): boolean => kind.id === "review-packet";

/** What a packet names; undefined for every other document. */
export function membershipOf(artifact: Artifact): Membership | undefined {
	if (!isPacket(artifact)) return undefined;
	const { front } = artifact;
	const members = child(front, "members");
	const globs = items(child(front, "member_files")).flatMap((item) => textOf(item) ?? []);
	return {
		...(textOf(members) === "all" && { system: textOf(child(front, "system")) }),
		ids: new Set(items(members).flatMap((item) => idIn(textOf(item)))),
		globs,
		matches: matcher("", globs),
	};
}

/** All documents of a system. */
export const membershipOfSystem = (system: string): Membership => ({ system, ids: new Set(), globs: [], matches: () => false });

/** `RA-credit-risk@1.0.0` names the document RA-credit-risk. */
function idIn(text: string | undefined): string[] {
	const reference = text === undefined ? undefined : parseReference(text);
	return reference?.type === "artifact" ? [reference.id] : [];
}

export function isMember({ system, ids, matches }: Membership, { path, root }: Document): boolean {
	const kind = textOf(child(root, "artifact"));
	if (kind === "review-packet") return false;
	if (ids.has(textOf(child(root, "id")) ?? "") || matches(path)) return true;
	return system !== undefined && textOf(child(root, "system")) === system && !RECORDS.has(kind) && !isPast(textOf(child(root, "status")));
}
