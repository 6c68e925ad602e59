import { check } from "./check.js";
import { explain } from "./explain.js";
import { HELP } from "./help.js";
import { listKinds } from "./kinds.js";
import { newDocument } from "./new.js";
import { type Terminal, UsageError } from "./terminal.js";

const COMMANDS: Readonly<Record<string, (terminal: Terminal, args: readonly string[]) => Promise<number>>> = {
	check,
	new: newDocument,
	kinds: listKinds,
	explain,
};

/** 0 checked and clean, 1 problems, 2 could not be done. Never exits the process, so that tests can call it. */
export async function main(terminal: Terminal, argv: readonly string[]): Promise<number> {
	const [command, ...args] = argv;
	if (command === "--version" || command === "-v") return say(terminal, terminal.version);
	if (command === undefined || command === "--help" || command === "-h" || command === "help")
		return say(terminal, HELP, command === undefined ? 2 : 0);
	if (args.includes("--help") || args.includes("-h")) return say(terminal, HELP);
	const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
	try {
		if (!run) throw new UsageError(`There is no command “${command}”.`);
		return await run(terminal, args);
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		terminal.err(`rai-docs: ${error.message}\nSee rai-docs --help.\n`);
		return 2;
	}
}

function say(terminal: Terminal, text: string, code = 0): number {
	terminal.out(`${text}\n`);
	return code;
}
