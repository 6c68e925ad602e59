/** Folders that hold other people's files, or what programs make: no document of ours is looked for there. */
const IGNORED: ReadonlySet<string> = new Set([
	...[".git", ".hg", ".svn", ".dvc", "node_modules", ".vscode-test"],
	...[".venv", "venv", "__pycache__", ".tox", ".ipynb_checkpoints"],
]);

export const isIgnoredFolder = (name: string): boolean => IGNORED.has(name);

/** Whether a root-relative path lies in such a folder. */
export const isIgnored = (path: string): boolean => path.split("/").slice(0, -1).some(isIgnoredFolder);
