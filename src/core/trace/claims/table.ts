import { shorten } from "../../suggest.js";
import type { Selector } from "../resolution.js";
import { delimiterOf, type Row, type Table, tableOf } from "./csv.js";
import { shortLine } from "./excerpt.js";
import { isNumber } from "./number.js";
import { defective, listed, meant, missing, quoted, type Reading } from "./reading.js";

type RowSelector = Selector & { readonly by: "row" };

/**
 * Picks numbers from a CSV or TSV text, each from the one row that a selector describes. The text is parsed once for each delimiter.
 * @param text lines ended by LF
 */
export function numbersInRows(text: string, name: string): (selector: RowSelector) => Reading {
	const tables = new Map<string, ReturnType<typeof tableOf>>();
	return (selector) => {
		const delimiter = delimiterOf(text, name, columnsOf(selector));
		const table = tables.get(delimiter) ?? tableOf(text, name, delimiter);
		tables.set(delimiter, table);
		return "fault" in table ? defective(table.fault) : numberInRow(table, name, selector);
	};
}

const columnsOf = ({ row, column }: RowSelector): string[] => [...Object.keys(row), column].map((key) => key.trim());

function numberInRow(table: Table, name: string, selector: RowSelector): Reading {
	const unknown = columnFault(table, name, selector);
	if (unknown) return unknown;
	const found = table.rows.filter((row) => matches(table, row, selector));
	const [row] = found;
	return row && found.length === 1 ? cellOf(table, row, name, selector) : notOne(table, found, name, selector);
}

function columnFault(table: Table, name: string, { row, column }: RowSelector): Reading | undefined {
	const parts = [...Object.keys(row).map((key) => ["row", key] as const), ["column", column] as const];
	for (const [part, key] of parts) {
		const count = table.header.filter((cell) => cell === key.trim()).length;
		if (count > 1) return defective(`the column ${quoted(key)} stands twice in the header of ${name}`);
		if (count === 0) return missing(part, noColumn(table.header, key, name));
	}
	return undefined;
}

function noColumn(header: readonly string[], key: string, name: string): string {
	const close = meant(key, header);
	return `${name} has no column ${quoted(key)}, only ${listed(header)}${close === undefined ? "" : `; the nearest is ${quoted(close)}`}`;
}

const cell = ({ header }: Table, { cells }: Row, column: string): string => (cells[header.indexOf(column.trim())] ?? "").trim();

const matches = (table: Table, row: Row, selector: RowSelector): boolean =>
	Object.entries(selector.row).every(([column, value]) => cell(table, row, column) === value.trim());

function notOne(table: Table, found: readonly Row[], name: string, selector: RowSelector): Reading {
	const wanted = Object.entries(selector.row).map(([column, value]) => `${quoted(value)} in ${quoted(column)}`);
	if (table.rows.length === 0) return missing("row", `${name} has a header and no rows`);
	if (wanted.length === 0) return missing("row", `${name} has ${found.length} rows, and no “row” picks one`);
	if (found.length === 0) return missing("row", `no row of ${name} has ${wanted.join(" and ")}${nearestValue(table, selector)}`);
	const lines = found.slice(0, 3).map(({ line }) => line);
	const more = found.length > lines.length ? ", …" : "";
	return missing(
		"row",
		`${found.length} rows of ${name} have ${wanted.join(" and ")} (lines ${lines.join(", ")}${more}), and one is needed`,
	);
}

/** Of the first value that is in no row at all. */
function nearestValue(table: Table, { row }: RowSelector): string {
	for (const [column, value] of Object.entries(row)) {
		const values = [...new Set(table.rows.map((candidate) => cell(table, candidate, column)))];
		if (values.includes(value.trim())) continue;
		const close = meant(value.trim(), values);
		return close === undefined ? "" : `; the nearest is ${quoted(close)}`;
	}
	return "";
}

function cellOf(table: Table, row: Row, name: string, selector: RowSelector): Reading {
	const value = cell(table, row, selector.column);
	const at = `${quoted(selector.column)} on line ${row.line} of ${name}`;
	if (/^[-+]?\d[\d.]*,[\d,]*\d$/.test(value)) {
		return defective(`${at} is ${quoted(value)}, and whether a comma marks the decimals or the thousands is not said`);
	}
	if (value === "") return missing("column", `${at} is empty`);
	if (!isNumber(value)) return missing("column", `${at} is the text ${quoted(value)}, not a number`);
	return { state: "found", value, reason: `${at} is ${shorten(value)}`, line: row.line, excerpt: excerptOf(table, row, selector) };
}

/** The header and the row; of long ones only the columns that were asked about. */
function excerptOf(table: Table, row: Row, selector: RowSelector): string {
	const whole = [table.header, row.cells].map((cells) => cells.map(oneLine).join(table.delimiter));
	if (whole.every((line) => shortLine(line) === line)) return whole.join("\n");
	const columns = columnsOf(selector);
	const asked = [columns, columns.map((column) => cell(table, row, column))];
	return asked.map((cells) => shortLine(cells.map(oneLine).map(shorten).join(table.delimiter))).join("\n");
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, " ");
