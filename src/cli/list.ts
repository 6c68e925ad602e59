import { counted, LIST_COLUMNS, LISTS, type ListName, type ListRow, listCsv, rowsOf } from "../core/index.js";
import { checkRoot } from "./checkRoot.js";
import { oneOf, readOptions } from "./options.js";
import { findRoot } from "./root.js";
import { type Terminal, UsageError } from "./terminal.js";
import { type Paint, painter, printable } from "./text.js";

const FORMATS = { text, json, csv };

/** Prints all risks, open actions or systems of a root, for a spreadsheet or for people. */
export async function list(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, {
		format: { type: "string", default: "text" },
		root: { type: "string" },
		readable: { type: "string", multiple: true },
	});
	const format = oneOf("format", values.format, Object.keys(FORMATS) as (keyof typeof FORMATS)[]);
	const what = LISTS.find((name) => name === positionals[0]);
	if (what === undefined || positionals.length > 1) throw new UsageError(`list takes one of ${LISTS.join(", ")}.`);
	const root = findRoot(terminal.cwd, values.root, terminal.cwd);
	const { library } = await checkRoot(terminal, root, { paths: [], readable: values.readable ?? [] });
	terminal.out(FORMATS[format](what, rowsOf(library, what, terminal.today()), terminal));
	return 0;
}

function csv(what: ListName, rows: readonly ListRow[]): string {
	return listCsv(LIST_COLUMNS[what], rows);
}

function json(what: ListName, rows: readonly ListRow[]): string {
	return `${JSON.stringify({ schema: 1, [what]: rows }, null, 2)}\n`;
}

/** What a terminal has room for; the other formats have all columns. */
const SHOWN: Readonly<Record<ListName, readonly string[]>> = {
	risks: ["id", "title", "system", "residual", "status", "owner", "due"],
	actions: ["due", "what", "title", "system", "status", "owner"],
	systems: ["system", "tier", "documents", "approved", "open_risks", "high_risks", "open_actions", "overdue", "errors"],
};

/** Letters of a cell. */
const WIDEST = 48;

function text(what: ListName, rows: readonly ListRow[], { colour }: Terminal): string {
	if (rows.length === 0) return `0 ${what}.\n`;
	const columns = SHOWN[what];
	const table = rows.map((row) => columns.map((column) => shortened(printable(String(row[column] ?? "")))));
	const heads = columns.map((column) => column.replace(/_/g, " "));
	const widths = heads.map((head, i) => Math.max(head.length, ...table.map((cells) => cells[i]?.length ?? 0)));
	return `${[headLine(heads, widths, painter(colour)), ...table.map((cells) => lineOf(cells, widths)), "", `${counted(rows.length, what.slice(0, -1))}.`].join("\n")}\n`;
}

const headLine = (heads: readonly string[], widths: readonly number[], paint: Paint): string => paint("1", lineOf(heads, widths));

const lineOf = (cells: readonly string[], widths: readonly number[]): string =>
	cells
		.map((cell, i) => cell.padEnd(widths[i] ?? 0))
		.join("  ")
		.trimEnd();

const shortened = (cell: string): string => (cell.length > WIDEST ? `${cell.slice(0, WIDEST - 1)}…` : cell);
