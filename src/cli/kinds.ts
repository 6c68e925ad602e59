import { decode, Library, POLICY_FILE, readParts } from "../core/index.js";
import { diskFiles } from "../node/files.js";
import { readOptions } from "./options.js";
import { findRoot } from "./root.js";
import type { Terminal } from "./terminal.js";
import { printable } from "./text.js";

/** Lists the document types: ours, and those of the root's policy. No document is read for it. */
export async function listKinds(terminal: Terminal, args: readonly string[]): Promise<number> {
	const { values } = readOptions(args, { root: { type: "string" } });
	const { read } = diskFiles(findRoot(terminal.cwd, values.root, terminal.cwd));
	const library = new Library(terminal);
	const policy = await read(POLICY_FILE);
	if (policy) library.set(POLICY_FILE, decode(policy));
	await readParts(library, { read });
	const { all } = library.kinds;
	const width = Math.max(...all.map((kind) => kind.id.length)) + 2;
	for (const { id, description } of all) terminal.out(`${id.padEnd(width)}${printable(description)}\n`);
	return 0;
}
