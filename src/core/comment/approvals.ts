import { wordsOf } from "../governance/approvals.js";
import type { ApprovalStanding } from "../governance/standing.js";
import type { Library } from "../library/library.js";
import type { CommentSources } from "./comment.js";
import type { Part } from "./fit.js";
import { code, words } from "./words.js";

/** Approvals that were given for what stood there before, and no longer are for what stands there now. */
export function approvalsPart({ before, now }: CommentSources): Part {
	return { head: "#### Approvals that the change breaks", items: now.paths.flatMap((path) => brokenAt(path, before, now)), most: 30 };
}

const HELD: ReadonlySet<string | undefined> = new Set(["current", "reformatted"]);

function brokenAt(path: string, before: Library, now: Library): string[] {
	const { artifact, approvals = [] } = now.check(path) ?? {};
	const id = artifact?.id;
	const was = before.check(path) ?? (id === undefined ? undefined : before.check(before.target(id)?.path ?? ""));
	const known = new Map((was?.approvals ?? []).map((one) => [nameOf(one), one]));
	const name = id ? `**${words(id)}**` : code(path);
	return approvals.flatMap((one) => {
		const earlier = known.get(nameOf(one));
		return earlier && HELD.has(earlier.state) ? broken(name, one, earlier) : [];
	});
}

/** A decision keeps its name whatever becomes of the text. */
const nameOf = ({ approval: { role, name, date, version, digest, decision } }: ApprovalStanding): string =>
	JSON.stringify([role, name, date, version, digest, decision]);

function broken(name: string, { approval, state, since, relied }: ApprovalStanding, earlier: ApprovalStanding): string[] {
	const who = `- ${name}: ${words(wordsOf(approval))} (${words(approval.role)})`;
	if (!HELD.has(state))
		return [
			`${who}. ${state === "earlier" ? "The document has another version now." : `Since then: ${words(since ?? "its text changed")}.`}`,
		];
	const changed = relied.filter((id) => !earlier.relied.includes(id));
	return changed.length === 0 ? [] : [`${who}. What it relies on changed: ${changed.map((id) => words(id)).join(", ")}.`];
}
