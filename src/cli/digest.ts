import path from "node:path";
import { type Document, digestOf, whyUndigested } from "../core/index.js";
import { diskFiles } from "../node/files.js";
import { documentAt } from "./document.js";
import { readOptions } from "./options.js";
import { type Terminal, UsageError } from "./terminal.js";
import { printable } from "./text.js";

/** Prints what an approval of a document is bound to. */
export async function digest(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { positionals } = readOptions(args, {});
	if (positionals.length === 0) throw new UsageError("digest takes the documents whose digests are wanted.");
	const files = positionals.map((name) => ({ name, at: path.resolve(terminal.cwd, name) }));
	const documents = await Promise.all(
		files.map(async ({ name, at }) => ({ name, document: await documentAt(diskFiles(path.dirname(at)), path.dirname(at), at) })),
	);
	const codes = documents.map(({ name, document }) => print(terminal, document, printable(name), documents.length > 1));
	return Math.max(...codes);
}

function print({ out, err }: Terminal, document: Document, name: string, isNamed: boolean): number {
	const found = digestOf(document);
	if (found !== undefined) out(`${found}${isNamed ? `  ${name}` : ""}\n`);
	else err(`rai-docs: ${name} has no digest. ${whyUndigested(document)}\n`);
	return found === undefined ? 2 : 0;
}
