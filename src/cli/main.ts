import { approve } from "./approve.js";
import { baseline } from "./baseline.js";
import { changes } from "./changes.js";
import { check } from "./check.js";
import { comment } from "./comment.js";
import { diff } from "./diff.js";
import { digest } from "./digest.js";
import { explain } from "./explain.js";
import { HELP } from "./help.js";
import { init } from "./init.js";
import { listKinds } from "./kinds.js";
import { list } from "./list.js";
import { newDocument } from "./new.js";
import { packet } from "./packet.js";
import { policy } from "./policy.js";
import { Refusal, type Terminal, UsageError } from "./terminal.js";
import { tier } from "./tier.js";
import { trace } from "./trace.js";
import { verify } from "./verify.js";

const COMMANDS: Readonly<Record<string, (terminal: Terminal, args: readonly string[]) => Promise<number>>> = {
	check,
	trace,
	list,
	comment,
	changes,
	diff,
	digest,
	packet,
	verify,
	new: newDocument,
	tier,
	approve,
	baseline,
	policy,
	init,
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
		if (!(error instanceof UsageError || error instanceof Refusal)) throw error;
		terminal.err(`rai-docs: ${error.message}\n${error instanceof UsageError ? "See rai-docs --help.\n" : ""}`);
		return 2;
	}
}

function say(terminal: Terminal, text: string, code = 0): number {
	terminal.out(`${text}\n`);
	return code;
}
