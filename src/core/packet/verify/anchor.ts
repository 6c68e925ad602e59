import type { Git } from "../../ports.js";
import { commitNamed } from "../../then/revision.js";
import { documentsAt, isSame } from "../export/atCommit.js";
import type { PackedDocument } from "../export/manifest.js";
import type { Alteration, VerifiedPacket } from "./verify.js";

/** What a packet was compared with outside of itself. */
export type Anchor =
	/** `to`: half a sentence, what is the same. */
	| {
			readonly kind: "same";
			readonly to: string /** A sentence: what that does not cover; absent where it covers all. */;
			readonly open?: string;
	  }
	| { readonly kind: "other"; readonly alterations: readonly Alteration[] }
	/** A sentence: why nobody can tell. */
	| { readonly kind: "unknown"; readonly reason: string };

const SHA256 = /^(?:sha256:)?([0-9a-f]{64})$/;
const RAI1 = /^rai1:sha256:[0-9a-f]{64}$/;

/** Whether a text is a digest, rather than a git revision. */
export const isDigest = (text: string): boolean => SHA256.test(text) || RAI1.test(text);

/** Compares with a digest that was noted elsewhere: the seal, the file's own, or that of the packet's document. */
export function againstDigest({ seal, sha256, manifest, format }: VerifiedPacket, digest: string): Anchor {
	const [, hex] = SHA256.exec(digest) ?? [];
	if (hex !== undefined && seal === `sha256:${hex}`) return { kind: "same", to: "the seal is the one given" };
	if (hex === sha256) return { kind: "same", to: "the file's sha256 is the one given" };
	if (hex !== undefined) return other(`its seal is ${seal}, and its own sha256 ${sha256}: neither is the one given`);
	const own = manifest?.packet.digest;
	if (own !== digest) return other(`the digest of its packet is ${own ?? "not there"}, and not the one given`);
	const open =
		format === "html" ? "The page says so, and does not hold the document: only the zip does." : "That says nothing about the members.";
	return { kind: "same", to: "the packet's digest is the one given", open };
}

const other = (what: string): Anchor => ({ kind: "other", alterations: [{ what }] });

/** Compares the packet and its members, withheld ones too, with the documents at a git revision. @param revision untrusted */
export async function againstRevision(
	{ manifest }: VerifiedPacket,
	revision: string,
	git: Pick<Git, "repository" | "objects" | "contents">,
	signal?: AbortSignal,
): Promise<Anchor> {
	const named = await commitNamed(revision, "compare with", git, signal);
	if ("reason" in named) return { kind: "unknown", reason: named.reason };
	const documents = manifest ? [manifest.packet, ...manifest.members] : [];
	const found = await documentsAt(
		git,
		named.commit,
		documents.map(({ path }) => path),
		signal,
	);
	const unseen = documents.filter((_, i) => found[i] === undefined);
	if (unseen.length > 0)
		return { kind: "unknown", reason: `This clone does not hold ${unseen.map(({ path }) => path).join(", ")} at ${revision}.` };
	const alterations = documents.flatMap((document, i) => differenceOf(document, found[i], revision));
	if (alterations.length > 0) return { kind: "other", alterations };
	const to = `the documents it names say what they said at ${revision} (${named.commit.slice(0, 12)})`;
	return {
		kind: "same",
		to,
		open: "The page that people read was not compared with them: the seal that was noted when it was sent does that.",
	};
}

function differenceOf(document: PackedDocument, found: Awaited<ReturnType<typeof documentsAt>>[number], revision: string): Alteration[] {
	const { path, digest, sha256 } = document;
	if (found === undefined || found === "missing") return [{ path, what: `is not there at ${revision}` }];
	if (isSame(document, found)) return [];
	return [{ path, what: `is ${digest ?? `sha256:${sha256}`} here, and ${found.digest ?? `sha256:${found.sha256}`} at ${revision}` }];
}
