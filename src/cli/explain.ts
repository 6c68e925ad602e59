import { CATALOGUE, nearestRule, ruleInfo } from "../core/index.js";
import { readOptions } from "./options.js";
import { type Terminal, UsageError } from "./terminal.js";

export async function explain(terminal: Terminal, args: readonly string[]): Promise<number> {
	const [id, ...more] = readOptions(args, {}).positionals;
	if (id === undefined || more.length > 0)
		throw new UsageError(`explain takes one rule. There are: ${CATALOGUE.map((rule) => rule.id).join(", ")}.`);
	if (!ruleInfo(id)) throw new UsageError(unknown(id));
	const page = await terminal.page(id);
	if (page === undefined) throw new Error(`the page of ${id} is not where it should be`);
	terminal.out(page);
	return 0;
}

function unknown(id: string): string {
	const meant = nearestRule(id);
	return `There is no rule “${id}”.${meant ? ` Did you mean “${meant}”?` : ""}`;
}
