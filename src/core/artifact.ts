import type { Document } from "./document/document.js";
import { child, type MapNode, resolved, textOf } from "./document/node.js";
import type { Kind, Tier } from "./kinds/kind.js";

/** A document that is ours, with what its envelope says. */
export interface Artifact {
	readonly document: Document;
	readonly kind: Kind;
	/** The structured part, where it is a mapping. */
	readonly front: MapNode | undefined;
	readonly id: string | undefined;
	/** The strictest that is declared; 3 where nothing readable is. */
	readonly tier: Tier;
	readonly status: string | undefined;
	/** What is settled for its system. */
	readonly system: SystemPolicy;
	/** Whether what is missing may still be missing. Plain cards have no status, and owe nothing. */
	readonly drafting: boolean;
}

/** What is settled for the system, beside the document's own words. */
export interface SystemPolicy extends Around {
	/** By the policy. */
	readonly tier?: Tier;
	readonly production?: boolean;
}

/** What other documents say about one. */
export interface Around {
	/** The id of a packet under review that the document is a member of: a board reads it, draft or not. */
	readonly packet?: string | undefined;
	/** The intake that settles the strictest tier for its system. */
	readonly intake?: SettledTier | undefined;
}

/** What an intake settles, and which one. */
export interface SettledTier {
	readonly id: string;
	readonly tier: Tier;
}

export function artifactOf(document: Document, kind: Kind, system: SystemPolicy = {}): Artifact {
	const root = resolved(document.root);
	const front = root?.kind === "map" ? root : undefined;
	const status = textOf(child(front, "status"));
	const tier = Math.min(declaredTier(front), system.tier ?? 3, system.intake?.tier ?? 3) as Tier;
	const drafting = kind.family === "rai" && (status === undefined || status === "draft") && !system.production && !system.packet;
	return { document, kind, front, id: kind.family === "rai" ? textOf(child(front, "id")) : undefined, tier, status, system, drafting };
}

function declaredTier(front: MapNode | undefined): Tier {
	const text = textOf(child(front, "tier"));
	return text === "1" ? 1 : text === "2" ? 2 : 3;
}

export const systemOf = (document: Document): string | undefined => textOf(child(document.root, "system"));
