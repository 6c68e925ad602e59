import { child, isEmpty, resolved, type YamlNode } from "../../document/node.js";
import type { Selector } from "../resolution.js";
import { quoted } from "./reading.js";

/** Half a sentence: why an evidence mapping does not say which number is meant. */
export interface SelectorFault {
	readonly fault: string;
}

type Found = Selector | SelectorFault;

/** Where in its evidence a number stands, as the mapping says it. Undefined where it says nothing: only a reference is given. */
export function selectorOf(node: YamlNode): Found | undefined {
	const map = resolved(node);
	if (map?.kind !== "map") return undefined;
	const ways = WAYS.flatMap(({ keys, read }) => {
		const key = keys.find((one) => !isEmpty(child(map, one)));
		return key === undefined ? [] : [{ key, read }];
	});
	const [way, second] = ways;
	if (way && second) return { fault: `${quoted(way.key)} and ${quoted(second.key)} each pick a number: keep one of them` };
	return way?.read(map);
}

const WAYS: readonly { readonly keys: readonly [string, ...string[]]; readonly read: (map: YamlNode) => Found }[] = [
	{ keys: ["pointer"], read: pointerIn },
	{ keys: ["row", "column"], read: rowIn },
	{ keys: ["metric", "step"], read: metricIn },
];

function pointerIn(map: YamlNode): Found {
	const pointer = scalarText(child(map, "pointer"));
	return pointer === undefined ? { fault: "“pointer” is one JSON pointer, such as /female/auroc" } : { by: "pointer", pointer };
}

function rowIn(map: YamlNode): Found {
	const column = scalarText(child(map, "column"));
	if (!column) return { fault: "“row” needs “column”: the name of the column that holds the number" };
	const row = resolved(child(map, "row"));
	if (!row || isNothing(row)) return { by: "row", row: {}, column };
	if (row.kind !== "map") return { fault: "“row” names columns and the values that pick one row, such as { group: female }" };
	const cells = row.entries.map(({ key, value }) => [key.text, isNothing(value) ? undefined : scalarText(value)] as const);
	const open = cells.find(([, text]) => text === undefined);
	if (open) return { fault: `${quoted(open[0])} in “row” has no value: write the text that stands in that column` };
	// fromEntries defines keys, so that `__proto__` is one like any other.
	return { by: "row", row: Object.fromEntries(cells as (readonly [string, string])[]), column };
}

function metricIn(map: YamlNode): Found {
	const metric = scalarText(child(map, "metric"));
	if (!metric) return { fault: "“step” needs “metric”: the name of the metric in the run" };
	const step = child(map, "step");
	if (isEmpty(step)) return { by: "metric", metric };
	const text = scalarText(step);
	return text !== undefined && /^-?\d+$/.test(text) ? { by: "metric", metric, step: text } : { fault: "“step” is a whole number" };
}

/** As written, or what quotes hold. */
function scalarText(node: YamlNode | undefined): string | undefined {
	const scalar = resolved(node);
	return scalar?.kind === "scalar" ? scalar.text : undefined;
}

/** Nothing is written. An empty text in quotes is a value: that of an empty cell. */
function isNothing(node: YamlNode): boolean {
	const scalar = resolved(node);
	return scalar?.kind === "scalar" && scalar.style === "plain" && scalar.text === "";
}
