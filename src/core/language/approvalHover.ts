import type { Checked } from "../check.js";
import { contains } from "../document/span.js";
import { wordsOf } from "../governance/approvals.js";
import type { ApprovalState } from "../governance/judgement.js";
import { type Provenance, STANDING_NAMES } from "../governance/provenance.js";
import type { ApprovalStanding } from "../governance/standing.js";
import { type Hover, hoverAt } from "./hover.js";
import { plain } from "./markdown.js";

/** What is known about the entry of `approvals` at a place, and what the field there is about. */
export function approvalHoverAt({ approvals, artifact }: Checked, offset: number): Hover | undefined {
	const standing = approvals.find(({ approval: { node } }) => contains(node.span, offset));
	if (!standing) return undefined;
	const field = hoverAt(artifact, offset);
	return { span: field?.span ?? standing.approval.node.span, text: [textOf(standing), ...(field ? [field.text] : [])].join("\n\n---\n\n") };
}

function textOf({ approval, state, since, relied, provenance, right }: ApprovalStanding): string {
	const head = `**${plain(wordsOf(approval))}** as ${plain(approval.role)} on ${plain(approval.date)}`;
	const acted = right?.delegateOf === undefined ? "" : `, for ${plain(right.delegateOf)} by the roster`;
	const lines = [
		state === undefined ? "not in force: withdrawn, or decided anew" : STATES[state](since),
		...(relied.length > 0 ? [`documents it relies on changed: ${plain(relied.join(", "))}`] : []),
		provenanceText(provenance, approval.recordedBy),
	];
	return [`${head}${acted}`, lines.map((line) => `- ${line}`).join("\n")].join("\n\n");
}

const STATES: Readonly<Record<ApprovalState, (since?: string) => string>> = {
	current: () => "its text is the one that was decided on",
	reformatted: () => "its text is the one that was decided on, but for white space",
	changed: (since) =>
		since === undefined
			? "its text changed since; what was decided on is not in the history here"
			: `its text changed since: ${plain(since)}`,
	earlier: () => "an earlier version, which this says truly",
	undigested: () => "not checkable: no digest says which text it was",
	unreadable: () => "not checkable: the document cannot be read as a whole",
};

function provenanceText({ standing, commit }: Provenance, recordedBy: string | undefined): string {
	const by = standing === "recorded" && recordedBy !== undefined ? ` by ${plain(recordedBy)}` : "";
	const made = commit
		? `: commit \`${commit.commit.slice(0, 7)}\` of ${plain(commit.author.name)}, ${commit.date}`
		: "; in no commit that can be seen here";
	return `${STANDING_NAMES[standing]}${by}${made}`;
}
