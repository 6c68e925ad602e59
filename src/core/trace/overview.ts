import { systemOf } from "../artifact.js";
import type { Checked } from "../check.js";
import type { Range } from "../document/lines.js";
import { child, textOf } from "../document/node.js";
import type { Tier } from "../kinds/kind.js";
import type { Library } from "../library/library.js";
import { compare } from "../order.js";
import { type Cell, cellsOf } from "./cells.js";
import { countedReferences } from "./counts.js";
import { plain } from "./plain.js";
import { type ReferenceOverview, referenceOverview } from "./referenceOverview.js";
import { sentencesOn } from "./sentences.js";
import type { Shown, Standing } from "./standing.js";
import { sumOf, type Tally, tallyOf, worst, worstFirst } from "./tally.js";

export interface DocumentOverview {
	/** Root-relative. */
	readonly path: string;
	readonly title: string;
	readonly id?: string;
	/** The document type's title. */
	readonly kind: string;
	readonly tier: Tier;
	readonly status: string;
	/** `5 references: 4 match, 1 broken; 1 number differs` */
	readonly words: string;
	/** The same in short, worst first: `1 number differs, 1 broken, 4 match` */
	readonly counts: string;
	/** Of its worst reference or number; undefined where it has none. */
	readonly state?: Standing;
	readonly tally: Tally;
	/** Where it begins. */
	readonly range: Range;
	/** In the order of the text. Made when somebody looks. */
	readonly references: () => readonly ReferenceOverview[];
	/** Its row of the matrix. Made when somebody looks. */
	readonly cells: () => readonly Cell[];
}

export interface SystemOverview {
	/** Undefined for the documents that name none. */
	readonly name?: string;
	/** `3 documents: 2 not pinned, 12 match` */
	readonly words: string;
	/** The same at length, with its numbers and what its documents owe. */
	readonly sentences: () => readonly string[];
	readonly documents: readonly DocumentOverview[];
}

/** What all documents of a root rely on, by system. */
export interface Overview {
	readonly systems: readonly SystemOverview[];
}

/** Documents that were looked at, by their check: the same as long as nothing about them changes. */
export type KnownDocuments = WeakMap<Checked, DocumentOverview>;

/**
 * Systems by name, those without one last; documents by title. Policies and cards in other formats refer to nothing.
 * @param known is added to, so that only what changed is looked at the next time
 */
export function overviewOf(library: Library, known: KnownDocuments = new WeakMap()): Overview {
	const bySystem = new Map<string | undefined, Checked[]>();
	for (const path of library.paths) {
		const checked = library.check(path);
		if (checked?.artifact.kind.family !== "rai") continue;
		const system = systemOf(checked.artifact.document);
		const others = bySystem.get(system);
		if (others) others.push(checked);
		else bySystem.set(system, [checked]);
	}
	const systems = [...bySystem].sort(([a], [b]) => (a === undefined ? 1 : b === undefined ? -1 : compare(a, b)));
	return { systems: systems.map(([name, checks]) => systemOverview(library, name, checks, known)) };
}

function systemOverview(library: Library, name: string | undefined, checks: readonly Checked[], known: KnownDocuments): SystemOverview {
	const documents = checks.map((checked) => {
		const document = known.get(checked) ?? documentOverview(library, checked);
		known.set(checked, document);
		return document;
	});
	const counts = worstFirst(sumOf(documents.map(({ tally }) => tally))).join(", ") || "no references";
	return {
		...(name !== undefined && { name: plain(name) }),
		words: `${documents.length} ${documents.length === 1 ? "document" : "documents"}: ${counts}`,
		sentences: () => sentencesOn(checks),
		documents: documents.sort((a, b) => compare(a.title.toLowerCase(), b.title.toLowerCase()) || compare(a.path, b.path)),
	};
}

/** What one document relies on. */
export function documentOverview(library: Library, checked: Checked): DocumentOverview {
	const { artifact, traced } = checked;
	const { document, id, kind, tier, status } = artifact;
	const first = document.places[0]?.node.span.start ?? 0;
	const tally = tallyOf(checked);
	const state = worst(checked, tally);
	return {
		path: document.path,
		title: plain(textOf(child(artifact.front, "title")) ?? id ?? document.path),
		...(id !== undefined && { id: plain(id) }),
		...{ kind: kind.title, tier, status: plain(status ?? "draft") },
		...countsOf(checked, tally),
		...(state && { state }),
		tally,
		range: document.lines.range({ start: first, end: first }),
		references: once(() => (traced?.references ?? []).map((reference) => referenceOverview(library, checked, reference))),
		cells: once(() => cellsOf(checked)),
	};
}

/** What is made for the first who asks, and kept for the next. */
function once<T>(make: () => T): () => T {
	let made: T | undefined;
	return () => {
		made ??= make();
		return made;
	};
}

/** A document that cannot be read as a whole is never said to refer to nothing. */
function countsOf({ artifact, traced }: Checked, tally: Tally): Pick<DocumentOverview, "words" | "counts"> {
	const { errors, trouble } = artifact.document;
	if (trouble || errors.length > 0) return { words: "cannot be read as a whole", counts: "cannot be read as a whole" };
	const differing = tally.get("different") ?? 0;
	const otherwise = differing > 0 ? [`${differing} ${differing === 1 ? "number differs" : "numbers differ"}`] : [];
	return {
		words: [countedReferences(traced?.references ?? []) ?? "no references", ...otherwise].join("; "),
		counts: [...otherwise, ...worstFirst(tally)].join(", ") || "no references",
	};
}

/** Only the references asked for, and what leads to them; counts stay those of the whole. All where nothing is asked for. */
export function filterOverview({ systems }: Overview, shown: ReadonlySet<Shown>): Overview {
	if (shown.size === 0) return { systems };
	const isShown = ({ state, numbers }: ReferenceOverview): boolean =>
		shown.has(state) || (shown.has("different") && numbers.some((number) => number.state === "different"));
	const filtered = (document: DocumentOverview): DocumentOverview[] =>
		[...shown].some((one) => document.tally.has(one))
			? [{ ...document, references: once(() => document.references().filter(isShown)) }]
			: [];
	return {
		systems: systems
			.map((system) => ({ ...system, documents: system.documents.flatMap(filtered) }))
			.filter(({ documents }) => documents.length > 0),
	};
}
