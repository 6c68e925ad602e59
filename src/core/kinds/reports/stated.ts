import type { Artifact } from "../../artifact.js";
import { child, resolved, type ScalarNode, textOf, type YamlNode } from "../../document/node.js";
import type { Located } from "../../document/pointer.js";
import { numberOf } from "../../document/scalar.js";
import type { Fix, Related, Violation } from "../../problem.js";
import { relatedAt } from "../../rules/beside.js";
import { either, shorten } from "../../suggest.js";
import { compareClaim, valueAsWritten } from "../../trace/claims/compare.js";
import { entriesOf } from "./rules/entries.js";

/** A number with what it is a number of. */
export interface Stated {
	readonly name: string;
	/** In one way of writing for equal groups; empty where all are meant. */
	readonly group: string;
	readonly unit: string;
	readonly value: ScalarNode;
	/** As written. */
	readonly tolerance: string | undefined;
	/** Of the entry. */
	readonly at: Located;
}

/** What a report found, and which report. */
export interface Reported extends Stated {
	readonly report: Artifact;
}

/** Case, hyphens and spaces are no other name. */
export const foldName = (name: string): string =>
	name
		.toLowerCase()
		.replace(/[\s_-]+/g, " ")
		.trim();

/** The metric in an entry; undefined where it has no name or no number. @param nameKey such as `name` or `metric` */
export function statedIn(at: Located, nameKey = "name"): Stated | undefined {
	const { node } = at;
	const [name, value] = [textOf(child(node, nameKey)), resolved(child(node, "value"))];
	if (name === undefined || value?.kind !== "scalar" || numberOf(value) === undefined) return undefined;
	const rest = { group: groupOf(child(node, "group")), unit: foldName(textOf(child(node, "unit")) ?? "") };
	return { name: foldName(name), ...rest, value, tolerance: textOf(child(node, "tolerance")), at };
}

/** `{ sex: female, age: 18-24 }` in whatever order, or the words of a text. */
function groupOf(node: YamlNode | undefined): string {
	const at = resolved(node);
	if (at?.kind !== "map") return foldName(textOf(at) ?? "");
	return at.entries
		.map(({ key, value }) => `${foldName(key.text)}=${foldName(textOf(value) ?? "")}`)
		.sort()
		.join(", ");
}

/** What is counted for each group of a report. */
export const RATES = ["selection_rate", "tpr", "fpr", "fnr", "ppv", "accuracy"] as const;

/** All numbers of an evaluation report that have a name: its results, and the rates of its groups. */
function allIn(report: Artifact): Reported[] {
	const results = entriesOf(report, "results").flatMap((at) => statedIn(at) ?? []);
	return [...results, ...entriesOf(report, "cohorts").flatMap(ratesOf)].map((one) => ({ ...one, report }));
}

function ratesOf(at: Located): Stated[] {
	const [attribute, group] = ["attribute", "group"].map((key) => textOf(child(at.node, key)));
	if (attribute === undefined || group === undefined) return [];
	const rest = { group: `${foldName(attribute)}=${foldName(group)}`, unit: "", tolerance: undefined, at };
	return RATES.flatMap((rate) => {
		const value = resolved(child(at.node, rate));
		return value?.kind === "scalar" && numberOf(value) !== undefined ? [{ name: foldName(rate), value, ...rest }] : [];
	});
}

/** What reports say, by what it is a number of. */
export type ReportedNumbers = ReadonlyMap<string, readonly Reported[]>;

/** The same for numbers of the same name, group and unit, and for no others. */
const measureOf = ({ name, group, unit }: Stated): string => JSON.stringify([name, group, unit]);

export function reportedIn(reports: readonly Artifact[]): ReportedNumbers {
	const numbers = new Map<string, Reported[]>();
	for (const one of reports.flatMap(allIn)) {
		const same = numbers.get(measureOf(one));
		if (same) same.push(one);
		else numbers.set(measureOf(one), [one]);
	}
	return numbers;
}

export const sameIn = (reported: ReportedNumbers, claim: Stated): readonly Reported[] => reported.get(measureOf(claim)) ?? [];

/** Rows of one name, group and unit beyond these are a table, not results that anybody could mean by the name. */
const MOST = 20;

/** What a document says against what its reports say: only where none of them says the same. @param pointer of the value */
export function unlikeReports(claim: Stated, reported: ReportedNumbers, pointer: string): Omit<Violation, "rule"> | undefined {
	const same = sameIn(reported, claim);
	if (same.length > MOST) return undefined;
	const compared = same.map((one) => compareClaim(claim.value.text, one.value.text, claim.tolerance));
	const [first] = same;
	if (!first || compared.some((result) => result !== "different")) return undefined;
	const values = [...new Set(same.map(({ value, report }) => `${value.text} in ${report.id ?? report.document.path}`))];
	const about = claim.group === "" ? "" : ` (${shorten(claim.group)})`;
	const name = shorten(textOf(child(claim.at.node, "name")) ?? textOf(child(claim.at.node, "metric")) ?? "");
	return {
		message: `“${name}”${about} is ${claim.value.text} here and ${either(values)}: correct the one that is wrong.`,
		span: claim.value.span,
		pointer,
		related: same.map(relatedTo),
		fixes: same.length === 1 ? fixesOf(claim, first) : [],
	};
}

const relatedTo = ({ report, value }: Reported): Related => relatedAt(report, value.span, `The report says ${value.text}.`);

/** As many digits as somebody wrote; where these are fewer than the report has, its own number too. */
function fixesOf({ value }: Stated, { value: theirs, report }: Reported): Fix[] {
	const rounded = valueAsWritten(value.text, theirs.text);
	const name = report.id ?? report.document.path;
	const to = (newText: string, why: string): Fix => ({ title: `Change to ${newText}, ${why}`, edits: [{ span: value.span, newText }] });
	const exact = to(theirs.text, `as ${name} says`);
	return rounded === theirs.text ? [exact] : [to(rounded, `which is ${theirs.text} of ${name}, rounded`), exact];
}
