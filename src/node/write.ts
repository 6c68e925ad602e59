import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** Writes a file as a whole: whoever looks finds what was there before, or all of the new one. Rejects with an error of the system. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
	const beside = path.join(path.dirname(file), `.${randomUUID()}.rai-docs`);
	try {
		await writeFile(beside, content, { flag: "wx" });
		await rename(beside, file);
	} catch (error) {
		await rm(beside, { force: true });
		throw error;
	}
}
