import type { Artifact } from "../../../artifact.js";
import { child, resolved, textOf } from "../../../document/node.js";
import { focus, type Located, locate } from "../../../document/pointer.js";
import { numberOf } from "../../../document/scalar.js";
import { approvalsOf, approves, inForce } from "../../../governance/approvals.js";
import { rolesIn } from "../../../policy/authority.js";
import type { Policy } from "../../../policy/policy.js";
import type { Violation } from "../../../problem.js";
import { idOf, namedBy, relatedAt } from "../../../rules/beside.js";
import { dateAt } from "../../../rules/dates.js";
import type { Rule, RuleContext } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { shorten } from "../../../suggest.js";
import { phraseOf, phrasesIn } from "../phrases.js";
import { foldName } from "../stated.js";
import { entriesOf } from "./entries.js";

type Found = Omit<Violation, "rule">;

/** The plan that a report names, where it can be read here. */
function planOf({ front }: Artifact, context: RuleContext): Artifact | undefined {
	const plan = namedBy(child(front, "plan"), context)?.artifact;
	return plan?.kind.id === "evaluation-plan" ? plan : undefined;
}

/** What counts as good enough is agreed on before anybody knows what came out. */
export const planRule: Rule = ruleOf("report/plan", (artifact, context) => {
	const [plan, at, run] = [planOf(artifact, context), locate(artifact.front, "/plan"), dateAt(locate(artifact.front, "/run/date")?.node)];
	if (!plan || !at || !run) return [];
	const agreed = agreedOn(plan, context.policy);
	if (agreed !== undefined && agreed <= run.date) return [];
	const when = agreed === undefined ? `and not all have approved ${idOf(plan)} who must` : `before ${idOf(plan)} was approved on ${agreed}`;
	const message = `The test ran on ${run.date}, ${when}: its thresholds were not agreed on before the results. Say so under “limitations”, and run it again by an approved plan.`;
	const related = [relatedAt(plan, locate(plan.front, "/status")?.node.span, "This is the plan.")];
	return [{ message, span: focus(at), pointer: "/plan", related }];
});

/** The first day on which all had approved the plan who must, whichever version; undefined where they have not. */
function agreedOn(plan: Artifact, policy: Policy): string | undefined {
	const approvals = inForce(approvalsOf(plan)).filter(approves);
	const required = policy.authority(plan.kind.id, plan.tier);
	const roles = required.length > 0 ? required.map(rolesIn) : [approvals.map(({ role }) => role)];
	const days = roles.map((able) =>
		approvals
			.filter(({ role }) => able.includes(role))
			.map(({ date }) => date)
			.sort()
			.at(0),
	);
	return days.includes(undefined) ? undefined : days.sort().at(-1);
}

/** What was to be reached, under the name of its metric. */
interface Planned {
	readonly suite: string;
	readonly name: string;
	readonly threshold: Located;
}

const plannedIn = (plan: Artifact): Planned[] =>
	entriesOf(plan, "suites").flatMap(({ node: suite }) =>
		itemsAt(suite).flatMap((metric) => {
			const [name, threshold] = [textOf(child(metric.node, "name")), locate(metric.node, "/threshold")];
			return name && threshold ? [{ suite: foldName(textOf(child(suite, "name")) ?? ""), name: foldName(name), threshold }] : [];
		}),
	);

const itemsAt = (suite: Located["node"]): Located[] => {
	const metrics = resolved(child(suite, "metrics"));
	return metrics?.kind === "seq" ? metrics.items.map((node) => ({ node, pointer: "" })) : [];
};

/** Suites in which a metric of one name is looked for. */
const MOST = 100;

/** Who moves the line after the shot hits it. What the report says was done otherwise is no secret. */
export const thresholdRule: Rule = ruleOf("report/threshold", (artifact, context) => {
	const plan = planOf(artifact, context);
	if (!plan) return [];
	const planned = new Map<string, Planned[]>();
	for (const one of plannedIn(plan)) planned.set(one.name, [...(planned.get(one.name) ?? []).slice(0, MOST), one]);
	const told = phrasesIn(entriesOf(artifact, "deviations").flatMap(({ node }) => textOf(child(node, "from_plan")) ?? []));
	return entriesOf(artifact, "results").flatMap((result) => otherThreshold(result, plan, planned, told));
});

/** Groups may have thresholds of their own; a metric of one name in several suites is only known by its suite. */
function otherThreshold(
	{ node, pointer }: Located,
	plan: Artifact,
	planned: ReadonlyMap<string, readonly Planned[]>,
	told: ReadonlySet<string>,
): Found[] {
	const [own, name, suite] = [resolved(child(node, "threshold")), textOf(child(node, "name")), textOf(child(node, "suite"))];
	const mine = numberOf(own);
	if (own?.kind !== "scalar" || mine === undefined || !name || child(node, "group")) return [];
	const same = (planned.get(foldName(name)) ?? []).filter((one) => suite === undefined || one.suite === foldName(suite));
	const [one] = same;
	const theirs = numberOf(one?.threshold.node);
	if (!one || same.length > 1 || theirs === undefined || theirs === mine || told.has(phraseOf(name))) return [];
	const message = `The threshold of “${shorten(name)}” is ${own.text} here and ${theirs} in ${idOf(plan)}: keep to the plan, or write under “deviations” what was changed, why and who agreed.`;
	const related = [relatedAt(plan, focus(one.threshold), `The plan says ${theirs}.`)];
	const fixes = [{ title: `Change to ${theirs}, as ${idOf(plan)} says`, edits: [{ span: own.span, newText: String(theirs) }] }];
	return [{ message, span: own.span, pointer: `${pointer}/threshold`, related, fixes }];
}
