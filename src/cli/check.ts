import { existsSync } from "node:fs";
import path from "node:path";
import {
	atLeast,
	type HistoryState,
	isPolicyPath,
	type Library,
	type Loaded,
	type Problem,
	SEVERITIES,
	type Severity,
} from "../core/index.js";
import { checkRoot } from "./checkRoot.js";
import { json } from "./json.js";
import { oneOf, readOptions } from "./options.js";
import { findRoot, relativeTo } from "./root.js";
import { sarif } from "./sarif.js";
import { type Terminal, UsageError } from "./terminal.js";
import { text } from "./text.js";

/** What the formats print. */
export interface Report {
	readonly root: string;
	/** How many documents were checked, policies not counted. */
	readonly artifacts: number;
	readonly problems: readonly Problem[];
	readonly loaded: Loaded;
	/** Whether git could say where documents stood before. */
	readonly history: HistoryState;
	readonly library: Library;
}

const FORMATS = { text, json, sarif };

export async function check(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, {
		format: { type: "string", default: "text" },
		"fail-on": { type: "string", default: "error" },
		root: { type: "string" },
	});
	const format = oneOf("format", values.format, Object.keys(FORMATS) as (keyof typeof FORMATS)[]);
	const failOn = oneOf("fail-on", values["fail-on"], SEVERITIES);
	const paths = positionals.map((p) => existing(path.resolve(terminal.cwd, p)));
	const root = findRoot(paths[0] ?? terminal.cwd, values.root, terminal.cwd);
	const report = await checkRoot(
		terminal,
		root,
		paths.map((p) => relativeTo(root, p)),
	);
	terminal.out(await FORMATS[format](report, terminal));
	return exitCode(terminal, report, failOn);
}

function existing(file: string): string {
	if (!existsSync(file)) throw new UsageError(`There is no file or folder ${file}.`);
	return file;
}

function exitCode(terminal: Terminal, { problems, artifacts, root, library }: Report, failOn: Severity): number {
	const policy = problems.find((p) => isPolicyPath(p.path) && /^(?:yaml\/syntax|file\/)/.test(p.rule));
	if (policy) return fail(terminal, `the policy ${policy.path} cannot be read: ${policy.message}`);
	if (library.paths.every(isPolicyPath))
		return fail(terminal, `no document was checked: nothing under ${root} says “artifact: …”, and no association matches.`);
	if (artifacts === 0) terminal.err("rai-docs: 0 documents checked: none lies under the given paths.\n");
	return problems.some((problem) => atLeast(problem.severity, failOn)) ? 1 : 0;
}

function fail(terminal: Terminal, message: string): number {
	terminal.err(`rai-docs: ${message}\n`);
	return 2;
}
