import { child, textOf } from "../../document/node.js";
import { focus, type Located, locate } from "../../document/pointer.js";
import { isSamePerson } from "../../governance/person.js";
import { whoCould } from "../../governance/who.js";
import { rolesIn } from "../../policy/authority.js";
import { personOf } from "../../policy/policy.js";
import { holdersOn, type RosterEntry } from "../../policy/roster.js";
import type { Violation } from "../../problem.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { each, either } from "../../suggest.js";
import { entriesOf } from "../reports/rules/entries.js";

type Found = Omit<Violation, "rule">;

/** To test otherwise than planned is for somebody to agree to who answers for the plan. */
export const deviationRule: Rule = ruleOf("report/deviation", (artifact, { policy, today }) => {
	const required = policy.authority("methodology-deviation", artifact.tier).map(rolesIn);
	if (required.length === 0) return [];
	const able = [...new Set(required.flat())];
	const must = each(required.map((roles) => either(roles)));
	const could = policy.roster.length > 0 ? ` ${whoCould(holdersOn(policy.roster, today), able, "is")}` : "";
	return entriesOf(artifact, "deviations").flatMap((deviation) => {
		const why = whyNot(deviation, able, policy.roster);
		return why === undefined ? [] : [told(deviation, `${why}, and a deviation from the plan is agreed to by ${must}.${could}`)];
	});
});

/** When it was agreed to is not written down, so whoever ever held the role could have. */
function whyNot({ node }: Located, able: readonly string[], roster: readonly RosterEntry[]): string | undefined {
	const person = personOf(child(node, "approved_by"));
	if (!person) return undefined;
	if (person.role !== undefined && !able.includes(person.role)) return `${person.name} agreed as ${person.role}`;
	const held = roster.filter((entry) => [entry, ...entry.delegates].some((one) => isSamePerson(one, person))).flatMap(({ roles }) => roles);
	if (roster.length === 0 || held.some((role) => able.includes(role))) return undefined;
	return `By the roster, ${person.name} was never ${either(able)}`;
}

function told({ node, pointer }: Located, message: string): Found {
	const key = textOf(child(child(node, "approved_by"), "role")) === undefined ? "name" : "role";
	const at = locate(node, `/approved_by/${key}`);
	return { message, ...(at && { span: focus(at) }), pointer: `${pointer}/approved_by/${key}` };
}
