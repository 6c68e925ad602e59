import type { Artifact } from "../artifact.js";
import { child, entry, isEmpty, items } from "../document/node.js";
import { isInForce } from "../kinds/lifecycle.js";
import { type Cadence, cadenceWords, dueAfter } from "../policy/cadence.js";
import type { Fix, Violation } from "../problem.js";
import { expectedAt } from "../schema/navigate.js";
import { type Dated, dateAt } from "./dates.js";
import type { RuleContext } from "./rule.js";

const RULE = "policy/review-cadence";
const POINTER = "/review_due";

/** What is kept up for as long as a system runs; the others are about one request, one run, one meeting or one event. */
const LIVING: ReadonlySet<string> = new Set([
	...["model-card", "system-card", "dataset-sheet", "risk-assessment", "risk-register", "privacy-assessment"],
	...["monitoring-spec", "runbook", "control-mapping"],
]);

/**
 * Documents in force that would be read again later than their tier's cadence, or for which nobody has set a day. A day that has
 * passed is not judged here.
 */
export function cadenceViolations(artifact: Artifact, { policy, today }: RuleContext): Violation[] {
	const { kind, status, tier, front } = artifact;
	if (!(LIVING.has(kind.id) || kind.custom) || !isInForce(status) || !expectedAt(kind, "")?.keys.includes("review_due")) return [];
	const cadence = policy.cadence(tier);
	const node = child(front, "review_due");
	const due = dateAt(node);
	const looked = lastLooked(artifact, today);
	if (due) return tooLate(artifact, due, looked, cadence);
	return isEmpty(node) && status === "approved" ? unset(artifact, looked, cadence, today) : [];
}

/** The last day on which somebody wrote or decided something: YYYY-MM-DD; undefined where no day is given. */
function lastLooked({ front }: Artifact, today: string): string | undefined {
	const decided = items(child(front, "approvals")).map((approval) => child(approval, "date"));
	const days = [child(front, "created"), child(front, "updated"), ...decided].flatMap((node) => dateAt(node)?.date ?? []);
	return days
		.filter((day) => day <= today)
		.sort()
		.at(-1);
}

function tooLate({ tier, status }: Artifact, due: Dated, looked: string | undefined, cadence: Cadence): Violation[] {
	const latest = looked === undefined ? undefined : dueAfter(looked, cadence);
	if (latest === undefined || due.date <= latest) return [];
	const message = `“review_due” is ${due.date}: at tier ${tier} a document is read again within ${cadenceWords(cadence)}, and this one was last touched on ${looked}. Set ${latest} at the latest.`;
	const fix: Fix = { title: `Change to ${latest}`, edits: [{ span: due.span, newText: latest }] };
	// What was approved is not changed without a new approval.
	return [{ rule: RULE, message, span: due.span, pointer: POINTER, fixes: status === "approved" ? [] : [fix] }];
}

/** Where the policy says how often, everybody sets a day; else it is told once the time has passed. */
function unset(artifact: Artifact, looked: string | undefined, cadence: Cadence & { readonly said: boolean }, today: string): Violation[] {
	const passed = looked !== undefined && dueAfter(looked, cadence) < today;
	if (!cadence.said && !passed) return [];
	const at = entry(artifact.front, "review_due") ?? entry(artifact.front, "status");
	const since = looked === undefined ? "" : `, and it was last touched on ${looked}`;
	const message = `Nobody has set when this is read again${since}: at tier ${artifact.tier} that is every ${cadenceWords(cadence)}. Write the day as “review_due”.`;
	return [{ rule: RULE, message, ...(at && { span: at.key.span }), pointer: POINTER }];
}
