import type { Artifact } from "../../artifact.js";
import { child, type YamlNode } from "../../document/node.js";
import { date, down, type PersonSaid, person, type Said, said } from "./said.js";
import { membersOf, type PacketSources } from "./sources.js";

/** A way to stop the system, or to go back. */
export interface Control {
	readonly how: Said;
	readonly owner?: PersonSaid | undefined;
	/** When it was last tried. */
	readonly exercised?: Said | undefined;
	/** Of the document that says so. */
	readonly document: string;
}

/** How the system is watched, stopped and rolled back. */
export interface Controls {
	readonly monitoring: readonly Said[];
	readonly stop: readonly Control[];
	readonly rollback?: Control | undefined;
	readonly runbooks: readonly Said[];
}

export function controlsOf(sources: PacketSources): Controls {
	const cards = membersOf(sources, "system-card", "model-card");
	const { artifact } = sources.packet;
	const referred = (key: string) =>
		cards.flatMap((card) => said(card, child(card.front, key)) ?? said(card, down(card.front, key, "ref")) ?? []);
	return {
		monitoring: referred("monitoring"),
		stop: cards.flatMap((card) => controlAt(card, down(card.front, "human_oversight", "stop_control")) ?? stopIn(card) ?? []),
		rollback: controlAt(artifact, child(artifact.front, "rollback")),
		runbooks: referred("runbook"),
	};
}

/** Below tier 1 a card says in a sentence how it is stopped. */
function stopIn(card: Artifact): Control | undefined {
	const how = said(card, down(card.front, "if_wrong", "stop"));
	return how && { how, document: card.id ?? card.document.path };
}

function controlAt(artifact: Artifact, node: YamlNode | undefined): Control | undefined {
	const how = said(artifact, child(node, "how"));
	if (!how) return undefined;
	const exercised = date(artifact, child(node, "tested_on"));
	return { how, owner: person(artifact, child(node, "owner")), exercised, document: artifact.id ?? artifact.document.path };
}
