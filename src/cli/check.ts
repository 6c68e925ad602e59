import { existsSync } from "node:fs";
import path from "node:path";
import {
	atLeast,
	isPolicyPath,
	type Library,
	type Loaded,
	type PastTexts,
	POLICY_FILE,
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
	readonly history: Pick<PastTexts, "state" | "reason">;
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

function exitCode(terminal: Terminal, report: Report, failOn: Severity): number {
	const { problems, artifacts, root, library } = report;
	const policy = brokenPolicy(report);
	if (policy) return fail(terminal, `the policy ${policy}`);
	if (library.paths.every(isPolicyPath))
		return fail(terminal, `no document was checked: nothing under ${root} says “artifact: …”, and no association matches.`);
	if (artifacts === 0) terminal.err("rai-docs: 0 documents checked: none lies under the given paths.\n");
	return problems.some((problem) => atLeast(problem.severity, failOn)) ? 1 : 0;
}

/** A policy that could not be read as a whole, reported or not: nobody knows then what it asks. */
function brokenPolicy({ root, library, loaded }: Report): string | undefined {
	const unread = loaded.unreadable.find(({ path: file }) => isPolicyPath(file));
	if (unread) return `${unread.path} cannot be read: ${unread.reason}`;
	if (existsSync(path.join(root, POLICY_FILE)) && library.text(POLICY_FILE) === undefined)
		return `${POLICY_FILE} is no file that can be read.`;
	for (const { path: file } of library.policies) {
		const problem = library.check(file)?.problems.find(({ rule }) => /^(?:yaml\/syntax|file\/)/.test(rule));
		if (problem) return `${file} cannot be read: ${problem.message}`;
	}
	return undefined;
}

function fail(terminal: Terminal, message: string): number {
	terminal.err(`rai-docs: ${message}\n`);
	return 2;
}
