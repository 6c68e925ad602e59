import { child, entry, textOf } from "../../document/node.js";
import { focus } from "../../document/pointer.js";
import { numberOf } from "../../document/scalar.js";
import type { Violation } from "../../problem.js";
import { type Dated, dateAt } from "../../rules/dates.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { isGenerative } from "../patterns.js";
import { entriesOf } from "../reports/rules/entries.js";
import { limitationsRule } from "../reports/rules/limits.js";

type Found = Omit<Violation, "rule">;

/** Fewer runs of the same case do not show how far its answers vary. */
const FEW = 3;

/** Results that come after the board has met are nobody's. */
const scheduleRule: Rule = ruleOf("plan/schedule", ({ front }) => {
	const at = (key: string) => dateAt(child(child(front, "schedule"), key));
	const [start, end, due] = [at("start"), at("end"), at("packet_due")];
	return [
		...(start && end && end.date < start.date ? [tooEarly("end", end, "start", start)] : []),
		...(end && due && due.date < end.date ? [tooEarly("packet_due", due, "end", end)] : []),
	];
});

const tooEarly = (key: string, { date, span }: Dated, than: string, other: Dated): Found => ({
	message: `“schedule.${key}” is ${date}, before “schedule.${than}” (${other.date}).`,
	span,
	pointer: `/schedule/${key}`,
});

/** What can be talked into something is tested by somebody who tries, where the stakes are high. */
const dimensionRule: Rule = ruleOf("plan/dimension", (artifact) => {
	const at = entry(artifact.front, "suites");
	const tested = entriesOf(artifact, "suites").map(({ node }) => textOf(child(node, "dimension")));
	if (artifact.tier !== 1 || !isGenerative(artifact.front) || !at || tested.length === 0) return [];
	const absent = ["safety", "prompt-injection", "privacy-leakage"].filter((dimension) => !tested.includes(dimension));
	if (absent.length === 0) return [];
	const message = `A generative system at tier 1 is also tested for ${absent.join(", ")}: add a suite for each.`;
	return [{ message, span: focus({ pointer: "/suites", node: at.value, entry: at }), pointer: "/suites" }];
});

/** One answer of a model that answers differently each time says little. */
const repeatsRule: Rule = ruleOf("plan/repeats", (artifact) =>
	entriesOf(artifact, "suites").flatMap(({ node, pointer }): Found[] => {
		const repeats = child(node, "repeats");
		const n = numberOf(repeats);
		if (!isGenerative(artifact.front) || !repeats || n === undefined || n >= FEW) return [];
		const message = `Each case runs ${n === 1 ? "once" : `${n} times`}, and answers vary: run it ${FEW} times or more.`;
		return [{ message, span: repeats.span, pointer: `${pointer}/repeats` }];
	}),
);

export const rules: readonly Rule[] = [limitationsRule, scheduleRule, dimensionRule, repeatsRule];
