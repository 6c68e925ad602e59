import path from "node:path";
import { type ChangedSince, changedSince, changesOfFiles, follow, Library, load, type SystemChange } from "../core/index.js";
import { noAnswer } from "../node/git/reasons.js";
import { changesText } from "./changesText.js";
import { existing } from "./check.js";
import { CLEAR_LINE, onDisk, progress } from "./checkRoot.js";
import { fail } from "./fail.js";
import { oneOf, readOptions } from "./options.js";
import { findRoot, relativeTo } from "./root.js";
import type { Terminal } from "./terminal.js";

/** What changed, or would, and what that means for each system. */
export interface Changes {
	/** Root-relative: what is asked about; all where empty. */
	readonly paths: readonly string[];
	/** Absent where it is asked what a change would mean. */
	readonly since?: { readonly revision: string } & ChangedSince;
	readonly systems: readonly SystemChange[];
}

const FORMATS = { text: changesText, json };

/** Says what a change reopens. */
export async function changes(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values, positionals } = readOptions(args, {
		since: { type: "string" },
		format: { type: "string", default: "text" },
		root: { type: "string" },
		readable: { type: "string", multiple: true },
	});
	const format = oneOf("format", values.format, Object.keys(FORMATS) as (keyof typeof FORMATS)[]);
	const files = positionals.map((p) => path.resolve(terminal.cwd, p));
	// What is gone has changed, too; what never was is a slip.
	if (values.since === undefined) for (const file of files) existing(file);
	const root = findRoot(files[0] ?? terminal.cwd, values.root, terminal.cwd);
	const paths = files.map((file) => relativeTo(root, file));
	const revision = values.since ?? (paths.length === 0 ? "HEAD" : undefined);
	const found = await look(terminal, root, { paths, readable: values.readable ?? [], ...(revision !== undefined && { revision }) });
	if ("reason" in found) return fail(terminal, found.reason);
	terminal.out(FORMATS[format](found, terminal));
	return found.since && found.systems.some((system) => isOpen(system, found.since)) ? 1 : 0;
}

interface Asked {
	readonly paths: readonly string[];
	readonly readable: readonly string[];
	readonly revision?: string;
}

async function look(
	terminal: Terminal,
	root: string,
	{ paths, readable, revision }: Asked,
): Promise<Changes | { readonly reason: string }> {
	const library = new Library(terminal);
	const source = onDisk(terminal, root, readable);
	await load(library, source.files, undefined, progress(terminal));
	let found: Changes | { readonly reason: string } = { paths, systems: [] };
	try {
		await source.reading(async (context) => {
			await follow(library, context);
			if (revision === undefined) found = { paths, systems: changesOfFiles(library, paths) };
			else {
				const since = await changedSince(library, context, { since: revision, paths });
				found = "reason" in since ? since : { paths, since: { revision, ...since }, systems: since.systems };
			}
		});
	} catch (error) {
		return { reason: noAnswer(error, root) };
	}
	if (terminal.progress) terminal.err(CLEAR_LINE);
	return found;
}

/** Whether something is left to be issued anew. */
const isOpen = ({ reopens }: SystemChange, since: ChangedSince | undefined): boolean =>
	reopens.some(({ documents, owed }) => (documents.length === 0 ? owed : !documents.some(({ path: file }) => since?.reissued.has(file))));

/** The shape docs/change-management.md documents as schema 1. */
function json({ paths, since, systems }: Changes): string {
	const withReissued = systems.map(({ reopens, ...system }) => ({
		...system,
		reopens: reopens.map((one) => ({
			...one,
			documents: one.documents.map((document) => ({ ...document, ...(since && { reissued: since.reissued.has(document.path) }) })),
		})),
	}));
	const asked = since ? { since: { revision: since.revision, commit: since.commit }, files: since.files } : { since: null, files: paths };
	return `${JSON.stringify({ schema: 1, ...asked, systems: withReissued }, null, 2)}\n`;
}
