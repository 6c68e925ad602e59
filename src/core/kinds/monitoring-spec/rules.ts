import type { Artifact } from "../../artifact.js";
import { child, entry, isEmpty, textOf } from "../../document/node.js";
import { focus, type Located, locate } from "../../document/pointer.js";
import { numberOf } from "../../document/scalar.js";
import type { Violation } from "../../problem.js";
import { durationAt } from "../../rules/durations.js";
import { lacking } from "../../rules/lacking.js";
import { isClose } from "../../rules/numbers.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { entriesOf, nameOf } from "../reports/rules/entries.js";
import { cardRule, evaluatedRule } from "./beside.js";

type Found = Omit<Violation, "rule">;

/** Below this share of alerts that were worth it, people stop getting up. */
const WORTH_IT = 0.6;
/** What every system at tier 1 is watched for. */
const OWED = ["harm", "drift", "feedback", "security"];

/** Whoever is to look before somebody acts has to hear of it first. */
const thresholdsRule: Rule = ruleOf("monitor/thresholds", (artifact) =>
	entriesOf(artifact, "metrics").flatMap((at) => unordered(at) ?? []),
);

function unordered({ node, pointer }: Located): Found | undefined {
	const thresholds = child(node, "thresholds");
	const at = child(thresholds, "warn");
	const [warn, critical] = [numberOf(at), numberOf(child(thresholds, "critical"))];
	const higher = { "higher-is-better": true, "lower-is-better": false }[textOf(child(node, "direction")) ?? ""];
	if (!at || warn === undefined || critical === undefined || higher === undefined) return undefined;
	if (higher ? warn > critical : warn < critical) return undefined;
	const message = `“warn” is ${warn} and “critical” ${critical}: where ${higher ? "higher" : "lower"} is better, “warn” is the ${higher ? "higher" : "lower"} of the two.`;
	return { message, span: at.span, pointer: `${pointer}/thresholds/warn` };
}

/** A value at which somebody acts, and nobody hears of it. */
const alertRule: Rule = ruleOf("monitor/alert", (artifact) =>
	entriesOf(artifact, "metrics")
		.filter(({ node }) => numberOf(child(child(node, "thresholds"), "critical")) !== undefined)
		.flatMap((metric) => lacking(artifact, metric, "alert", "say who hears of it")),
);

/** What is counted over an hour and looked at once a day is not seen most of the day. */
const frequencyRule: Rule = ruleOf("monitor/frequency", (artifact) =>
	entriesOf(artifact, "metrics").flatMap(({ node, pointer }): Found[] => {
		const [window, frequency] = [durationAt(child(node, "window")), durationAt(child(node, "frequency"))];
		if (!window || !frequency || frequency.seconds <= window.seconds) return [];
		const message = `“${nameOf(node, "id", "name")}” is counted every ${frequency.duration} over ${window.duration}, so what happens in between is never seen.`;
		return [{ message, span: frequency.span, pointer: `${pointer}/frequency` }];
	}),
);

/** The share that is written, or that follows from the counts beside it. */
const precisionRule: Rule = ruleOf("monitor/precision", ({ front }) => {
	const quality = locate(front, "/alert_quality");
	if (!quality || isEmpty(quality.node)) return [];
	const at = (key: string) => child(quality.node, key);
	const [alerts, meaningful, written] = [numberOf(at("alerts")), numberOf(at("meaningful")), numberOf(at("precision"))];
	const counted = alerts && meaningful !== undefined ? meaningful / alerts : undefined;
	const place = locate(quality.node, "/precision") ?? locate(quality.node, "/meaningful");
	const message = told(counted, written);
	return message && place ? [{ message, span: focus(place), pointer: `/alert_quality${place.pointer}` }] : [];
});

function told(counted: number | undefined, written: number | undefined): string | undefined {
	if (counted !== undefined && counted > 1) return "More alerts were meaningful than there were: correct one of the two.";
	if (counted !== undefined && written !== undefined && !isClose(counted, written))
		return `The counts give a precision of ${Number(counted.toFixed(3))}, not ${written}: correct it.`;
	const precision = counted ?? written;
	if (precision === undefined || precision >= WORTH_IT) return undefined;
	return `Of a hundred alerts, ${Math.round(precision * 100)} were worth it: tune the thresholds until ${WORTH_IT * 100} are.`;
}

/** Harm that nobody measures is told by those who are harmed. */
const coverageRule: Rule = ruleOf("monitor/coverage", (artifact) => {
	const at = entry(artifact.front, "metrics");
	const absent = artifact.tier === 1 ? absentFrom(artifact) : [];
	if (!at || absent.length === 0) return [];
	const message = `At tier 1 a system is also watched for ${absent.join(", ")}: add a metric of each category.`;
	return [{ message, span: focus({ pointer: "/metrics", node: at.value, entry: at }), pointer: "/metrics" }];
});

/** Nothing while there is no metric at all: then the list itself is asked for. */
function absentFrom(artifact: Artifact): string[] {
	const watched = entriesOf(artifact, "metrics").flatMap(({ node }) => textOf(child(node, "category")) ?? []);
	const drift = isEmpty(child(artifact.front, "drift")) ? [] : ["drift"];
	return watched.length > 0 ? OWED.filter((category) => ![...watched, ...drift].includes(category)) : [];
}

export const rules: readonly Rule[] = [thresholdsRule, alertRule, frequencyRule, precisionRule, coverageRule, evaluatedRule, cardRule];
