import type { Artifact } from "../../../artifact.js";
import { child, isEmpty } from "../../../document/node.js";
import { focus, locate } from "../../../document/pointer.js";
import type { Violation } from "../../../problem.js";
import { beside, type Named, namedBy, relatedAt } from "../../../rules/beside.js";
import { lacking } from "../../../rules/lacking.js";
import type { Rule, RuleContext } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { approversOf, decisionsOf, endedOn, isActive, risksNamed, typeOf } from "../../decision-log/decisions.js";
import { entriesOf } from "../../reports/rules/entries.js";
import { isHigh, isOpenRisk, levelLeft, type Risk, risksOf } from "./risks.js";

type Found = Omit<Violation, "rule">;

/** Statuses in which it is still to be decided whether a risk is accepted. */
const UNDECIDED: ReadonlySet<string | undefined> = new Set(["open", "investigating", undefined]);

/** Whether a document says that a risk is accepted, not only that it is to be. */
const isAccepted = ({ response, status }: Risk): boolean => status === "accepted" || (response === "accept" && !UNDECIDED.has(status));

/** A low one is anybody's to accept: nobody has to decide on it. */
const mustBeDecided = (risk: Risk): boolean => isAccepted(risk) && levelLeft(risk) !== "low";

/** Who accepts a risk says so somewhere, with a name and an end; else it was only written down. */
export const acceptanceRule: Rule = ruleOf("risk/acceptance", (artifact, context) =>
	risksOf(artifact, context.policy.matrix)
		.filter(isOpenRisk)
		.flatMap((risk) => {
			if (isEmpty(child(risk.node, "acceptance"))) return mustBeDecided(risk) ? undecided(artifact, risk) : [];
			return unsound(risk, context);
		}),
);

const undecided = (artifact: Artifact, risk: Risk): Found[] =>
	lacking(artifact, risk, "acceptance", "name the decision that accepts it").map((found) => ({ ...found, missing: true as const }));

/** What is written down outside of the workspace's documents, as minutes are, nobody can read here. */
function unsound(risk: Risk, context: RuleContext): Found[] {
	const at = locate(risk.node, "/acceptance");
	const named = at && namedBy(at.node, context);
	if (!at || !named?.entry || named.artifact.kind.id !== "decision-log") return [];
	const trouble = troubleWith(named, risk, context.today);
	if (trouble === undefined) return [];
	const message = `${risk.name} is said to be accepted, and the decision ${trouble}: have it decided anew by who may, or say what else is done about it.`;
	const related = [relatedAt(named.artifact, focus({ node: named.entry, pointer: "" }), "This is the decision.")];
	return [{ message, span: focus(at), pointer: `${risk.pointer}/acceptance`, related }];
}

function troubleWith({ entry }: Named, { node, name }: Risk, today: string): string | undefined {
	if (!entry) return undefined;
	const [type, ended, risks] = [typeOf(entry), endedOn(entry, today), risksNamed(entry)];
	if (type !== undefined && type !== "risk-acceptance") return `is no risk acceptance (“type” is ${type})`;
	if (!isActive(entry)) return "holds no longer";
	if (ended !== undefined) return `ended on ${ended}`;
	if (approversOf({ node: entry, pointer: "" }).length === 0) return "was approved by nobody";
	const isNamed = risks.length === 0 || isEmpty(child(node, "id")) || risks.includes(name);
	return isNamed ? undefined : "does not name it";
}

/** At tier 1, somebody has to notice when what is left of a risk grows. */
export const monitoringRule: Rule = ruleOf("risk/monitoring", (artifact, context) => {
	if (artifact.tier !== 1) return [];
	const watched = watchedIn(artifact, context);
	return risksOf(artifact, context.policy.matrix)
		.filter((risk) => isOpenRisk(risk) && (isHigh(risk) || mustBeDecided(risk)) && !watched.has(risk.name))
		.flatMap((risk) => lacking(artifact, risk, "monitoring", "name the metric that would show it growing"));
});

/** The risks that a metric of the system's monitoring names. */
const watchedIn = (artifact: Artifact, context: RuleContext): ReadonlySet<string> =>
	new Set(
		beside(artifact, context, "monitoring-spec").flatMap((spec) => entriesOf(spec, "metrics").flatMap(({ node }) => risksNamed(node))),
	);

/** The risks that a decision in force accepts, in the logs of the system. */
export const acceptedIn = (artifact: Artifact, context: RuleContext): ReadonlySet<string> =>
	new Set(
		beside(artifact, context, "decision-log").flatMap((log) =>
			decisionsOf(log)
				.filter(
					(decision) =>
						typeOf(decision.node) === "risk-acceptance" &&
						isActive(decision.node) &&
						endedOn(decision.node, context.today) === undefined &&
						approversOf(decision).length > 0,
				)
				.flatMap(({ node }) => risksNamed(node)),
		),
	);
