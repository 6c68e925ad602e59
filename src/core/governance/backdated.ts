import type { Artifact } from "../artifact.js";
import { child } from "../document/node.js";
import { focus, locate } from "../document/pointer.js";
import type { Violation } from "../problem.js";
import { dateAt, dayAfter } from "../rules/dates.js";
import type { RuleContext } from "../rules/rule.js";
import { type Approval, approvalsOf, wordsOf } from "./approvals.js";
import { formOf } from "./lists.js";
import { type Past, pastOf } from "./past.js";

/** A decision that is dated before its text was there: the day was made up, or the text was put under a decision about another one. */
export function backdatedViolations(artifact: Artifact, { past }: Pick<RuleContext, "past">): Violation[] {
	if (artifact.kind.family !== "rai") return [];
	const created = dateAt(child(artifact.front, "created"))?.date;
	const versions = pastOf(artifact, past ?? []);
	const decisions = approvalsOf(artifact).filter(({ decision }) => decision !== "withdrawn");
	return decisions.flatMap((approval) => {
		const why = beforeCreated(approval, created) ?? beforeText(approval, versions);
		return why === undefined ? [] : [told(artifact, approval, why)];
	});
}

function beforeCreated({ date }: Approval, created: string | undefined): string | undefined {
	return created !== undefined && date < created ? `the document was created on ${created}` : undefined;
}

/** A commit between the day and the text says something else. What was there on the day may have come back later. */
function beforeText(approval: Approval, versions: readonly Past[]): string | undefined {
	// Somebody's day may have been the next one in UTC.
	const day = dayAfter(approval.date, 1);
	const first = versions.findLastIndex((one) => entriesIn(one).includes(formOf(approval.node)));
	// An entry that was edited is told as that.
	if (first < 0 && versions.some((one) => indexOf(approval) < entriesIn(one).length)) return undefined;
	const before = versions.slice(first + 1);
	const other = before.find((one) => one.version.date > day && !isDecidedOn(one, approval));
	if (!other || versions.some((one) => one.version.date <= day && isDecidedOn(one, approval))) return undefined;
	return `on ${other.version.date} (commit ${other.version.commit.slice(0, 7)}) it still said something else`;
}

const entriesIn = ({ lists }: Past): readonly string[] => lists.get("/approvals") ?? [];

const indexOf = ({ pointer }: Approval): number => Number(pointer.split("/").at(-1));

/** Without a digest, the version is all that tells which text it was. */
const isDecidedOn = (past: Past, { digest, version }: Approval): boolean =>
	digest === undefined ? past.stage.version === version : past.digest === digest;

function told({ document }: Artifact, approval: Approval, why: string): Violation {
	const date = locate(document.root, `${approval.pointer}/date`);
	const way = `withdraw it, and have ${approval.name} decide on what it says now`;
	const message = `${wordsOf(approval)}, dated ${approval.date}; but ${why}: ${way}.`;
	return { rule: "governance/approval-backdated", message, ...(date && { span: focus(date) }), pointer: `${approval.pointer}/date` };
}
