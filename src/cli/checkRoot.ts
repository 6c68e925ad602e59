import path from "node:path";
import {
	checkFields,
	compareProblems,
	type Files,
	follow,
	Histories,
	type History,
	hasPast,
	Library,
	load,
	type ResolveContext,
	traceReport,
} from "../core/index.js";
import { diskAt } from "../node/disk.js";
import { diskFiles } from "../node/files.js";
import { gitAt } from "../node/git/git.js";
import { gitHistory } from "../node/git/history.js";
import { schemasInThread } from "../node/schemas/schemasInThread.js";
import { workshopInThread } from "../node/workshop/workshop.js";
import type { Report } from "./check.js";
import { Refusal, type Terminal } from "./terminal.js";

export interface Scope {
	/** Root-relative: what is reported. All where empty. */
	readonly paths: readonly string[];
	/** Folders beside the root that references may lead to. */
	readonly readable: readonly string[];
}

/** Where a check reads: a root as it is, or as it was. */
export interface Source {
	readonly files: Files;
	readonly history: History;
	/** Opens what references lead to while they are followed. */
	reading(follow: (context: ResolveContext) => Promise<void>): Promise<void>;
}

/** Checks a whole root as it lies on the disk: its documents, and what they refer to. */
export function checkRoot(terminal: Terminal, root: string, { paths, readable }: Scope): Promise<Report> {
	return checkSource(terminal, root, { ...onDisk(terminal, root, readable), paths });
}

/** @param terminal its clock is what the documents are checked by */
export async function checkSource(
	terminal: Terminal,
	root: string,
	{ files, history, reading, paths }: Source & Pick<Scope, "paths">,
): Promise<Report> {
	const library = new Library({ today: () => terminal.today() });
	const loaded = await load(library, files, undefined, progress(terminal));
	const ours = library.paths;
	const withPast = ours.filter((path) => hasPast(library, path));
	const { past } = await new Histories(library).read(history, withPast);
	await Promise.all([reading((context) => follow(library, context)), checkFieldsOf(library, files)]);
	const shown = ours.filter((path) => isUnder(path, paths));
	const problems = shown.flatMap((path) => library.check(path)?.problems ?? []).sort(compareProblems);
	const artifacts = shown.filter((path) => library.isDocument(path)).length;
	if (terminal.progress) terminal.err(CLEAR_LINE);
	return { root, artifacts, shown, problems, loaded, library, history: past, trace: traceReport(library, shown) };
}

/** What the schemas of the policy say, where it names some. */
async function checkFieldsOf(library: Library, files: Files): Promise<void> {
	const schemas = schemasInThread();
	try {
		await checkFields(library, { read: (path) => files.read(path), schemas });
	} finally {
		await schemas.close();
	}
}

/** A root as it lies on the disk. @param readable folders beside it that references may lead to */
export function onDisk(terminal: Terminal, root: string, readable: readonly string[]): Source {
	const folders = readable.map((folder) => path.resolve(terminal.cwd, folder));
	const cache = terminal.cache && path.join(terminal.cache, "digests.json");
	const files = diskFiles(root);
	return {
		files: { ...files, list: (signal) => files.list(signal).catch(unreadableRoot(root)) },
		history: gitHistory(root),
		async reading(follow) {
			const git = gitAt(root);
			const disk = diskAt(root, { readable: folders, cache });
			const workshop = workshopInThread();
			try {
				await follow({ git, disk, workshop });
			} finally {
				git.dispose();
				await workshop.close();
				await disk.dispose().catch((error) => sayNotKept(terminal, error, cache));
			}
		},
	};
}

/** Of the progress line. */
export const CLEAR_LINE = "\r\u001B[K";

/** What is lost is only time. */
function sayNotKept({ err, progress }: Terminal, error: unknown, cache = ""): void {
	const why = error instanceof Error ? error.message : error;
	err(
		`${progress ? CLEAR_LINE : ""}rai-docs: the digests of files could not be kept in ${cache}, and are computed again next time: ${why}\n`,
	);
}

const isUnder = (path: string, paths: readonly string[]): boolean =>
	paths.length === 0 || paths.some((p) => p === "" || path === p || path.startsWith(`${p}/`));

/** Of files that are read, where there is somebody to see it. */
export function progress({ progress, err }: Terminal): (done: number, total: number) => void {
	return (done, total) => {
		if (progress && (done % 50 === 0 || done === total)) err(`\rChecking ${done} of ${total} files…`);
	};
}

const unreadableRoot = (root: string) => (error: unknown) => {
	throw new Refusal(`${root} cannot be read: ${error instanceof Error ? error.message : error}`);
};
