import { type Artifact, systemOf } from "../artifact.js";
import { child, entry, resolved, textOf } from "../document/node.js";
import { type Located, locateAll } from "../document/pointer.js";
import { numberOf } from "../document/scalar.js";
import type { Span } from "../document/span.js";
import { isPast } from "../kinds/lifecycle.js";
import { RATES } from "../kinds/reports/stated.js";
import { rolesIn } from "../policy/authority.js";
import type { Policy } from "../policy/policy.js";
import { boundWords, groupIn, groupOf, isKept, type Measured, type Threshold, thresholdsByNumber } from "../policy/thresholds.js";
import type { Violation } from "../problem.js";
import { each, either } from "../suggest.js";
import type { RuleContext } from "./rule.js";

/** A measured number where it stands. */
interface Placed extends Measured {
	readonly span: Span;
	readonly pointer: string;
}

/** A number that does not keep one of the policy's thresholds. */
export interface MissedThreshold extends Placed {
	readonly threshold: Threshold;
}

export function thresholdViolations(artifact: Artifact, { policy }: Pick<RuleContext, "policy">): Violation[] {
	const approvers = policy.authority("policy-exception", artifact.tier).map((requirement) => either(rolesIn(requirement)));
	return missedThresholds(artifact, policy).map((one) => violation(one, approvers));
}

/** Numbers that the policy bounds: of the same name, unit and group, in cards and reports that speak for their system. Each is told once. */
export function missedThresholds(artifact: Artifact, { thresholds }: Policy): MissedThreshold[] {
	const { kind, status, tier, document } = artifact;
	if (kind.family !== "rai" || isPast(status) || thresholds.length === 0) return [];
	const system = systemOf(document);
	const mine = thresholds.filter((one) => concerns(one, tier, system));
	return mine.length === 0 ? [] : missedIn(artifact, thresholdsByNumber(mine));
}

const concerns = ({ tiers, system }: Threshold, tier: Artifact["tier"], of: string | undefined): boolean =>
	(tiers.length === 0 || tiers.includes(tier)) && (system === undefined || system === of);

const missedIn = (artifact: Artifact, about: ReturnType<typeof thresholdsByNumber>): MissedThreshold[] =>
	measuredIn(artifact).flatMap((measured) => {
		const threshold = about(measured).find((one) => !isKept(one, measured));
		return threshold ? [{ ...measured, threshold }] : [];
	});

function violation({ metric, group, value, span, pointer, threshold }: MissedThreshold, approvers: readonly string[]): Violation {
	const whose = group === undefined ? "" : ` of ${group}`;
	const way = `improve it, or have an exception approved by ${each(approvers)}`;
	const message = `“${metric}”${whose} is ${value}, and the policy asks for ${boundWords(threshold)} (${threshold.source}): ${way}.`;
	return { rule: "policy/threshold", message, span, pointer };
}

function measuredIn({ front }: Artifact): Placed[] {
	const named = ["/metrics/-", "/results/-"].flatMap((at) => locateAll(front, at).flatMap((one) => namedIn(one, "name")));
	const fairness = locateAll(front, "/fairness/-").flatMap((one) => namedIn(one, "metric"));
	const cohorts = locateAll(front, "/cohorts/-").flatMap(ratesIn);
	return [...named, ...fairness.map((one) => ({ ...one, value: Math.abs(one.value) })), ...cohorts];
}

function namedIn({ node, pointer }: Located, key: "name" | "metric"): Placed[] {
	const [metric, value, at] = [textOf(child(node, key)), numberOf(child(node, "value")), entry(node, "value")];
	if (metric === undefined || value === undefined || !at) return [];
	const [group, unit] = [groupIn(child(node, "group")), textOf(child(node, "unit"))];
	return [{ metric, group, unit, value, span: at.value.span, pointer: `${pointer}/value` }];
}

/** Rates of a cohort are metrics of its group. */
function ratesIn({ node, pointer }: Located): Placed[] {
	const [attribute, group] = [textOf(child(node, "attribute")), textOf(child(node, "group"))];
	if (attribute === undefined || group === undefined) return [];
	return RATES.flatMap((rate) => {
		const at = resolved(child(node, rate));
		const value = numberOf(at);
		return at && value !== undefined
			? [{ metric: rate, group: groupOf(attribute, group), value, span: at.span, pointer: `${pointer}/${rate}` }]
			: [];
	});
}
