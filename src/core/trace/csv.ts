import Papa from "papaparse";
import type { TraceReport } from "./report.js";

/** RFC 4180, one line a reference, then one a claim, one-based. Cells that a spreadsheet would calculate are text; numbers stay numbers. */
export function traceCsv({ references, claims }: TraceReport): string {
	const rows = [
		...references.map((row) => ({ ...placed(row), what: "reference", ...row })),
		...claims.map((row) => ({ ...placed(row), what: "claim", ...row, ref: row.evidence, type: "", level: "" })),
	];
	return `${Papa.unparse(rows, { columns: COLUMNS, escapeFormulae: FORMULA, newline: "\n" })}\n`;
}

/** What a spreadsheet would take for a formula; a number is none. */
export const FORMULA = /^(?![-+]?[\d.]+(?:e[-+]?\d+)?$)[=+\-@\t\r＝＋－＠]/i;

const COLUMNS = ["path", "line", "column", "artifact", "what", "value", "ref", "type", "state", "level", "reason"];

const placed = ({ range: { start } }: TraceReport["references"][number] | TraceReport["claims"][number]) => ({
	line: start.line + 1,
	column: start.character + 1,
});
