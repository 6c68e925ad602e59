import { scaleLinear } from "d3-scale";
import { element, type Html } from "../../html.js";
import type { Comparison, Measure } from "../model/numbers.js";
import { badge, sourceOf, table } from "./parts.js";

/** `0.87 (0.85–0.89)` */
export const withInterval = ({ text, interval }: Measure): string => (interval ? `${text} (${intervalText(interval)})` : text);

/** `0.800–0.824`: both ends with as many places as the finer one. */
export function intervalText({ lower, upper }: NonNullable<Measure["interval"]>): string {
	const places = Math.max(...[lower, upper].map((end) => /\.(\d+)$/.exec(String(end))?.[1]?.length ?? 0));
	return [lower, upper].map((end) => (/e/.test(String(end)) ? String(end) : end.toFixed(places))).join("–");
}

/** `auroc, sex: female` */
const nameOf = ({ name, group }: Measure): string => (group === undefined ? name : `${name}, ${group}`);

/** What a change means, in words: a difference within the intervals may be chance. */
function changeWords({ change, overlap }: Comparison): Html | string {
	if (change === "same") return "unchanged";
	const sure = overlap === undefined ? "no interval to judge it by" : overlap ? "intervals overlap" : "intervals apart";
	return element("span", {}, badge(change, change === "worse" ? "bad" : "good"), ` ${sure}`);
}

/** `women's AUROC 0.88 → 0.87, intervals overlap` */
export function comparisonTable(comparisons: readonly Comparison[]): Html {
	const rows = comparisons.map((one) => [
		element("span", sourceOf(one.now.at), nameOf(one.now)),
		withInterval(one.before),
		withInterval(one.now),
		changeWords(one),
	]);
	return table(
		"Numbers at the last decision and now",
		[{ title: "Number" }, { title: "Then", number: true }, { title: "Now", number: true }, { title: "Change" }],
		rows,
	);
}

/** Numbers of one name, for everybody and by group: they have one axis. */
export interface MeasureGroup {
	readonly key: string;
	readonly name: string;
	readonly measures: readonly Measure[];
}

export function measureGroups(measures: readonly Measure[]): MeasureGroup[] {
	const groups = new Map<string, MeasureGroup & { readonly measures: Measure[] }>();
	for (const measure of measures) {
		const key = `${measure.name}\n${measure.document}`;
		const group = groups.get(key) ?? { key, name: measure.name, measures: [] };
		groups.set(key, group);
		group.measures.push(measure);
	}
	return [...groups.values()];
}

/** In units of the drawing, which is as wide as its place. */
const WIDTH = 480;
const ROW = 26;
const EDGE = 22;
/** Where the names of groups end. */
const NAMES = 120;
/** As many letters of a name as there is room for. */
const LETTERS = 15;

/** Values as points and intervals as lines on one axis. The table beside it says the same in figures. */
export function intervalChart(name: string, measures: readonly Measure[]): Html {
	const values = measures.flatMap(({ value, interval, threshold }) => [value, interval?.lower, interval?.upper, threshold]);
	const known = values.filter((value) => value !== undefined);
	const [low, high] = [Math.min(...known), Math.max(...known)];
	const pad = (high - low || Math.abs(high) || 1) * 0.08;
	const x = scaleLinear()
		.domain([low - pad, high + pad])
		.range([NAMES + EDGE, WIDTH - EDGE]);
	const height = measures.length * ROW + ROW;
	const label = x.tickFormat(5);
	const ticks = x.ticks(5).map((tick) => tickAt(x(tick), height, label(tick)));
	const rows = measures.map((measure, i) => rowOf(measure, i * ROW + ROW / 2, x));
	return element(
		"svg",
		{
			class: "chart",
			viewBox: `0 0 ${WIDTH} ${height}`,
			role: "img",
			"aria-label": `${name} by group, with intervals`,
		},
		...ticks,
		...rows,
	);
}

const at = (value: number): string => String(Math.round(value * 10) / 10);

const tickAt = (x: number, height: number, label: string): Html =>
	element(
		"g",
		{ class: "tick" },
		element("line", { x1: at(x), x2: at(x), y1: "0", y2: String(height - ROW + 4) }),
		element("text", { x: at(x), y: String(height - 6), "text-anchor": "middle" }, label),
	);

function rowOf({ group = "everybody", value, interval, threshold, evidence }: Measure, y: number, x: (value: number) => number): Html {
	const line = interval
		? [element("line", { class: "interval", x1: at(x(interval.lower)), x2: at(x(interval.upper)), y1: at(y), y2: at(y) })]
		: [];
	const least =
		threshold === undefined
			? []
			: [element("line", { class: "threshold", x1: at(x(threshold)), x2: at(x(threshold)), y1: at(y - 9), y2: at(y + 9) })];
	const wrong = evidence === "different" ? "point wrong" : "point";
	const name = group.length > LETTERS ? `${group.slice(0, LETTERS - 1)}…` : group;
	return element(
		"g",
		{},
		element("text", { x: "0", y: at(y + 4) }, name),
		...line,
		...least,
		element("circle", { class: wrong, cx: at(x(value)), cy: at(y), r: "4.5" }),
	);
}
