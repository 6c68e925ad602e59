import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "./terminal.js";

/** `parseArgs` whose complaints are told like our own. */
export function readOptions<T extends NonNullable<ParseArgsConfig["options"]>>(args: readonly string[], options: T) {
	try {
		return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
	} catch (error) {
		if (error instanceof TypeError) throw new UsageError(complaint(error));
		throw error;
	}
}

/** Node's own words explain its parser, not our options. */
function complaint(error: TypeError & { code?: string }): string {
	const [, option = "this"] = /'(--?[\w-]+)/.exec(error.message) ?? [];
	if (error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `There is no option ${option}.`;
	return error.code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE" ? `${option} takes one value.` : error.message;
}

export function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
	const found = allowed.find((candidate) => candidate === value);
	if (found === undefined) throw new UsageError(`--${name} is one of ${allowed.join(", ")}, not “${value}”.`);
	return found;
}
