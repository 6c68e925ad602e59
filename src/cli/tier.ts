import path from "node:path";
import { pointsOf, type TieringReport, tieringReport, tierName, verdictOf } from "../core/index.js";
import { diskFiles } from "../node/files.js";
import { documentAt } from "./document.js";
import { fail } from "./fail.js";
import { oneOf, readOptions } from "./options.js";
import { type Terminal, UsageError } from "./terminal.js";
import { printable } from "./text.js";

const FORMATS = { text, json };

/** Prints what the answers of an intake request come to, and why. */
export async function tier(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, { format: { type: "string", default: "text" } });
	const format = oneOf("format", values.format, Object.keys(FORMATS) as (keyof typeof FORMATS)[]);
	const [name, ...more] = positionals;
	if (name === undefined || more.length > 0) throw new UsageError("tier takes one intake request.");
	const file = path.resolve(terminal.cwd, name);
	const report = tieringReport(await documentAt(diskFiles(path.dirname(file)), path.dirname(file), file));
	if (!report) return fail(terminal, `${printable(name)} is no intake request: only those have answers that a tier comes from.`);
	terminal.out(FORMATS[format](report, printable(name)));
	return report.tier === undefined || report.prohibited.length > 0 ? 1 : 0;
}

function text(report: TieringReport, name: string): string {
	const { declared, points, most, reasons, practices, unanswered } = report;
	const says =
		declared === undefined ? "" : `; the request says ${/^[123]$/.test(declared) ? tierName(Number(declared) as 1) : printable(declared)}`;
	return [
		...practices.map((practice) => `Stop: ${practice} is prohibited. Legal looks at it before anything else.`),
		`${name}: ${verdictOf(report)}${says}`,
		...reasons.map((reason) => `  ${reason}`),
		`  ${points} of ${most} points: ${pointsOf(report).join(", ")}`,
		...(unanswered.length > 0 ? [`  Unanswered: ${unanswered.join(", ")}`] : []),
		"",
	].join("\n");
}

function json(report: TieringReport, file: string): string {
	const { declared, tier, atLeast, points, most, dimensions, hard, floors, prohibited, reasons, unanswered } = report;
	const told = {
		file,
		tier: tier ?? null,
		atLeast,
		declared: declared ?? null,
		points,
		most,
		dimensions,
		hard,
		floors,
		prohibited,
		reasons,
		unanswered,
	};
	return `${JSON.stringify(told, null, 2)}\n`;
}
