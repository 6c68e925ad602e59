import { child, textOf, type YamlNode } from "../../document/node.js";
import { numberOf } from "../../document/scalar.js";

/** The rates that a fairness metric compares. Calibration is in no row. */
const COMPARES: Readonly<Record<string, readonly string[]>> = {
	"demographic-parity-difference": ["selection_rate"],
	"demographic-parity-ratio": ["selection_rate"],
	"equal-opportunity-difference": ["tpr"],
	"equalized-odds-difference": ["tpr", "fpr"],
	"predictive-parity-difference": ["ppv"],
	"accuracy-difference": ["accuracy"],
};

/**
 * What a fairness metric comes to by its rows: between the groups that differ most, and from the reference group, for both are in use.
 * Nothing where a row lacks a rate, or there is nothing to compare.
 */
export function differencesOf(metric: string | undefined, rows: readonly YamlNode[], reference: string | undefined): number[] {
	const compared = COMPARES[metric ?? ""] ?? [];
	const isRatio = metric?.endsWith("-ratio") ?? false;
	const columns = compared.map((key) => rows.flatMap((row) => shareOf(child(row, key))));
	if (rows.length < 2 || columns.length === 0 || columns.some((column) => column.length < rows.length)) return [];
	const home = rows.findIndex((row) => textOf(child(row, "group")) === reference);
	const between = columns.map((column) =>
		isRatio ? Math.min(...column) / Math.max(...column) : Math.max(...column) - Math.min(...column),
	);
	const from = columns.flatMap((column) => (home < 0 ? [] : farthest(column, column[home] ?? 0, isRatio)));
	const worst = (list: readonly number[]): number => (isRatio ? Math.min(...list) : Math.max(...list));
	return [worst(between), ...(from.length > 0 ? [worst(from)] : [])].filter(Number.isFinite);
}

function farthest(column: readonly number[], home: number, isRatio: boolean): number {
	return isRatio ? Math.min(...column.map((rate) => rate / home)) : Math.max(...column.map((rate) => Math.abs(rate - home)));
}

/** What is no share is wrong in itself, and nothing follows from it. */
function shareOf(node: YamlNode | undefined): number[] {
	const rate = numberOf(node);
	return rate !== undefined && rate >= 0 && rate <= 1 ? [rate] : [];
}
