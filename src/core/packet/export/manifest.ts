import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import canonicalize from "canonicalize";
import type { Library } from "../../library/library.js";
import type { PackedEvidence } from "./evidence.js";

/** The program that compiled a packet. */
export interface Tool {
	readonly name: string;
	readonly version: string;
}

/** A document as it was when the packet was compiled. */
export interface PackedDocument {
	/** Absent where the document has none. */
	readonly id?: string;
	/** Root-relative. */
	readonly path: string;
	readonly version?: string;
	/** Of its meaning (docs/digests.md); absent where it cannot be read as a whole. */
	readonly digest?: string;
	/** Of its bytes, hex. */
	readonly sha256: string;
	/** Named by its digests only: its bytes do not go along. */
	readonly withheld?: true;
}

export interface PackedMember extends PackedDocument {
	readonly status: string;
}

/** What a packet was made of, so that anybody can tell later whether it still says the same. */
export interface PacketManifest {
	readonly schema: 1;
	readonly tool: Tool;
	readonly packet: PackedDocument;
	/** The day for which it was compiled, YYYY-MM-DD. */
	readonly at: string;
	/** The commit that was checked out. */
	readonly commit?: string;
	/** Paths of the packet and its members whose meaning is not that of the commit, sorted. */
	readonly uncommitted?: readonly string[];
	/** See `policyDigest`. */
	readonly policyDigest: string;
	readonly members: readonly PackedMember[];
	readonly evidence: readonly PackedEvidence[];
	/** Rules whose severity a policy sets, sorted. */
	readonly unusual: readonly string[];
	/** The packet to be read; only beside it, in an archive. */
	readonly page?: { readonly path: string; readonly sha256: string };
}

export const sha256Of = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** The one way to write a manifest: RFC 8785. */
export const writtenManifest = (manifest: PacketManifest): string => canonicalize(manifest) as string;

/** SHA-256 (hex) of the RFC 8785 JSON that has the SHA-256 (hex) of the text of each policy, and of each file that one extends, under its path; without a policy, of `{}`. */
export function policyDigest(library: Library): string {
	const texts = library.policies.flatMap(({ layers }) => layers).map(({ path }) => [path, sha256Of(utf8ToBytes(library.text(path) ?? ""))]);
	return sha256Of(utf8ToBytes(canonicalize(Object.fromEntries(texts)) as string));
}
