import Papa from "papaparse";

/** A text with a header and rows. Lines end with LF. */
export interface Table {
	/** Trimmed. */
	readonly header: readonly string[];
	/** Without blank lines; each has as many cells as the header. */
	readonly rows: readonly Row[];
	readonly delimiter: string;
}

export interface Row {
	/** As they are, not trimmed: there may be millions. */
	readonly cells: readonly string[];
	/** One-based: where it begins. */
	readonly line: number;
}

/** Half a sentence says why it is no table. */
export function tableOf(text: string, name: string, delimiter: string): Table | { readonly fault: string } {
	const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: "\n" });
	const all = withLines(data);
	const badQuote = errors.find((e) => e.type === "Quotes");
	if (badQuote)
		return { fault: `line ${all[badQuote.row ?? 0]?.line ?? 1} of ${name} has a quote that is not closed, or closed too early` };
	const [header, ...rows] = all.filter(({ cells }) => cells.length > 1 || cells[0]?.trim() !== "");
	if (!header) return { fault: `${name} is empty` };
	const ragged = rows.find(({ cells }) => cells.length !== header.cells.length);
	if (ragged) return { fault: raggedReason(ragged, header, name) };
	return { header: header.cells.map((cell) => cell.trim()), rows, delimiter };
}

const raggedReason = ({ cells, line }: Row, header: Row, name: string): string =>
	`line ${line} of ${name} has ${counted(cells.length)} where the header has ${header.cells.length}`;

const counted = (cells: number): string => (cells === 1 ? "1 cell" : `${cells} cells`);

/** How much of a text is looked at for its header. */
const HEAD = 64 * 1024;

/** What separates the header into the columns that are asked for, else into most columns. A tie goes to what the file's name says. */
export function delimiterOf(text: string, name: string, asked: readonly string[]): string {
	const head = text.slice(0, HEAD).replace(/^\s*\n/, "");
	const candidates = /\.tsv$/i.test(name) ? ["\t", ",", ";"] : [",", ";", "\t"];
	const scored = candidates.map((delimiter) => {
		const cells = (Papa.parse<string[]>(head, { delimiter, newline: "\n", preview: 1 }).data[0] ?? []).map((cell) => cell.trim());
		return { delimiter, found: asked.filter((column) => cells.includes(column)).length, count: cells.length };
	});
	const [best] = scored.sort((a, b) => b.found - a.found || b.count - a.count);
	return best?.delimiter ?? ",";
}

/** A quoted cell may hold line breaks, so a row's number is not its line. */
function withLines(data: readonly (readonly string[])[]): Row[] {
	let line = 1;
	return data.map((cells) => {
		const row = { cells, line };
		line += 1 + cells.reduce((breaks, cell) => breaks + (cell.includes("\n") ? cell.split("\n").length - 1 : 0), 0);
		return row;
	});
}
