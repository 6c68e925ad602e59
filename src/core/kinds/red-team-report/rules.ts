import { child, isEmpty, resolved, textOf, type YamlNode } from "../../document/node.js";
import { focus, type Located } from "../../document/pointer.js";
import { numberOf } from "../../document/scalar.js";
import type { Violation } from "../../problem.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { isGrave } from "../reports/findings.js";
import { entriesOf, nameOf } from "../reports/rules/entries.js";
import { untrackedRule } from "../reports/rules/findings.js";
import { limitationsRule } from "../reports/rules/limits.js";
import { conclusionRule } from "../reports/rules/verdicts.js";
import { countsRule } from "./counts.js";
import { exposedRule } from "./exposed.js";

type Found = Omit<Violation, "rule">;

/** How often a kind of attack is tried at least, at tiers 1 and 2. */
const ENOUGH: Readonly<Partial<Record<number, number>>> = { 1: 50, 2: 20 };

/** An attack that works and is left, or was mended and never tried again. */
const unmitigatedRule: Rule = ruleOf("attack/unmitigated", (artifact) =>
	entriesOf(artifact, "attacks").flatMap((attack) => unmitigated(attack) ?? []),
);

function unmitigated({ node, pointer }: Located): Found | undefined {
	const at = child(node, "successes");
	if (!isGrave(node) || !at || (numberOf(at) ?? 0) === 0) return undefined;
	const way = wayOut(node);
	if (!way) return undefined;
	const message = `“${nameOf(node, "id", "technique", "category")}” works and would be ${textOf(child(node, "severity"))}: ${way}.`;
	return { message, span: at.span, pointer: `${pointer}/successes` };
}

function wayOut(node: YamlNode): string | undefined {
	const retest = child(node, "retest");
	if (isEmpty(child(node, "mitigations"))) return "name under “mitigations” what is done against it, and try again";
	if (isEmpty(retest)) return "try it again once it is mended, and write that under “retest”";
	const [attempts, successes] = [numberOf(child(retest, "attempts")) ?? 0, numberOf(child(retest, "successes")) ?? 0];
	// More successes than attempts is another mistake.
	return successes > 0 && successes <= attempts ? "it still worked when it was tried again, so mend it" : undefined;
}

/** A handful of tries that fail show the attacker's patience, and not the defence. */
const attemptsRule: Rule = ruleOf("attack/attempts", (artifact) => {
	const enough = ENOUGH[artifact.tier];
	if (enough === undefined) return [];
	const attacks = entriesOf(artifact, "attacks");
	const categories = new Set(attacks.flatMap(({ node }) => textOf(child(node, "category")) ?? []));
	return [...categories].flatMap((category) =>
		tooFew(
			attacks.filter(({ node }) => textOf(child(node, "category")) === category),
			category,
			enough,
		),
	);
});

function tooFew(attacks: readonly Located[], category: string, enough: number): Found[] {
	const told = attacks.map(({ node }) => numberOf(child(node, "attempts")));
	const sum = told.reduce<number>((all, n) => all + (n ?? Number.POSITIVE_INFINITY), 0);
	const [first] = attacks;
	const at = first && child(first.node, "attempts");
	if (!first || !at || sum >= enough) return [];
	const message = `“${category}” was tried ${sum} ${sum === 1 ? "time" : "times"}, and ${enough} are the least at this tier: try more.`;
	return [{ message, span: focus({ pointer: "", node: at }), pointer: `${first.pointer}/attempts` }];
}

/** A tool tries what somebody thought of last year. */
const automatedRule: Rule = ruleOf("attack/automated", ({ front, tier }) => {
	const type = resolved(child(child(front, "team"), "type"));
	if (tier !== 1 || type?.kind !== "scalar" || type.text !== "automated-only") return [];
	return [{ message: "At tier 1 people attack as well: tools only try what is known.", span: type.span, pointer: "/team/type" }];
});

export const rules: readonly Rule[] = [
	conclusionRule,
	untrackedRule,
	limitationsRule,
	countsRule,
	unmitigatedRule,
	attemptsRule,
	automatedRule,
	exposedRule,
];
