import { pullRequestComment, traceReport } from "../core/index.js";
import { type Report, refusal } from "./check.js";
import { checkRoot } from "./checkRoot.js";
import { fail } from "./fail.js";
import { gateOf, type PrGate } from "./gate.js";
import { readOptions } from "./options.js";
import { findRoot } from "./root.js";
import { type Terminal, UsageError } from "./terminal.js";

/** Prints what a change did to the documents, as a comment on its pull request. What fails is for `check --gate pr` to say. */
export async function comment(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, {
		base: { type: "string" },
		root: { type: "string" },
		readable: { type: "string", multiple: true },
	});
	if (positionals.length > 0) throw new UsageError("comment takes no PATH: it is about the whole root.");
	const root = findRoot(terminal.cwd, values.root, terminal.cwd);
	const readable = values.readable ?? [];
	const report = await checkRoot(terminal, root, { paths: [], readable });
	const refused = refusal(report);
	if (refused !== undefined) return fail(terminal, refused);
	const gate = await gateOf(terminal, report, { gate: "pr", base: values.base, failOn: "error", readable });
	if ("reason" in gate) return fail(terminal, gate.reason);
	if (gate.name === "pr") terminal.out(commentOn(report, gate));
	return 0;
}

function commentOn({ library, shown, loaded }: Report, { before, caused, problems }: PrGate): string {
	const { report, touched, name, commit } = before;
	const changed = shown.filter((path) => touched.has(path));
	const trace = traceReport(library, changed);
	const excluded = { before: report.loaded.excluded, now: loaded.excluded };
	const sources = { base: { name, commit }, before: report.library, now: library, touched, caused, excluded, failing: problems, trace };
	return pullRequestComment(sources);
}
