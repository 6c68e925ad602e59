import { type Artifact, artifactOf } from "../artifact.js";
import { parseDocument } from "../document/document.js";
import { editBetween } from "../document/span.js";
import type { Policy } from "../policy/policy.js";
import { type Holder, rightOf } from "../policy/roster.js";
import { digestOf } from "../trace/digest.js";
import { type Appended, appendEntry, type Refused } from "./append.js";
import { type Decision, type Member, versionOf } from "./approvals.js";
import type { Fields } from "./entry.js";
import { refusalOf } from "./refusal.js";

/** What a person decided, as it is to be recorded. Version and digest are those of the document. */
export interface NewApproval {
	readonly role: string;
	readonly name: string;
	readonly email?: string | undefined;
	readonly decision: Decision;
	readonly conditions?: readonly string[] | undefined;
	/** YYYY-MM-DD */
	readonly date: string;
	/** A reference to the minutes, a review or a ticket. */
	readonly evidence?: string | undefined;
	/** An e-mail address. */
	readonly recordedBy?: string | undefined;
	/** The digest decided on before, with the differences that were read. */
	readonly reaffirms?: string | undefined;
	readonly changes?: readonly string[] | undefined;
	/** Of a packet: its documents as they were decided on, and the commit that holds them all. */
	readonly members?: readonly Member[] | undefined;
	readonly commit?: string | undefined;
	/** Of a packet: what the meeting came to. */
	readonly outcome?: Fields | undefined;
}

export interface Recorded extends Appended {
	readonly version: string;
	readonly digest: string;
	/** In what right the roster lets the person act; absent where the policy has none. */
	readonly right?: Holder;
}

/** Adds an entry to `approvals`. Nothing in it is made up: what a person did not say is left out. */
export function recordApproval(artifact: Artifact, approval: NewApproval, policy: Policy, today: string): Recorded | Refused {
	const refused = refusalOf(artifact, approval, policy, today);
	if (refused !== undefined) return { refused };
	const [version, digest] = [versionOf(artifact), digestOf(artifact.document)];
	if (!version || !digest) throw new Error("refused before");
	const added = appendEntry(artifact, "approvals", fieldsOf(approval, version, digest));
	const right = rightOf(policy.roster, approval, approval.role, approval.date);
	return "refused" in added ? added : { ...added, version, digest, ...(right && { right }) };
}

/** Adds the entries of all who decided together; none where one of them is refused. */
export function recordApprovals(artifact: Artifact, approvals: readonly NewApproval[], policy: Policy, today: string): Appended | Refused {
	const { path, text: before, format } = artifact.document;
	let now = artifact;
	for (const approval of approvals) {
		const recorded = recordApproval(now, approval, policy, today);
		if ("refused" in recorded) return recorded;
		now = artifactOf(parseDocument(path, recorded.text, format), artifact.kind, artifact.system);
	}
	const { text } = now.document;
	return { text, edits: [editBetween(before, text)] };
}

function fieldsOf({ conditions = [], changes = [], members = [], ...approval }: NewApproval, version: string, digest: string): Fields {
	const { role, name, email, decision, date, evidence, recordedBy, reaffirms, commit, outcome } = approval;
	return {
		...{ role, name, email, decision, conditions: conditions.length > 0 ? conditions : undefined, date, version, digest, evidence },
		...{ recorded_by: recordedBy, reaffirms, changes: changes.length > 0 ? changes : undefined },
		...{ members: members.length > 0 ? members.map(({ id, ...member }) => ({ id, ...member })) : undefined, commit, outcome },
	};
}
