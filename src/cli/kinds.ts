import { KINDS } from "../core/index.js";
import { readOptions } from "./options.js";
import type { Terminal } from "./terminal.js";

export async function listKinds(terminal: Terminal, args: readonly string[]): Promise<number> {
	readOptions(args, {});
	const width = Math.max(...KINDS.map((kind) => kind.id.length)) + 2;
	for (const { id, description } of KINDS) terminal.out(`${id.padEnd(width)}${description}\n`);
	return 0;
}
