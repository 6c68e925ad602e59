import Papa from "papaparse";
import { FORMULA } from "../trace/csv.js";
import type { ListRow } from "./lists.js";

/** RFC 4180, with a head line and CRLF. Cells that a spreadsheet would calculate are text; numbers stay numbers. */
export function listCsv(columns: readonly string[], rows: readonly ListRow[]): string {
	const cells = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))];
	return `${Papa.unparse(cells as unknown[][], { escapeFormulae: FORMULA, newline: "\r\n" })}\r\n`;
}
