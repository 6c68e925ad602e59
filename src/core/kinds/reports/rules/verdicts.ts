import type { Artifact } from "../../../artifact.js";
import { child, resolved, textOf } from "../../../document/node.js";
import type { Located } from "../../../document/pointer.js";
import { numberOf } from "../../../document/scalar.js";
import type { Violation } from "../../../problem.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { isSettled } from "../findings.js";
import { entriesOf, flagOf, nameOf, reaches } from "./entries.js";

/** A test with its threshold, and whether it is passed: as the numbers say, else as is written. */
export interface Tested {
	readonly at: Located;
	readonly name: string;
	/** What is compared with the threshold, as `value`. */
	readonly key: string;
	readonly direction: string | undefined;
	readonly passes: boolean | undefined;
}

function tested(at: Located, name: string, direction: string | undefined, key = "value"): Tested {
	const [value, threshold] = [numberOf(child(at.node, key)), numberOf(child(at.node, "threshold"))];
	return { at, name, key, direction, passes: reaches(value, threshold, direction) ?? flagOf(at.node, "pass") };
}

/** A ratio is to be high, a difference small whichever group is ahead. */
function compared(at: Located): Tested {
	const name = nameOf(at.node, "metric");
	const [value, threshold] = [numberOf(child(at.node, "value")), numberOf(child(at.node, "threshold"))];
	const direction = name.endsWith("-ratio") ? "higher-is-better" : name.endsWith("-difference") ? "lower-is-better" : undefined;
	const size = value === undefined ? undefined : Math.abs(value);
	return { at, name, key: "value", direction, passes: reaches(size, threshold, direction) ?? flagOf(at.node, "pass") };
}

/** What a report tests, whatever its lists are called. */
export const testsOf = (artifact: Artifact): Tested[] => [
	...entriesOf(artifact, "results").map((at) => tested(at, nameOf(at.node, "name"), textOf(child(at.node, "direction")))),
	...entriesOf(artifact, "fairness").map(compared),
	...entriesOf(artifact, "probes").map((at) => tested(at, nameOf(at.node, "id", "type"), "lower-is-better", "degradation")),
	...entriesOf(artifact, "fail_safe").map((at) => tested(at, nameOf(at.node, "trigger"), undefined)),
];

/** Whoever reads “pass” does not compare the two numbers beside it. */
export const passRule: Rule = ruleOf("report/pass", (artifact) => testsOf(artifact).flatMap((test) => contradicted(test) ?? []));

function contradicted({ at: { node, pointer }, key, direction, passes }: Tested): Omit<Violation, "rule"> | undefined {
	const flag = resolved(child(node, "pass"));
	const said = flagOf(node, "pass");
	if (flag?.kind !== "scalar" || said === undefined || passes === undefined || said === passes) return undefined;
	const [value, threshold] = [numberOf(child(node, key)), numberOf(child(node, "threshold"))];
	const way = direction === "higher-is-better" ? "at least" : "at most";
	return {
		message: `“${key}” is ${value} and should be ${way} ${threshold}: “pass” is ${passes}, not ${said}.`,
		span: flag.span,
		pointer: `${pointer}/pass`,
		fixes: [{ title: `Change to ${passes}`, edits: [{ span: flag.span, newText: String(passes) }] }],
	};
}

/** A verdict that the report itself contradicts is believed by whoever reads only the verdict. */
export const conclusionRule: Rule = ruleOf("report/conclusion", (artifact) => {
	const verdict = resolved(child(child(artifact.front, "conclusion"), "status"));
	if (verdict?.kind !== "scalar" || verdict.text !== "pass") return [];
	const failed = testsOf(artifact).find(({ passes, at }) => passes === false && flagOf(at.node, "blocking") !== false);
	const open = entriesOf(artifact, "findings").find(({ node }) => isOpenSev1(node));
	const why = failed ? `“${failed.name}” fails` : open && `${nameOf(open.node, "id")} is sev1 and not settled`;
	if (!why) return [];
	const message = `The conclusion is “pass”, and ${why}: mend it and test again, or conclude otherwise.`;
	return [{ message, span: verdict.span, pointer: "/conclusion/status" }];
});

const isOpenSev1 = (node: Located["node"]): boolean => textOf(child(node, "severity")) === "sev1" && !isSettled(node);
