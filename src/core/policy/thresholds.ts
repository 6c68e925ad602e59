import type { Document } from "../document/document.js";
import { child, items, resolved, textOf, type YamlNode } from "../document/node.js";
import { numberOf } from "../document/scalar.js";
import type { Tier } from "../kinds/kind.js";

/** A bound that measured numbers of one name must keep. */
export interface Threshold {
	readonly metric: string;
	/** Of the numbers of one group (`sex=female`), or of every group (`*`); absent: of those about everybody. */
	readonly group?: string;
	/** Of numbers in this unit; absent: of those without one. */
	readonly unit?: string;
	readonly minimum?: number;
	readonly maximum?: number;
	/** Of which tiers; all where empty. */
	readonly tiers: readonly Tier[];
	/** Of which system; of all where absent. */
	readonly system?: string;
	/** Where the policy says it: `rai-docs.yaml:12`. */
	readonly source: string;
}

/** A number that a document reports. */
export interface Measured {
	readonly metric: string;
	readonly group?: string | undefined;
	readonly unit?: string | undefined;
	readonly value: number;
}

/** As the schema says: every number is compared with those of its name. */
const MAX = 200;

/** Of every group. */
const EVERY = "*";

/** Those that can be read; what is wrong with the others is the schema's to say. */
export function thresholdsFrom(document: Document, node: YamlNode | undefined): Threshold[] {
	return items(node)
		.slice(0, MAX)
		.flatMap((at) => {
			const metric = textOf(child(at, "metric"));
			const [minimum, maximum] = [numberOf(child(at, "minimum")), numberOf(child(at, "maximum"))];
			if (metric === undefined || (minimum === undefined && maximum === undefined)) return [];
			const [group, unit, system] = [groupIn(child(at, "group")), textOf(child(at, "unit")), textOf(child(at, "system"))];
			return {
				metric,
				...(group !== undefined && { group }),
				...(unit !== undefined && { unit }),
				...(minimum !== undefined && { minimum }),
				...(maximum !== undefined && { maximum }),
				tiers: items(child(at, "tiers")).flatMap((tier) => tierIn(textOf(tier)) ?? []),
				...(system !== undefined && { system }),
				source: `${document.path}:${document.lines.lineAt(at.span.start) + 1}`,
			};
		});
}

const tierIn = (text: string | undefined): Tier | undefined => ([1, 2, 3] as const).find((tier) => String(tier) === text);

/** `{ sex: female, age: young }` as `age=young,sex=female`, whatever the order; a text as it is. */
export function groupIn(node: YamlNode | undefined): string | undefined {
	const group = resolved(node);
	if (group?.kind === "scalar") return group.text === "" ? undefined : group.text;
	if (group?.kind !== "map" || group.entries.length === 0) return undefined;
	return group.entries
		.map(({ key, value }) => groupOf(key.text, textOf(value) ?? ""))
		.sort()
		.join(",");
}

export const groupOf = (attribute: string, value: string): string => `${attribute}=${value}`;

/** Thresholds by what they are about: numbers are many, and so may thresholds be. */
export function thresholdsByNumber(thresholds: readonly Threshold[]): (measured: Measured) => readonly Threshold[] {
	const known = new Map<string, Threshold[]>();
	for (const threshold of thresholds) {
		const key = keyOf(threshold.metric, threshold.unit, threshold.group);
		const same = known.get(key);
		if (same) same.push(threshold);
		else known.set(key, [threshold]);
	}
	return ({ metric, unit, group }) => [
		...(known.get(keyOf(metric, unit, group)) ?? []),
		...(group === undefined ? [] : (known.get(keyOf(metric, unit, EVERY)) ?? [])),
	];
}

/** The same name, unit and group. */
const keyOf = (metric: string, unit: string | undefined, group: string | undefined): string =>
	JSON.stringify([nameOf(metric), unit, group]);

/** `False_Positive Rate` and `false-positive-rate` are one name. */
const nameOf = (metric: string): string =>
	metric
		.trim()
		.toLowerCase()
		.replace(/[\s_-]+/g, "-");

export const isKept = ({ minimum, maximum }: Threshold, { value }: Measured): boolean =>
	(minimum === undefined || value >= minimum) && (maximum === undefined || value <= maximum);

/** `at least 0.8`, `between 0 and 0.1` */
export function boundWords({ minimum, maximum, unit }: Threshold): string {
	const in_ = unit === undefined ? "" : ` ${unit}`;
	if (minimum !== undefined && maximum !== undefined) return `between ${minimum} and ${maximum}${in_}`;
	return minimum === undefined ? `at most ${maximum}${in_}` : `at least ${minimum}${in_}`;
}

/** `auroc of sex=female: at least 0.8, at tier 1` */
export function thresholdWords(threshold: Threshold): string {
	const { metric, group, tiers, system } = threshold;
	const whose = group === undefined ? "" : group === EVERY ? " of every group" : ` of ${group}`;
	const where = [...(tiers.length > 0 ? [`at tier ${tiers.join(" and ")}`] : []), ...(system === undefined ? [] : [`for ${system}`])];
	return [`${metric}${whose} ${boundWords(threshold)}`, ...where].join(", ");
}
