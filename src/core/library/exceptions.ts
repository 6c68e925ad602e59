import { type Artifact, systemOf } from "../artifact.js";
import type { Document } from "../document/document.js";
import { child, textOf } from "../document/node.js";
import { type Baseline, baselineIn, coveredByBaseline } from "../exceptions/baseline.js";
import { coveredByException } from "../exceptions/cover.js";
import { Exception } from "../exceptions/exception.js";
import type { HeldContext } from "../exceptions/held.js";
import { type Target, type WaivedAll, waivedIn } from "../exceptions/waived.js";
import { isAbout, isAboutText, isException, type Named, namedOf, type Waiver } from "../exceptions/waivers.js";
import type { Past } from "../governance/past.js";
import type { Policy } from "../policy/policy.js";
import type { Problem } from "../problem.js";

/** What an exception may ask about the rest. */
export interface Known {
	/** The paths of the documents that have an id. */
	paths(id: string): readonly string[];
	documents(): readonly Document[];
	check(path: string): Target | undefined;
}

/** The exceptions of a root, and which of them name a document. */
export class Exceptions {
	readonly #policyFor: (path: string) => Policy;
	readonly #byPath = new Map<string, Exception>();
	/** Paths of the exceptions that name a document by its id. */
	readonly #byId = new Map<string, Set<string>>();
	/** Paths of those that name all documents of a system. */
	readonly #bySystem = new Map<string, Set<string>>();
	#baseline: Baseline | undefined;

	get baseline(): Baseline | undefined {
		return this.#baseline;
	}

	constructor(policyFor: (path: string) => Policy) {
		this.#policyFor = policyFor;
	}

	/** The exception at a path, in place of the one before. @returns both, where they are */
	replace(path: string, artifact: Artifact | undefined, past?: readonly Past[]): Exception[] {
		const before = this.#byPath.get(path);
		const after = artifact && isException(artifact) ? new Exception(artifact, past) : undefined;
		if (before) this.#visit(before, (index, key) => index.get(key)?.delete(path));
		if (after) this.#visit(after, (index, key) => index.set(key, (index.get(key) ?? new Set()).add(path)));
		if (after) this.#byPath.set(path, after);
		else this.#byPath.delete(path);
		return [before, after].flatMap((one) => one ?? []);
	}

	at(path: string): Exception | undefined {
		return this.#byPath.get(path);
	}

	/** The baseline of the root, in place of the one before. */
	setBaseline(document: Document | undefined, past: readonly Past[]): void {
		this.#baseline = document && baselineIn(document, past);
	}

	/** The problems of a document, some of them covered: somebody decided on an exception, so it counts before the baseline. */
	cover(artifact: Artifact, problems: readonly Problem[], today: string): readonly Problem[] {
		const told = this.#coverByExceptions(artifact, problems, today);
		return this.#baseline ? coveredByBaseline(told, this.#baseline, today) : told;
	}

	#coverByExceptions(artifact: Artifact, problems: readonly Problem[], today: string): readonly Problem[] {
		const naming = this.#naming(namedOf(artifact));
		if (naming.length === 0) return problems;
		const contextOf = (exception: Exception) => this.contextOf(exception, artifact, today);
		return problems.map((problem) => coveredByException(problem, artifact, naming, contextOf));
	}

	/** The exception at a path beside what it waives, as far as its documents are known. */
	waived(path: string, today: string, known: Known): WaivedAll | undefined {
		const exception = this.#byPath.get(path);
		if (!exception) return undefined;
		const waived = exception.waivers.flatMap((waiver) => {
			const targets = pathsFor(exception, waiver, known).flatMap((at) => this.#target(at, known) ?? []);
			return targets
				.filter(({ artifact }) => isAboutText(waiver, artifact))
				.map((target) => waivedIn(waiver, target, this.contextOf(exception, target.artifact, today)));
		});
		return { exception, waived };
	}

	/** Exceptions are not checked for each other: none covers another, and they could name each other in a circle. */
	#target(path: string, known: Known): Target | undefined {
		const exception = this.#byPath.get(path);
		return exception ? { artifact: exception.artifact, problems: [] } : known.check(path);
	}

	contextOf({ artifact }: Exception, target: Artifact, today: string): HeldContext {
		const policies = [artifact, target].map(({ document }) => this.#policyFor(document.path));
		return { today, policies, exceptions: [...this.#byPath.values()] };
	}

	/**
	 * Whose problems may be others now: documents that changed exceptions name, and all exceptions that name one of these, or one that changed
	 * itself: what they are told depends on its problems.
	 */
	concerned(changed: readonly Exception[], documents: readonly Document[], all: () => readonly Document[]): string[] {
		const named = changed.length > 0 ? all().filter((document) => changed.some((one) => concerns(one, nameOf(document)))) : [];
		const naming = [...documents, ...named].flatMap((document) => this.#naming(nameOf(document)));
		return [...named.map(({ path }) => path), ...naming.map(({ artifact }) => artifact.document.path)];
	}

	/** Those that name a document, by path. */
	#naming({ id, system }: Named): Exception[] {
		if (this.#byPath.size === 0) return [];
		const paths = new Set([...(this.#byId.get(id) ?? []), ...(this.#bySystem.get(system ?? "") ?? [])]);
		return [...paths].sort().flatMap((path) => this.#byPath.get(path) ?? []);
	}

	#visit(exception: Exception, visit: (index: Map<string, Set<string>>, key: string) => void): void {
		for (const { all, documents } of exception.waivers) {
			if (all) visit(this.#bySystem, exception.system ?? "");
			for (const { id } of documents) visit(this.#byId, id);
		}
	}
}

function pathsFor(exception: Exception, waiver: Waiver, known: Known): string[] {
	if (!waiver.all) return waiver.documents.flatMap(({ id }) => known.paths(id));
	const named = known.documents().filter((document) => isAbout(waiver, exception.system, nameOf(document)));
	return named.map(({ path }) => path).sort();
}

const nameOf = (document: Document): Named => ({ id: textOf(child(document.root, "id")) ?? "", system: systemOf(document) });

const concerns = ({ waivers, system }: Exception, named: Named): boolean => waivers.some((waiver) => isAbout(waiver, system, named));
