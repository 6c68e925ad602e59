import { compareProblems, isPolicyPath, Library, load, type PastTexts } from "../core/index.js";
import { diskFiles } from "../node/files.js";
import { gitHistory } from "../node/git.js";
import type { Report } from "./check.js";
import { type Terminal, UsageError } from "./terminal.js";

/** Checks a whole root; `paths` (root-relative) only say what is reported. */
export async function checkRoot(terminal: Terminal, root: string, paths: readonly string[]): Promise<Report> {
	const library = new Library({ today: () => terminal.today() });
	const loaded = await load(library, diskFiles(root), undefined, progress(terminal)).catch(unreadableRoot(root));
	const ours = library.paths;
	const history = await addHistory(library, root, ours);
	const shown = ours.filter((path) => isUnder(path, paths));
	const problems = shown.flatMap((path) => library.check(path)?.problems ?? []).sort(compareProblems);
	const artifacts = shown.filter((path) => !isPolicyPath(path)).length;
	if (terminal.progress) terminal.err("\r\u001B[K");
	return { root, artifacts, problems, loaded, library, history };
}

const isUnder = (path: string, paths: readonly string[]): boolean =>
	paths.length === 0 || paths.some((p) => p === "" || path === p || path.startsWith(`${p}/`));

function progress({ progress, err }: Terminal): (done: number, total: number) => void {
	return (done, total) => {
		if (progress && (done % 50 === 0 || done === total)) err(`\rChecking ${done} of ${total} files…`);
	};
}

const unreadableRoot = (root: string) => (error: unknown) => {
	throw new UsageError(`${root} cannot be read: ${error instanceof Error ? error.message : error}`);
};

/** Only a document that says where it stands has a step to be judged. */
async function addHistory(library: Library, root: string, paths: readonly string[]): Promise<PastTexts> {
	const asked = paths.filter((path) => library.check(path)?.artifact.status);
	const past = await gitHistory(root).texts(asked);
	for (const [path, texts] of past.texts) library.setHistory(path, texts);
	return past;
}
