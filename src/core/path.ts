import path from "node:path/posix";

/** Of a root-relative POSIX path; "" for the root. */
export function dirname(file: string): string {
	const folder = path.dirname(file);
	return folder === "." ? "" : folder;
}
