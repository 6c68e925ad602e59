import type { Terminal } from "./terminal.js";
import { printable } from "./text.js";

/** Says why there is no answer. @returns the exit code */
export function fail({ err }: Terminal, reason: string): number {
	err(`rai-docs: ${printable(reason)}\n`);
	return 2;
}
