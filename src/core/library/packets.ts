import type { Artifact } from "../artifact.js";
import type { Document } from "../document/document.js";
import { isInForce } from "../kinds/lifecycle.js";
import { isMember, type Membership, membershipOf } from "../packet/membership.js";

interface Packet {
	readonly id: string;
	readonly membership: Membership;
	/** Whether a board is to read it: no draft any more, and not past. */
	readonly underReview: boolean;
}

/** The packets of a root, and which of them name a document. */
export class Packets {
	readonly #byPath = new Map<string, Packet>();

	/** The packet at a path, in place of the one before. @returns what both name, where they are packets */
	replace(path: string, artifact: Artifact | undefined): Membership[] {
		const before = this.#byPath.get(path);
		const membership = artifact && membershipOf(artifact);
		if (membership) this.#byPath.set(path, { id: artifact.id ?? path, membership, underReview: isInForce(artifact.status) });
		else this.#byPath.delete(path);
		const after = this.#byPath.get(path);
		if (before && after && sayOf(before) === sayOf(after)) return [];
		return [before, after].flatMap((packet) => packet?.membership ?? []);
	}

	/** The id of the first packet under review that names a document. */
	of(document: Document): string | undefined {
		const named = [...this.#byPath].filter(([, { underReview, membership }]) => underReview && isMember(membership, document));
		return named.sort(([a], [b]) => (a < b ? -1 : 1))[0]?.[1].id;
	}

	/** The paths of the packets that name one of some documents. */
	naming(documents: readonly (Document | undefined)[]): string[] {
		const known = documents.filter((document) => document !== undefined);
		return [...this.#byPath].flatMap(([path, { membership }]) => (known.some((one) => isMember(membership, one)) ? [path] : []));
	}
}

/** All that matters to its members. */
const sayOf = ({ id, underReview, membership: { system, ids, globs } }: Packet): string =>
	JSON.stringify([id, underReview, system, [...ids], globs]);
