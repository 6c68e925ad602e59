import type { Artifact } from "../artifact.js";
import { type Document, formatOf, parseDocument } from "../document/document.js";
import { child, textOf } from "../document/node.js";
import { type Approval, approvalsOf, approves, inForce, type Member } from "../governance/approvals.js";
import type { Library } from "../library/library.js";
import type { History } from "../ports.js";
import { digestOf } from "../trace/digest.js";

/** The last time that a board decided about a system, and on which documents. */
export interface LastDecision {
	/** The id of the packet. */
	readonly packet: string;
	readonly approval: Approval;
}

/** Of all packets about the same system, this one only once it is decided: before, it is the question. */
export function lastDecision(library: Library, packet: Artifact, at: string): LastDecision | undefined {
	const system = textOf(child(packet.front, "system"));
	const packets = library.artifactsOf("review-packet").filter(({ id }) => id !== undefined);
	const decisions = packets
		.filter((other) => textOf(child(other.front, "system")) === system && (other.id !== packet.id || packet.status === "approved"))
		.flatMap((other) => inForce(approvalsOf(other)).map((approval) => ({ packet: other.id ?? "", approval })))
		.filter(({ approval }) => isDecision(approval) && approval.date <= at);
	return decisions.reduce<LastDecision | undefined>(
		(last, one) => (last && last.approval.date > one.approval.date ? last : one),
		undefined,
	);
}

/** Abstaining decides nothing. */
const isDecision = (approval: Approval): boolean => approval.members.length > 0 && (approves(approval) || approval.decision === "rejected");

/** The documents as they were decided on, by id, as far as they are here: as they are, or committed. */
export async function documentsDecidedOn(
	library: Library,
	members: readonly Member[],
	history: History,
	signal?: AbortSignal,
): Promise<ReadonlyMap<string, Document>> {
	const found = new Map<string, Document>();
	const changed: { readonly id: string; readonly path: string; readonly digest: string }[] = [];
	for (const { id, digest } of members) {
		const target = library.target(id);
		if (target?.digest === digest) found.set(id, target.artifact.document);
		else if (target) changed.push({ id, path: target.path, digest });
	}
	if (changed.length === 0) return found;
	const { texts } = await history.texts(
		changed.map(({ path }) => path),
		signal,
	);
	for (const { id, path, digest } of changed) {
		const versions = (texts.get(path) ?? []).map(({ text }) => parseDocument(path, text, formatOf(path) ?? "markdown"));
		const document = versions.find((version) => digestOf(version) === digest);
		if (document) found.set(id, document);
	}
	return found;
}
