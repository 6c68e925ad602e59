import { md5, sha1 } from "@noble/hashes/legacy";
import { sha256, sha512 } from "@noble/hashes/sha2";
import { bytesToHex } from "@noble/hashes/utils";
import { evidenceIn } from "../claims/evidence.js";
import type { Evidence, Selector } from "../resolution.js";
import type { ResolveContext } from "./resolver.js";

/** Bytes of a file that is parsed before a person notices, though it be broken YAML, */
const SMALL = 32 * 1024;
/** bytes that are looked through, once for each number, */
const SOUGHT = 32 * SMALL;
/** and bytes that are hashed. */
const HASHED = 256 * 1024;

/** A file that numbers are read from. */
export interface EvidenceFile {
	readonly bytes: Uint8Array;
	readonly name: string;
	readonly source: string;
}

/** See `evidenceIn`. Of a large file it comes from the workshop, where the bytes go. */
export async function evidenceOf(
	{ bytes, name, source }: EvidenceFile,
	selectors: readonly Selector[],
	{ workshop, signal }: ResolveContext,
): Promise<readonly Evidence[]> {
	const isQuick = bytes.length <= SMALL && bytes.length * selectors.length <= SOUGHT;
	if (!workshop || isQuick) return evidenceIn(bytes, name, source, selectors);
	return workshop.evidence(bytes, name, source, selectors, signal);
}

const HASHES = { sha256, sha512, sha1, md5 } as const;

/** Digests of any bytes. */
export type Hash = keyof typeof HASHES;

export const isHash = (algorithm: string): algorithm is Hash => Object.hasOwn(HASHES, algorithm);

export type Hashes = Readonly<Partial<Record<Hash, string>>>;

/**
 * In lower-case hexadecimals. Where there is much to hash it is done in the workshop, where the bytes go.
 * @param total of the bytes that are hashed together with these
 */
export async function hashesOf(
	bytes: Uint8Array,
	algorithms: readonly Hash[],
	total: number,
	{ workshop, signal }: ResolveContext,
): Promise<Hashes> {
	if (workshop && total > HASHED) return workshop.digests(bytes, algorithms, signal);
	return Object.fromEntries(algorithms.map((algorithm) => [algorithm, bytesToHex(HASHES[algorithm](bytes))]));
}
