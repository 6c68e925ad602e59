import { randomUUID } from "node:crypto";
import { realpath, rename, rm, stat, writeFile } from "node:fs/promises";

/** Writes a file whole or not at all: beside it, with its permissions, then in its place. A link stays, and what it leads to is written. */
export async function replaceFile(file: string, text: string): Promise<void> {
	const target = await realpath(file);
	const beside = `${target}.${randomUUID()}.tmp`;
	try {
		await writeFile(beside, text, { flag: "wx", mode: (await stat(target)).mode });
		await rename(beside, target);
	} catch (error) {
		await rm(beside, { force: true });
		throw error;
	}
}
