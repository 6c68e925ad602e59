import type { Artifact } from "../../artifact.js";
import { focus, type Located, locate } from "../../document/pointer.js";
import { whoCould } from "../../governance/who.js";
import { type Requirement, rolesIn } from "../../policy/authority.js";
import { holdersOn, rightOf } from "../../policy/roster.js";
import type { Violation } from "../../problem.js";
import { namedBy } from "../../rules/beside.js";
import type { Rule, RuleContext } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { each, either } from "../../suggest.js";
import type { Tier } from "../kind.js";
import { RISK_LEVELS, type RiskLevel } from "../risk-assessment/matrix.js";
import { residualLevel } from "../risk-assessment/rules/risks.js";
import { type Approver, approversOf, begun, decisionsOf, isActive, typeOf } from "./decisions.js";

type Found = Omit<Violation, "rule">;

/** What a decision is in the table of who decides, and how it is put into words. */
interface Subject {
	readonly subject: string;
	/** Decisions of more weight: who may make one of these may make this one. */
	readonly above?: readonly string[];
	readonly words: string;
	/** The strictest of the log's and of what is decided on. */
	readonly tier: Tier;
}

/** Decisions that are made in a log and nowhere else; the others are approvals of documents of their own. */
const DECIDED_HERE: Readonly<Record<string, string>> = {
	"severity-classification": "A severity",
	"methodology-deviation": "A deviation from the plan",
};

/** A risk that is accepted by who may not is accepted by nobody. */
export const authorityRule: Rule = ruleOf("decision/authority", (artifact, context) =>
	decisionsOf(artifact)
		.filter(({ node }) => isActive(node))
		.flatMap((decision) => {
			const subject = subjectOf(artifact, decision, context);
			return subject ? violationsIn(decision, subject, context) : [];
		}),
);

function subjectOf(artifact: Artifact, decision: Located, context: RuleContext): Subject | undefined {
	const type = typeOf(decision.node) ?? "";
	if (type === "risk-acceptance") return acceptanceOf(artifact, decision, context);
	const words = Object.hasOwn(DECIDED_HERE, type) ? DECIDED_HERE[type] : undefined;
	return words === undefined ? undefined : { subject: type, words, tier: artifact.tier };
}

/** By the highest of the risks that it names, as far as they can be seen; a low one is anybody's to accept. */
function acceptanceOf({ tier }: Artifact, decision: Located, context: RuleContext): Subject | undefined {
	const risks = begun(decision, "risks").flatMap(({ node }) => namedBy(node, context) ?? []);
	const levels = risks.flatMap(({ entry }) => (entry && residualLevel(entry, context.policy.matrix)) ?? []);
	const worst = RISK_LEVELS.filter((level): level is Exclude<RiskLevel, "low"> => level !== "low" && levels.includes(level)).at(-1);
	if (!worst) return undefined;
	const strictest = Math.min(tier, ...risks.map(({ artifact }) => artifact.tier)) as Tier;
	const above = RISK_LEVELS.slice(RISK_LEVELS.indexOf(worst) + 1).map((level) => `risk-acceptance-${level}`);
	return { subject: `risk-acceptance-${worst}`, above, words: `A ${worst} risk at tier ${strictest}`, tier: strictest };
}

function violationsIn(decision: Located, subject: Subject, context: RuleContext): Found[] {
	const { roster } = context.policy;
	const approvers = approversOf(decision);
	const wrong = approvers.filter(({ name, role, date }) => roster.length > 0 && !rightOf(roster, { name }, role, date));
	return [...wrong.map((one) => notHeld(one, context)), ...lackingRoles(decision, approvers, subject, context)];
}

function notHeld({ name, role, date, node, pointer }: Approver, { policy: { roster } }: RuleContext): Found {
	const could = whoCould(holdersOn(roster, date), [role], "was");
	const message = `By the roster, ${name} was not ${role} on ${date}. ${could} Correct the roster, or have the decision made by who may.`;
	const at = locate(node, "/role");
	return { message, ...(at && { span: focus(at) }), pointer: `${pointer}/role` };
}

/** Who has not decided, of those who must. Nothing where nobody has: that is asked for as an answer. */
function lackingRoles(
	decision: Located,
	approvers: readonly Approver[],
	{ subject, above = [], words, tier }: Subject,
	context: RuleContext,
): Found[] {
	const lackingFor = (name: string) => notAmong(approvers, context.policy.authority(name, tier));
	const [required, lacking] = [context.policy.authority(subject, tier), lackingFor(subject)];
	if (above.some((name) => context.policy.authority(name, tier).length > 0 && lackingFor(name).length === 0)) return [];
	const at = locate(decision.node, "/approvers");
	if (!at || approvers.length === 0 || lacking.length === 0) return [];
	const message = `${words} is decided by ${all(required)}, and ${all(lacking)} ${lacking.length === 1 ? "has" : "have"} not: add a decision that they make, which supersedes this one.${who(lacking, context)}`;
	return [{ message, span: at.entry?.key.span ?? focus(at), pointer: `${decision.pointer}/approvers` }];
}

const notAmong = (approvers: readonly Approver[], required: readonly Requirement[]): Requirement[] =>
	required.filter((one) => !approvers.some(({ role }) => rolesIn(one).includes(role)));

const all = (required: readonly Requirement[]): string => each(required.map((one) => either(rolesIn(one))));

function who(lacking: readonly Requirement[], { policy: { roster }, today }: RuleContext): string {
	const able = holdersOn(roster, today);
	return roster.length === 0 ? "" : lacking.map((one) => ` ${whoCould(able, rolesIn(one), "is")}`).join("");
}
