import type { Artifact } from "../artifact.js";
import { filesOf } from "../changes/leadsTo.js";
import type { Kinds } from "../kinds/table.js";
import { isWithin } from "../path.js";
import { type Citation, citationsIn, keyOf, lookupOf } from "../trace/citation.js";
import type { Answer, Lookup } from "../trace/resolution.js";

interface Asked {
	readonly lookup: Lookup;
	readonly paths: Set<string>;
	/** Stands until there is another. */
	answer?: Answer;
	/** `open`: to be looked for, or looked for again. `taken`: somebody looks. */
	state: "open" | "taken" | "answered";
	/** Whether the target may have changed while somebody looked. */
	again: boolean;
}

/** What changed outside of the documents. */
export interface Change {
	/** Commits, tags, branches or the index. */
	readonly git?: boolean;
	/** Root-relative paths of files, and folders that hold them. */
	readonly files?: ReadonlySet<string>;
	/** Anything: what may be read is another now. */
	readonly all?: boolean;
}

/** What the documents cite, who cites what, and what was found out about it. */
export class References {
	readonly #cited = new Map<string, readonly Cited[]>();
	readonly #asked = new Map<string, Asked>();
	/** Paths of the documents that cite a document's id. */
	readonly #citers = new Map<string, Set<string>>();

	/** Those of a document, in place of what it cited before. */
	replace(path: string, artifact: Artifact | undefined, kinds?: Kinds): void {
		const before = this.#cited.get(path) ?? [];
		const now = artifact ? citationsIn(artifact, kinds).map(named) : [];
		if (now.length > 0) this.#cited.set(path, now);
		else this.#cited.delete(path);
		for (const cited of now) this.#add(path, cited);
		const kept = new Set(now.map(({ name }) => name));
		for (const cited of before) if (!kept.has(cited.name)) this.#remove(path, cited);
	}

	of(path: string): readonly Citation[] {
		return (this.#cited.get(path) ?? []).map(({ citation }) => citation);
	}

	citing(id: string): ReadonlySet<string> {
		return this.#citers.get(id) ?? new Set();
	}

	/** The references that lead to what lies at a path, around it or in it, by the path of their document. */
	leadingTo(file: string): Referring[] {
		const isMeant = (at: string): boolean => isWithin(file, at) || isWithin(at, file);
		const meant = [...this.#asked].filter(([, { lookup, answer }]) => filesOf(lookup.reference, answer?.resolution).some(isMeant));
		const names = new Set(meant.map(([name]) => name));
		const paths = [...new Set(meant.flatMap(([, asked]) => [...asked.paths]))].sort();
		const of = (path: string) => (this.#cited.get(path) ?? []).filter(({ name }) => names.has(name));
		return paths.flatMap((path) => of(path).map(({ citation }) => ({ path, citation })));
	}

	answer(lookup: Lookup): Answer | undefined {
		return this.#asked.get(keyOf(lookup))?.answer;
	}

	/** What is to be looked for; from now on nobody else does. */
	take(): Lookup[] {
		const open = [...this.#asked.values()].filter(({ state }) => state === "open");
		for (const asked of open) asked.state = "taken";
		return open.map(({ lookup }) => lookup);
	}

	/** What was taken and not answered is open again. */
	giveBack(lookups: readonly Lookup[]): void {
		for (const lookup of lookups) {
			const asked = this.#asked.get(keyOf(lookup));
			if (asked?.state === "taken") asked.state = "open";
		}
	}

	/** @returns the documents that are told something new */
	settle(lookup: Lookup, answer: Answer): ReadonlySet<string> {
		const asked = this.#asked.get(keyOf(lookup));
		if (!asked) return new Set();
		const same = asked.answer !== undefined && JSON.stringify(asked.answer) === JSON.stringify(answer);
		asked.answer = answer;
		asked.state = asked.again ? "open" : "answered";
		asked.again = false;
		return same ? new Set() : asked.paths;
	}

	/** Root-relative paths of the files that answers depend on. */
	get files(): ReadonlySet<string> {
		return new Set([...this.#asked.values()].flatMap(({ answer }) => answer?.resolution.files ?? []));
	}

	/** Has what a change may concern asked again. @returns whether there is any */
	outdate(change: Change): boolean {
		const touches = touching(change.files ?? new Set());
		const concerned = [...this.#asked.values()].filter((asked) => isConcerned(asked, change, touches));
		for (const asked of concerned) {
			if (asked.state === "taken") asked.again = true;
			else asked.state = "open";
		}
		return concerned.length > 0;
	}

	#add(path: string, { citation: { reference }, name, lookup }: Cited): void {
		if (reference.type === "artifact") this.#citers.set(reference.id, (this.#citers.get(reference.id) ?? new Set()).add(path));
		if (!lookup) return;
		const asked: Asked = this.#asked.get(name) ?? { lookup, paths: new Set(), state: "open", again: false };
		asked.paths.add(path);
		this.#asked.set(name, asked);
	}

	#remove(path: string, { citation: { reference }, name }: Cited): void {
		if (reference.type === "artifact") this.#citers.get(reference.id)?.delete(path);
		const asked = this.#asked.get(name);
		asked?.paths.delete(path);
		if (asked?.paths.size === 0) this.#asked.delete(name);
	}
}

/** A reference, and the path of the document it stands in. */
export interface Referring {
	readonly path: string;
	readonly citation: Citation;
}

/** A citation with what is asked about it. Two with one name ask, and rely on, the same. */
interface Cited {
	readonly citation: Citation;
	readonly name: string;
	readonly lookup?: Lookup;
}

function named(citation: Citation): Cited {
	const { reference } = citation;
	if (reference.type === "artifact") return { citation, name: `artifact ${reference.id}` };
	const lookup = lookupOf(citation);
	return lookup ? { citation, name: keyOf(lookup), lookup } : { citation, name: "" };
}

function isConcerned({ answer, state }: Asked, { git, all }: Change, touches: (path: string) => boolean): boolean {
	// What is being looked for depends on nobody knows what yet.
	if (!answer) return state === "taken";
	const { resolution } = answer;
	return all === true || (git === true && resolution.git === true) || (resolution.files ?? []).some(touches);
}

/** Whether a path, a folder around it, or something inside of it is among those that changed: thousands may, in a checkout. */
function touching(changed: ReadonlySet<string>): (path: string) => boolean {
	const around = new Set([...changed].flatMap(foldersOf));
	return (path) => changed.has(path) || around.has(path) || foldersOf(path).some((folder) => changed.has(folder));
}

/** `a` and `a/b` of `a/b/c` */
export const foldersOf = (path: string): string[] => [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index));
