import type { FoundFile, Gathered, PackedEvidence } from "./evidence.js";
import { MANIFEST, MAX_FILES, MAX_TOTAL, nameFault, nameKey, PAGE } from "./limits.js";
import { sha256Of } from "./manifest.js";

/** Chooses what fits into the archive beside the documents; the rest is listed with the reason. */
export function packEvidence(
	gathered: readonly Gathered[],
	documents: readonly FoundFile[],
): { readonly listed: PackedEvidence[]; readonly files: FoundFile[] } {
	const packing = new Packing(documents);
	const listed = gathered.map((one): PackedEvidence => {
		const reason = "reason" in one ? one.reason : packing.add(one.file);
		if (reason !== undefined || "reason" in one) return { ref: one.ref, included: false, reason: reason ?? "" };
		return { ref: one.ref, path: one.file.path, sha256: sha256Of(one.file.bytes), included: true };
	});
	return { listed, files: packing.files };
}

/** What is in an archive so far. */
class Packing {
	readonly files: FoundFile[] = [];
	/** Digests by name. */
	readonly #taken: Map<string, string>;
	#total: number;

	constructor(documents: readonly FoundFile[]) {
		this.#taken = new Map(documents.map(({ path, bytes }) => [nameKey(path), sha256Of(bytes)]));
		this.#total = documents.reduce((sum, { bytes }) => sum + bytes.length, 0);
		for (const name of [PAGE, MANIFEST]) this.#taken.set(nameKey(name), "");
	}

	/** @returns half a sentence: why it was not added. What is there already needs no second time. */
	add(file: FoundFile): string | undefined {
		const fault = nameFault(file.path);
		if (fault !== undefined) return fault;
		const taken = this.#taken.get(nameKey(file.path));
		if (taken !== undefined) return taken === sha256Of(file.bytes) ? undefined : "another file has its name here";
		if (this.#total + file.bytes.length > MAX_TOTAL || this.#taken.size >= MAX_FILES) return "the archive would be too large with it";
		this.files.push(file);
		this.#taken.set(nameKey(file.path), sha256Of(file.bytes));
		this.#total += file.bytes.length;
		return undefined;
	}
}
