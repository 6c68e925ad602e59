import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** A new folder of the disk with these files in it; a name that ends in `/` is an empty folder. */
export function newFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
	const folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), "rai-docs-"));
	addFiles(folder, files);
	return folder;
}

export function addFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
	for (const [name, content] of Object.entries(files)) {
		const file = path.join(folder, name);
		mkdirSync(name.endsWith("/") ? file : path.dirname(file), { recursive: true });
		if (!name.endsWith("/")) writeFileSync(file, content);
	}
}

export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });
