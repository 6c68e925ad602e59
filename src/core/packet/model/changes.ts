import type { Difference } from "../../diff/difference.js";
import { differences } from "../../diff/differences.js";
import { summaryOf } from "../../diff/summary.js";
import type { Document } from "../../document/document.js";
import type { PacketSources } from "./sources.js";

/** How a member stands to what it said when the board last decided. */
export interface MemberChange {
	readonly id: string;
	readonly title: string;
	readonly path: string;
	/** `new`: the board has not seen it. `gone`: it was a member then. `unreadable`: the two cannot be compared. */
	readonly change: "same" | "changed" | "new" | "gone" | "unreadable";
	/** `one number, one paragraph` */
	readonly summary: string;
	readonly differences: readonly Difference[];
	/** As it is now; absent where it is gone. */
	readonly document?: Document;
}

/** What changed since the board last decided; nothing where it never did, or where the texts of that day are not here. */
export function changesOf({ before, members }: PacketSources): MemberChange[] {
	if (before.size === 0) return [];
	const now = new Map(members.map((member) => [member.artifact.id, member.artifact.document]));
	const titles = new Map(members.map(({ artifact: { id, document } }) => [id, document.path]));
	const known = members.map(({ artifact: { id = "", document } }) => changeOf(id, titles.get(id) ?? id, before.get(id), document));
	const gone = [...before].filter(([id]) => !now.has(id)).map(([id, { path }]) => changeOf(id, path, before.get(id), undefined));
	return [...known, ...gone];
}

function changeOf(id: string, path: string, before: Document | undefined, document: Document | undefined): MemberChange {
	const base = { id, title: id, path, differences: [], ...(document && { document }) };
	if (!document) return { ...base, change: "gone", summary: "no member any more" };
	if (!before) return { ...base, change: "new", summary: "not seen by the board yet" };
	const found = differences(before, document);
	if (!found) return { ...base, change: "unreadable", summary: "cannot be compared" };
	return { ...base, change: found.length === 0 ? "same" : "changed", summary: summaryOf(found), differences: found };
}
