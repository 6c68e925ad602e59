import path from "node:path";
import { STATE_NAMES, type State, traceCsv } from "../core/index.js";
import type { Report } from "./check.js";
import { existing } from "./check.js";
import { checkRoot } from "./checkRoot.js";
import { oneOf, readOptions } from "./options.js";
import { findRoot, relativeTo } from "./root.js";
import type { Terminal } from "./terminal.js";
import { painter, printable, traceSummary } from "./text.js";

const FORMATS = { text, json, csv };

/** Lists what the documents rely on, with the state of each. */
export async function trace(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, {
		format: { type: "string", default: "text" },
		root: { type: "string" },
		readable: { type: "string", multiple: true },
	});
	const format = oneOf("format", values.format, Object.keys(FORMATS) as (keyof typeof FORMATS)[]);
	const paths = positionals.map((p) => existing(path.resolve(terminal.cwd, p)));
	const root = findRoot(paths[0] ?? terminal.cwd, values.root, terminal.cwd);
	const report = await checkRoot(terminal, root, { paths: paths.map((p) => relativeTo(root, p)), readable: values.readable ?? [] });
	terminal.out(FORMATS[format](report, terminal));
	const { references, claims } = report.trace;
	return references.some(({ state }) => state === "broken") || claims.some(({ state }) => state === "different") ? 1 : 0;
}

function json({ trace }: Report): string {
	return `${JSON.stringify({ schema: 1, ...trace }, null, 2)}\n`;
}

function csv({ trace }: Report): string {
	return traceCsv(trace);
}

const COLOURS: Record<State, string> = { verified: "32", unpinned: "33", broken: "31", suspect: "33", unverifiable: "36" };

/** For people: one-based positions, by file. */
function text(report: Report, { colour }: Terminal): string {
	const paint = painter(colour);
	const { references, claims } = report.trace;
	const files = [...new Set([...references, ...claims].map((row) => row.path))].sort();
	const place = ({ start }: { start: { line: number; character: number } }) => `${start.line + 1}:${start.character + 1}`.padEnd(8);
	const blocks = files.map((file) => {
		const cited = references.filter((row) => row.path === file);
		const claimed = claims.filter((row) => row.path === file);
		return [
			paint("1", printable(file)),
			...cited.map(
				(row) =>
					`  ${place(row.range)}${paint(COLOURS[row.state], STATE_NAMES[row.state])}: ${printable(row.ref)}, ${printable(row.reason)}`,
			),
			...claimed.map((row) => `  ${place(row.range)}${printable(row.value)} ${row.state}: ${printable(row.reason)}`),
			"",
		].join("\n");
	});
	return [...blocks, traceSummary(report.trace).trim(), ""].join("\n");
}
