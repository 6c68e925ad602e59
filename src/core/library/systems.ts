import { type Artifact, systemOf } from "../artifact.js";
import { isDocumentPath } from "../kinds/questions.js";

/** The documents of each system of a root. */
export class Systems {
	readonly #bySystem = new Map<string, Map<string, Artifact>>();
	readonly #byPath = new Map<string, string>();

	/** The document at a path, in place of the one before. @returns the systems whose documents are others now */
	replace(path: string, artifact: Artifact | undefined): string[] {
		const before = this.#byPath.get(path);
		const was = before === undefined ? undefined : this.#bySystem.get(before)?.get(path);
		const now = artifact?.kind.family === "rai" && isDocumentPath(path) ? systemOf(artifact.document) : undefined;
		if (before !== undefined) this.#remove(before, path);
		if (artifact && now !== undefined) this.#add(now, path, artifact);
		if (before === now && sayOf(was) === sayOf(artifact)) return [];
		return [...new Set([before, now].flatMap((system) => system ?? []))];
	}

	/** The document at a path, as far as it belongs to a system. */
	at(path: string): Artifact | undefined {
		return this.#bySystem.get(this.#byPath.get(path) ?? "")?.get(path);
	}

	/** The paths of documents whose rules read some others of their system. */
	reading(others: readonly (Artifact | undefined)[]): string[] {
		return others.flatMap((other) => {
			const own = other && this.#bySystem.get(systemOf(other.document) ?? "");
			return [...(own?.values() ?? [])].flatMap(({ kind, document }) =>
				kind.besides?.includes(other?.kind.id ?? "") ? [document.path] : [],
			);
		});
	}

	/** By path. */
	of(system: string): Artifact[] {
		const own = [...(this.#bySystem.get(system) ?? [])];
		return own.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, artifact]) => artifact);
	}

	#add(system: string, path: string, artifact: Artifact): void {
		const own = this.#bySystem.get(system) ?? new Map<string, Artifact>();
		own.set(path, artifact);
		this.#bySystem.set(system, own);
		this.#byPath.set(path, system);
	}

	#remove(system: string, path: string): void {
		const own = this.#bySystem.get(system);
		own?.delete(path);
		if (own?.size === 0) this.#bySystem.delete(system);
		this.#byPath.delete(path);
	}
}

/** All that matters to the other documents of the system. */
const sayOf = (artifact: Artifact | undefined): string => JSON.stringify([artifact?.kind.id, artifact?.status, artifact?.tier]);
