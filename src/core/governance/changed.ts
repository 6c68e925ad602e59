import type { Artifact } from "../artifact.js";
import { focus, locate } from "../document/pointer.js";
import type { Fix, Violation } from "../problem.js";
import type { RuleContext } from "../rules/rule.js";
import { type Approval, wordsOf } from "./approvals.js";
import type { ApprovalState, Judged } from "./judgement.js";

/** What became of a text since somebody decided on it. */
export const changedViolations = (artifact: Artifact, { judged }: RuleContext): Violation[] =>
	judged.flatMap((one) => TOLD[one.state]?.(artifact, one) ?? []);

const TOLD: Readonly<Partial<Record<ApprovalState, (artifact: Artifact, judged: Judged) => Violation>>> = {
	changed: changedViolation,
	reformatted: (artifact, { approval }) => ({
		rule: "governance/approval-reformatted",
		message: `${wordsOf(approval)}. Since then only white space changed.`,
		...placeOf(artifact, approval),
	}),
	undigested: (artifact, { approval }) => ({
		rule: "governance/approval-undigested",
		message: `${wordsOf(approval)}, and no digest says which text that was: whether it changed since cannot be checked. ${approval.name} decides again with “Approve…”, which records it.`,
		...placeOf(artifact, approval),
	}),
};

function changedViolation(artifact: Artifact, { approval, since }: Judged): Violation {
	const told =
		since === undefined
			? "Since then its text changed; the text that was decided on is not in the history here, so what changed cannot be told."
			: `Since then: ${since}.`;
	const fixes = since !== undefined && approval.digest ? fixesOf(artifact, approval, approval.digest) : [];
	return { rule: "governance/approval-changed", message: `${wordsOf(approval)}. ${told}`, ...placeOf(artifact, approval), fixes };
}

const fixesOf = ({ document: { path } }: Artifact, { pointer }: Approval, relied: string): Fix[] => [
	{ title: "See both", edits: [], deed: { do: "reread", path, relied } },
	{ title: "Re-affirm…", edits: [], deed: { do: "reaffirm", path, relied, pointer } },
];

/** At the name of who decided: an entry may be many lines long. */
function placeOf({ document }: Artifact, { pointer }: Approval): Pick<Violation, "span" | "pointer"> {
	const name = locate(document.root, `${pointer}/name`);
	return { ...(name && { span: focus(name) }), pointer };
}
