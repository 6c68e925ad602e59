/** Whether one of some paths is a file's own, or that of a folder around it: one look a folder, however many paths there are. */
export function isUnder(file: string, paths: ReadonlySet<string>): boolean {
	for (let at = file; at !== ""; at = at.slice(0, Math.max(at.lastIndexOf("/"), 0))) if (paths.has(at)) return true;
	return false;
}
