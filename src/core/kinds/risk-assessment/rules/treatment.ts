import type { Artifact } from "../../../artifact.js";
import { entry } from "../../../document/node.js";
import type { Violation } from "../../../problem.js";
import { lacking } from "../../../rules/lacking.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { below } from "../matrix.js";
import { DONE, type Risk, risksOf } from "./risks.js";

/** A lower residual rating has to be earned by something that was done. */
export const mitigationRule: Rule = ruleOf("risk/mitigation", (artifact, { policy }) =>
	risksOf(artifact, policy.matrix).flatMap((risk) => unearned(artifact, risk) ?? []),
);

function unearned(artifact: Artifact, risk: Risk): Omit<Violation, "rule"> | undefined {
	if (!isLower(risk)) return undefined;
	const done = artifact.tier === 1 ? ["verified"] : DONE;
	if (risk.mitigations.some((m) => done.includes(m.status ?? ""))) return undefined;
	const at = entry(risk.node, "residual");
	return {
		message: `The residual risk of ${risk.name} is below the inherent one, and no mitigation is ${done.join(" or ")}: rate it as it is today.`,
		...(at && { span: at.key.span }),
		pointer: `${risk.pointer}/residual`,
	};
}

function isLower({ inherent, residual }: Risk): boolean {
	if (inherent.level && residual.level && below(residual.level, inherent.level)) return true;
	return (["severity", "likelihood"] as const).some((part) => (residual[part] ?? 9) < (inherent[part] ?? 0));
}

/** Risks and mitigations without somebody to answer for them. */
export const ownerRule: Rule = ruleOf("risk/owner", (artifact, { policy }) =>
	risksOf(artifact, policy.matrix).flatMap((risk) =>
		[risk, ...risk.mitigations.filter(isOpen)].flatMap((thing) =>
			lacking(artifact, thing, "owner", "name a person in product or engineering"),
		),
	),
);

/** At tier 3 only what is mitigated or avoided needs a date; above, everything open does. */
export const dueRule: Rule = ruleOf("risk/due", (artifact, { policy }) =>
	risksOf(artifact, policy.matrix).flatMap((risk) => {
		const planned = (artifact.tier < 3 || ["mitigate", "avoid"].includes(risk.response ?? "")) && risk.status !== "closed";
		const things = [...(planned ? [risk] : []), ...risk.mitigations.filter(isOpen)];
		return things.flatMap((thing) => lacking(artifact, thing, "due", "say by when"));
	}),
);

const isOpen = ({ status }: { status: string | undefined }): boolean => ![...DONE, "rejected"].includes(status ?? "");
