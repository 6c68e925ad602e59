import type { Artifact } from "../../artifact.js";
import { child, isEmpty, items, textOf, type YamlNode } from "../../document/node.js";
import { focus, type Located, locate } from "../../document/pointer.js";
import { numberOf } from "../../document/scalar.js";
import type { Violation } from "../../problem.js";
import { dateAt } from "../../rules/dates.js";
import { lacking } from "../../rules/lacking.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { each, shorten } from "../../suggest.js";
import { assessmentRule } from "./assessment.js";
import { findingsRule, openRule } from "./open.js";
import { memoReportRule } from "./sources.js";

type Found = Omit<Violation, "rule">;

/** A go that the memo itself speaks against: whoever reads only the first line would not know. */
const recommendationRule: Rule = ruleOf("memo/recommendation", ({ front, tier }) => {
	const at = locate(front, "/recommendation");
	if (!at || textOf(at.node) !== "go") return [];
	const against = [...failedGates(front), ...openFindings(front), ...unaccepted(front), ...(tier === 1 ? unwatched(front) : [])];
	if (against.length === 0) return [];
	const message = `“recommendation” is “go”, and ${each(against)}: recommend what that allows, or correct it.`;
	return [{ message, span: focus(at), pointer: at.pointer }];
});

const failedGates = (front: YamlNode | undefined): string[] =>
	items(child(front, "gates"))
		.filter((gate) => textOf(child(gate, "required")) === "true" && textOf(child(gate, "status")) === "fail")
		.map((gate) => `the gate “${shorten(textOf(child(gate, "gate")) ?? "")}” fails`);

const openFindings = (front: YamlNode | undefined): string[] =>
	["sev1", "sev2"].flatMap((severity) => {
		const open = numberOf(child(child(front, "findings_open"), severity)) ?? 0;
		if (open <= 0) return [];
		return [`${open} ${severity.replace("sev", "Sev")} ${open === 1 ? "finding is" : "findings are"} open`];
	});

/** What nobody has accepted is not yet decided on. */
function unaccepted(front: YamlNode | undefined): string[] {
	const residual = child(front, "residual");
	const overall = textOf(child(residual, "overall")) ?? "";
	const isHigh = overall === "high" || overall === "critical";
	return isHigh && isEmpty(child(residual, "accepted")) ? [`nobody has accepted the residual risk (${overall})`] : [];
}

function unwatched(front: YamlNode | undefined): string[] {
	const readiness = child(front, "monitoring_readiness");
	const [verified, total] = ["metrics_verified", "metrics_total"].map((key) => numberOf(child(readiness, key)));
	if (verified === undefined || total === undefined || verified >= total) return [];
	return [`only ${verified} of ${total} metrics are verified`];
}

/** “Go with conditions” is “go” as soon as nobody has to meet them. */
const conditionRule: Rule = ruleOf("memo/condition", (artifact) =>
	conditionsOf(artifact).flatMap((condition) => [
		...lacking(artifact, condition, "owner", "name the person who meets it"),
		...lacking(artifact, condition, "due", "say by when"),
		...lacking(artifact, condition, "verification", "say how anybody can see that it is met"),
	]),
);

const conditionsOf = ({ front }: Artifact): Located[] =>
	items(child(front, "conditions")).flatMap((node, i) => (isEmpty(node) ? [] : [{ node, pointer: `/conditions/${i}` }]));

/** Each can be no more than the one behind it. */
const PARTS = [
	["/mitigations/verified", "/mitigations/implemented"],
	["/mitigations/implemented", "/mitigations/total"],
	["/monitoring_readiness/metrics_verified", "/monitoring_readiness/metrics_total"],
] as const;

/** A memo lives by its few numbers: where two of them cannot both be true, none is believed. */
const countsRule: Rule = ruleOf("memo/counts", ({ front }) => [
	...PARTS.flatMap(([part, whole]) => moreThan(front, part, whole)),
	...items(child(front, "evaluation_summary")).flatMap((result, i) => wrongPass(result, `/evaluation_summary/${i}`)),
]);

function moreThan(front: YamlNode | undefined, part: string, whole: string): Found[] {
	const [at, above] = [locate(front, part), locate(front, whole)];
	const [few, many] = [numberOf(at?.node), numberOf(above?.node)];
	if (!at || few === undefined || many === undefined || few <= many) return [];
	const [field, other] = [part, whole].map((pointer) => pointer.slice(1).replace("/", "."));
	return [{ message: `“${field}” is ${few}, more than “${other}” (${many}): correct one of the two.`, span: focus(at), pointer: part }];
}

/** Only where the direction is written down: else nobody can tell which side of a threshold is the good one. */
function wrongPass(result: YamlNode, pointer: string): Found[] {
	const [value, threshold] = ["value", "threshold"].map((key) => numberOf(child(result, key)));
	const direction = textOf(child(result, "direction"));
	const at = locate(result, "/pass");
	if (!at || !direction || value === undefined || threshold === undefined) return [];
	const isReached = direction === "higher-is-better" ? value >= threshold : value <= threshold;
	const said = textOf(at.node);
	if ((said !== "true" && said !== "false") || (said === "true") === isReached) return [];
	const message = `${value} ${isReached ? "reaches" : "does not reach"} the threshold ${threshold} (${direction}), and “pass” is ${said}: correct one of them.`;
	return [{ message, span: focus(at), pointer: `${pointer}/pass` }];
}

/** Still to be decided on; what was decided stays as it was on that day. */
const UNDECIDED = ["draft", "in-review", "changes-requested"];

/** What was true when it was written need not be on the day of the release. */
const validRule: Rule = ruleOf("memo/valid", ({ front, status }, { today }) => {
	const until = dateAt(child(front, "valid_until"));
	const target = dateAt(child(child(front, "release"), "target_date"));
	if (!until) return [];
	const at = { span: until.span, pointer: "/valid_until" };
	if (target && until.date < target.date)
		return [{ message: `“valid_until” is ${until.date}, before the release (${target.date}): nobody could release by this memo.`, ...at }];
	if (until.date >= today || !UNDECIDED.includes(status ?? "draft")) return [];
	const message = `This memo held until ${until.date}, and nobody has decided: check what it says anew, and say until when it holds.`;
	return [{ message, ...at, atMost: "warning" as const }];
});

export const rules: readonly Rule[] = [
	recommendationRule,
	conditionRule,
	countsRule,
	validRule,
	openRule,
	findingsRule,
	assessmentRule,
	memoReportRule,
];
