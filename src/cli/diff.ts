import path from "node:path";
import { type Comparison, compareSince, type Document, differenceMarkdown, differenceReport, type NotCompared } from "../core/index.js";
import { diskFiles } from "../node/files.js";
import { gitAt } from "../node/git/git.js";
import { gitHistory } from "../node/git/history.js";
import { noAnswer } from "../node/git/reasons.js";
import { text } from "./diffText.js";
import { documentAt } from "./document.js";
import { fail } from "./fail.js";
import { oneOf, readOptions } from "./options.js";
import { findRoot } from "./root.js";
import { type Terminal, UsageError } from "./terminal.js";

const FORMATS = {
	text,
	json: (comparison: Comparison) => `${JSON.stringify(differenceReport(comparison), null, 2)}\n`,
	markdown: differenceMarkdown,
};

/** Says what changed in a document since a revision, or since it was approved. */
export async function diff(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, {
		since: { type: "string", default: "HEAD" },
		format: { type: "string", default: "text" },
		root: { type: "string" },
	});
	const format = oneOf("format", values.format, Object.keys(FORMATS) as (keyof typeof FORMATS)[]);
	const [name, ...more] = positionals;
	if (name === undefined || more.length > 0) throw new UsageError("diff takes one document.");
	const file = path.resolve(terminal.cwd, name);
	const root = findRoot(file, values.root, terminal.cwd);
	const compared = await compare(root, await documentAt(diskFiles(root), root, file), values.since);
	if (compared.kind === "not compared") return fail(terminal, compared.reason);
	terminal.out(FORMATS[format](compared, terminal));
	return compared.differences.length === 0 ? 0 : 1;
}

async function compare(root: string, document: Document, since: string): Promise<Comparison | NotCompared> {
	const git = gitAt(root);
	try {
		return await compareSince(document, since, { git, history: gitHistory(root) });
	} catch (error) {
		return { kind: "not compared", reason: noAnswer(error, root) };
	} finally {
		git.dispose();
	}
}
