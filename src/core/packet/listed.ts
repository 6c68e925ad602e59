import { child, textOf } from "../document/node.js";
import type { Library } from "../library/library.js";
import type { Target } from "../trace/artifacts.js";
import { plain } from "../trace/plain.js";
import { membershipOfSystem } from "./membership.js";

/** A document as a new packet lists it. */
export interface ListedMember {
	readonly id: string;
	readonly title: string;
}

/** What a packet about a system would name, as the workspace is; first what is about the thing itself. Documents without an id cannot be named. */
export function membersOfSystem(library: Library, system: string): ListedMember[] {
	const order = ({ artifact: { kind } }: Target): number => library.kinds.all.indexOf(kind);
	return [...library.members(membershipOfSystem(system))]
		.sort((a, b) => order(a) - order(b))
		.flatMap(({ artifact: { id, front, kind } }) =>
			id === undefined ? [] : [{ id, title: plain(textOf(child(front, "title")) ?? kind.title) }],
		);
}

/** A new packet's text with its members written out, so that a reader sees what is asked of the board; as it is where there is none yet. */
export function withMembers(text: string, members: readonly ListedMember[]): string {
	if (members.length === 0) return text;
	const width = Math.max(...members.map(({ id }) => id.length));
	// How far each is would not be true for long.
	const lines = members.map(({ id, title }) => `  - ${id.padEnd(width)}  # ${title}`);
	return text.replace(/^members: all .*$/m, () => `members:          # the documents the board decides on\n${lines.join("\n")}`);
}
