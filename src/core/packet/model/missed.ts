import type { Checked } from "../../check.js";
import { child } from "../../document/node.js";
import { numberOf } from "../../document/scalar.js";
import { testsOf } from "../../kinds/reports/rules/verdicts.js";
import { boundWords } from "../../policy/thresholds.js";
import type { Cover } from "../../problem.js";
import { missedThresholds } from "../../rules/thresholds.js";
import { plain } from "../../trace/plain.js";
import { groupOf } from "./numbers.js";
import { type Place, placeAt } from "./said.js";
import type { PacketSources } from "./sources.js";

/** A measured number that does not reach what was asked of it. */
export interface Missed {
	/** `fpr, age=18-24` */
	readonly name: string;
	readonly value: string;
	/** `at most 0.15, by the policy` */
	readonly bound: string;
	/** The id of the document. */
	readonly document: string;
	readonly at: Place;
	/** What answers for it meanwhile. */
	readonly cover?: Cover | undefined;
}

/** What a board would want to be told first: numbers of any document that miss a threshold, the policy's or their own. */
export const missedOf = ({ members, library }: PacketSources): Missed[] =>
	members.flatMap((checked) => {
		const { artifact } = checked;
		const byPolicy = missedThresholds(artifact, library.policyFor(artifact.document.path)).map((one) => ({
			...{ pointer: one.pointer, name: [one.metric, one.group].filter((part) => part).join(", "), value: String(one.value) },
			...{ bound: `${boundWords(one.threshold)}, by the policy`, span: one.span },
		}));
		const told = new Set(byPolicy.map(({ pointer }) => pointer));
		const own = failed(checked).filter(({ pointer }) => !told.has(pointer));
		return [...byPolicy, ...own].map(({ pointer, span, name, ...one }) => ({
			...{ ...one, name: plain(name), document: artifact.id ?? artifact.document.path, at: placeAt(artifact, span) },
			cover: coverAt(checked, pointer),
		}));
	});

const failed = ({ artifact }: Checked) =>
	testsOf(artifact).flatMap(({ at, name, key, direction, passes }) => {
		const [value, threshold] = [numberOf(child(at.node, key)), numberOf(child(at.node, "threshold"))];
		if (passes !== false || value === undefined || threshold === undefined) return [];
		const bound = `${direction === "higher-is-better" ? "at least" : "at most"} ${threshold}`;
		const whole = [name, groupOf(child(at.node, "group"))].filter((part) => part).join(", ");
		return [{ pointer: `${at.pointer}/${key}`, name: whole, value: String(value), bound, span: at.node.span }];
	});

const coverAt = ({ problems }: Checked, pointer: string): Cover | undefined =>
	problems.find((problem) => problem.rule === "policy/threshold" && problem.pointer === pointer)?.waivedBy ?? undefined;
