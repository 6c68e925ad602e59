import { type Document, decode, type Files, formatOf, parseDocument } from "../core/index.js";
import { existing } from "./check.js";
import { relativeTo } from "./root.js";
import { Refusal, UsageError } from "./terminal.js";

/** The document that an argument names. */
export async function documentAt(files: Files, root: string, file: string): Promise<Document> {
	const name = relativeTo(root, existing(file));
	const format = formatOf(name);
	if (!format) throw new Refusal(`${file} is no document: those end in .md, .markdown, .yaml or .yml.`);
	const bytes = await files.read(name).catch((error: unknown) => {
		throw new Refusal(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
	});
	if (!bytes) throw new UsageError(`There is no file ${file}.`);
	return parseDocument(name, decode(bytes), format);
}
