import type { Person } from "../policy/policy.js";
import type { Problem } from "../problem.js";
import { type Baseline, type Kept, keptOf, keyOf } from "./baseline.js";
import { whyFirm } from "./waivable.js";

/** What a baseline would hold of the present problems. */
export interface Present {
	/** Those that may be covered, in the order in which they are kept. */
	readonly covered: readonly Problem[];
	/** Those from which nobody can be excused. */
	readonly firm: readonly Problem[];
}

/** Of the errors and warnings that no exception covers: information fails nothing, and much of it depends on where one looks. */
export function presentProblems(problems: readonly Problem[]): Present {
	const open = problems.filter(({ severity, waivedBy }) => waivedBy?.kind === "baseline" || (waivedBy === null && severity !== "info"));
	return { covered: open.filter(({ rule }) => !whyFirm(rule)), firm: open.filter(({ rule }) => whyFirm(rule)) };
}

/** Those that a baseline does not know, which only shrinks. */
export function beyond(problems: readonly Problem[], { counts }: Baseline): Problem[] {
	const left = new Map(counts);
	return problems.filter((problem) => {
		const key = keyOf(keptOf(problem));
		const count = left.get(key) ?? 0;
		left.set(key, count - 1);
		return count <= 0;
	});
}

const HEAD = "# The problems that were there when checking began. Made by “rai-docs baseline”; entries are only ever removed.\n";

/** The file's text: entries in an order of their own, so that a solved problem is one line less. */
export function baselineText(problems: readonly Problem[], owner: Person, since: string, until: string): string {
	const byKey = new Map<string, Kept[]>();
	for (const kept of problems.map(keptOf)) byKey.set(keyOf(kept), [...(byKey.get(keyOf(kept)) ?? []), kept]);
	const lines = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, same]) => entryLine(same));
	const list = lines.length > 0 ? `problems:\n${lines.join("")}` : "problems: []\n";
	return `${HEAD}owner: ${flow({ name: owner.name, email: owner.email })}\nsince: ${since}\nuntil: ${until}\n${list}`;
}

function entryLine(same: readonly Kept[]): string {
	const { rule, artifact, path, pointer } = same[0] ?? { rule: "" };
	return `  - ${flow({ rule, artifact, path, pointer, count: same.length > 1 ? same.length : undefined })}\n`;
}

const flow = (fields: Readonly<Record<string, string | number | undefined>>): string =>
	`{ ${Object.entries(fields)
		.flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`]))
		.join(", ")} }`;
