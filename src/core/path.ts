import path from "node:path/posix";

/** The way from a root-relative folder to a file: `../policies/shared.yaml`. */
export const relative = (folder: string, file: string): string => path.relative(`/${folder}`, `/${file}`);

/** Of a root-relative POSIX path; "" for the root. */
export function dirname(file: string): string {
	const folder = path.dirname(file);
	return folder === "." ? "" : folder;
}

/** The last name of a path. */
export const basename = (file: string): string => path.basename(file);

/** Whether a root-relative path is a folder or lies below it; all lie below the root. */
export const isWithin = (file: string, folder: string): boolean => folder === "" || file === folder || file.startsWith(`${folder}/`);
