import type { Artifact } from "../../artifact.js";
import { child, resolved, type ScalarNode } from "../../document/node.js";
import { type Located, locate } from "../../document/pointer.js";
import { numberOf } from "../../document/scalar.js";
import type { Violation } from "../../problem.js";
import { isClose } from "../../rules/numbers.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { entriesOf } from "../reports/rules/entries.js";

type Found = Omit<Violation, "rule">;

/** Attempts and successes, and a share of them that may be written beside. */
interface Count {
	readonly at: Located;
	readonly share?: "asr" | "pass_rate";
}

/** Numbers about the same attacks that exclude each other. */
export const countsRule: Rule = ruleOf("attack/counts", (artifact) => {
	const totals = locate(artifact.front, "/totals");
	const counts: Count[] = [
		...entriesOf(artifact, "attacks").map((at): Count => ({ at, share: "asr" })),
		...entriesOf(artifact, "attacks").flatMap(({ node, pointer }): Count[] => {
			const retest = child(node, "retest");
			return retest ? [{ at: { node: retest, pointer: `${pointer}/retest` } }] : [];
		}),
		...(totals ? [{ at: totals, share: "pass_rate" } as const] : []),
	];
	return [...counts.flatMap(impossible), ...counts.flatMap(misshared), ...(totals ? missummed(artifact, totals) : [])];
});

function impossible({ at: { node, pointer } }: Count): Found[] {
	const [attempts, successes] = [numberOf(child(node, "attempts")), numberOf(child(node, "successes"))];
	const at = scalarAt(node, "successes");
	if (!at || attempts === undefined || successes === undefined || successes <= attempts) return [];
	const message = `${successes} of ${attempts} attempts cannot have worked: correct one of the two.`;
	return [{ message, span: at.span, pointer: `${pointer}/successes` }];
}

function misshared({ at: { node, pointer }, share }: Count): Found[] {
	const [attempts, successes] = [numberOf(child(node, "attempts")), numberOf(child(node, "successes"))];
	const at = share && scalarAt(node, share);
	const value = numberOf(at);
	if (!share || !at || value === undefined || !attempts || successes === undefined || successes > attempts) return [];
	const rate = share === "asr" ? successes / attempts : 1 - successes / attempts;
	if (isClose(value, rate)) return [];
	const right = String(Number(rate.toFixed(3)));
	const message = `${successes} of ${attempts} attempts worked, so “${share}” is ${right}, not ${value}.`;
	return [{ message, span: at.span, pointer: `${pointer}/${share}`, fixes: [change(at, right)] }];
}

/** Only where every attack says how often: what is not told cannot be added up. */
function missummed(artifact: Artifact, totals: Located): Found[] {
	const attacks = entriesOf(artifact, "attacks");
	return ["attempts", "successes"].flatMap((key) => {
		const told = attacks.map(({ node }) => numberOf(child(node, key)));
		const at = scalarAt(totals.node, key);
		const value = numberOf(at);
		if (!at || value === undefined || told.length === 0 || told.some((n) => n === undefined)) return [];
		const sum = told.reduce<number>((all, n) => all + (n ?? 0), 0);
		if (sum === value) return [];
		const message = `The attacks add up to ${sum} ${key}, not ${value}: correct the total, or add the attack that is missing.`;
		return [{ message, span: at.span, pointer: `${totals.pointer}/${key}`, fixes: [change(at, String(sum))] }];
	});
}

function scalarAt(node: Located["node"], key: string): ScalarNode | undefined {
	const at = resolved(child(node, key));
	return at?.kind === "scalar" ? at : undefined;
}

const change = (at: ScalarNode, right: string) => ({ title: `Change to ${right}`, edits: [{ span: at.span, newText: right }] });
