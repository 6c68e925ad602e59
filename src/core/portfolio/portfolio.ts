import type { Library } from "../library/library.js";
import { compare } from "../order.js";
import type { Problem } from "../problem.js";
import { plain } from "../trace/plain.js";
import { sumOf, type Tally } from "../trace/tally.js";
import { type DueItem, dueItems, type OpenCommitment, openCommitments } from "./due.js";
import { type DocumentFacts, factsIn, heaviestFirst, type KnownFacts } from "./facts.js";
import { type RequiredDocument, requirementsOf } from "./required.js";
import { type SystemTier, tierOfNone } from "./tier.js";

/** How one system stands. */
export interface SystemPortfolio {
	/** As documents and policies write it; undefined for the documents that name none. */
	readonly system?: string;
	/** The same for people, on one line. */
	readonly name?: string;
	readonly tier: SystemTier;
	/** Those that no longer hold among them; by title. */
	readonly documents: readonly DocumentFacts[];
	/** What it must have, what is missing first. */
	readonly required: readonly RequiredDocument[];
	/** Of its documents: those that nothing covers, the heaviest first. */
	readonly problems: readonly Problem[];
	/** Those that an exception or the baseline covers. */
	readonly covered: readonly Problem[];
	/** How its references and numbers stand. */
	readonly tally: Tally;
	/** What is to be done, or ends. */
	readonly open: readonly OpenCommitment[];
	/** What of it has a day, the earliest first. */
	readonly due: readonly DueItem[];
	/** The document in which its tier is decided. */
	readonly intake?: DocumentFacts;
}

/** What is known from the last time: documents by their check, and systems by their documents. */
export interface Known {
	readonly facts: KnownFacts;
	readonly systems: Map<string | undefined, { readonly made: SystemPortfolio; readonly from: readonly unknown[] }>;
}

export const nothingKnown = (): Known => ({ facts: new WeakMap(), systems: new Map() });

/**
 * All systems that documents or policies name, the strictest tier first, then by name; documents without one last.
 * @param today YYYY-MM-DD
 * @param known of this library: is added to, so that only what changed is looked at the next time; a system of which nothing changed is the same
 */
export function portfolioOf(library: Library, today: string, known: Known = nothingKnown()): SystemPortfolio[] {
	const bySystem = new Map<string | undefined, DocumentFacts[]>(settledSystems(library).map((system) => [system, []]));
	const all = factsIn(library, today, known.facts);
	for (const facts of all) {
		const own = bySystem.get(facts.system);
		if (own) own.push(facts);
		else bySystem.set(facts.system, [facts]);
	}
	const kept = all.flatMap(({ keptConditions }) => keptConditions);
	const conditions = new Set(kept);
	const portfolios = [...bySystem].map(([system, own]) =>
		again(known, system, [library.policies, today, kept.join("\n"), ...own], () =>
			systemPortfolio(library, system, own, { today, conditions }),
		),
	);
	for (const system of known.systems.keys()) if (!bySystem.has(system)) known.systems.delete(system);
	return portfolios.sort(compareSystems);
}

/** The same as the last time, where it would be made from the same. */
function again(known: Known, system: string | undefined, from: readonly unknown[], make: () => SystemPortfolio): SystemPortfolio {
	const before = known.systems.get(system);
	if (before?.from.length === from.length && from.every((part, i) => part === before.from[i])) return before.made;
	const made = make();
	known.systems.set(system, { made, from });
	return made;
}

const settledSystems = ({ policies }: Library): string[] => policies.flatMap(({ systems }) => [...systems.keys()]);

interface Surroundings {
	readonly today: string;
	readonly conditions: ReadonlySet<string>;
}

function systemPortfolio(
	library: Library,
	system: string | undefined,
	own: readonly DocumentFacts[],
	{ today, conditions }: Surroundings,
): SystemPortfolio {
	const asked =
		system === undefined
			? { tier: tierOfNone(own.map(({ checked }) => checked.artifact)), required: [] }
			: requirementsOf(library, system, own);
	const open = openCommitments(own, conditions);
	return {
		...(system !== undefined && { system, name: plain(system) }),
		...asked,
		documents: [...own].sort(byTitle),
		problems: own.flatMap((facts) => facts.open).sort(heaviestFirst),
		covered: own.flatMap((facts) => facts.covered).sort(heaviestFirst),
		tally: sumOf(own.map(({ overview }) => overview.tally)),
		...{ open, due: dueItems(open, today) },
	};
}

const byTitle = ({ overview: a }: DocumentFacts, { overview: b }: DocumentFacts): number =>
	compare(a.title.toLowerCase(), b.title.toLowerCase()) || compare(a.path, b.path);

function compareSystems(a: SystemPortfolio, b: SystemPortfolio): number {
	if ((a.system === undefined) !== (b.system === undefined)) return a.system === undefined ? 1 : -1;
	return a.tier.tier - b.tier.tier || compare(a.system ?? "", b.system ?? "");
}
