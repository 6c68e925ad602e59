import type { InSubmodules } from "../../core/index.js";
import { objectAnswers } from "./answers.js";
import type { Place } from "./process.js";
import { run } from "./run.js";
import { readIndex } from "./staged.js";

export const NOWHERE: InSubmodules = { holders: new Map(), unseen: [] };

/**
 * Asks one submodule after the other, and those in it, until all names are found. Never rejects for what a submodule is: one that cannot
 * be read was not seen.
 * @param paths from the top of the repository
 */
export async function lookInside(
	top: Place,
	paths: readonly string[],
	names: readonly string[],
	signal?: AbortSignal,
): Promise<InSubmodules> {
	const holders = new Map<string, string>();
	const unseen: string[] = [];
	const queue = [...paths];
	for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
		const open = names.filter((name) => !holders.has(name));
		if (open.length === 0) return { holders, unseen: [] };
		const found = await lookInto({ ...top, submodule: path }, open, signal);
		for (const name of found.names) holders.set(name, path);
		if (!found.isWhole) unseen.push(path);
		queue.push(...found.below.map((below) => `${path}/${below}`));
	}
	return { holders, unseen };
}

interface Inside {
	readonly names: readonly string[];
	/** Whether what was not found is not there. */
	readonly isWhole: boolean;
	/** Submodules of its own. */
	readonly below: readonly string[];
}

const CLOSED: Inside = { names: [], isWhole: false, below: [] };

async function lookInto(place: Place, names: readonly string[], signal?: AbortSignal): Promise<Inside> {
	const about = await run(place, ["rev-parse", "--show-prefix", "--is-shallow-repository", "--show-superproject-working-tree"], { signal });
	const [prefix, shallow, around] = about.code === 0 ? about.stdout.toString().split("\n") : [];
	// The folder of one that is not checked out lies below the top of the repository around it.
	if (prefix !== "" || !around) return CLOSED;
	const { stdout, code } = await run(place, ["cat-file", "--batch-check"], { input: `${names.join("\n")}\n`, signal });
	const reader = objectAnswers();
	reader.take(stdout);
	const { submodules } = await readIndex(place);
	return {
		names: names.filter((_, i) => typeof reader.answers[i] === "object"),
		// A partial clone ends at what it does not hold.
		isWhole: code === 0 && shallow === "false",
		below: submodules,
	};
}
