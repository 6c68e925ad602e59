import type { Artifact } from "../../artifact.js";
import { child, items, textOf } from "../../document/node.js";
import { down, type Said, said, saidAll } from "./said.js";
import { membersOf, type PacketSources } from "./sources.js";

/** Something that nobody tested or knows, and why. */
export interface Untested {
	readonly what: Said;
	readonly why?: Said | undefined;
}

/** What the documents say was not tested, not measured, or is not known. */
export function untestedOf(sources: PacketSources): Untested[] {
	const cards = membersOf(sources, "model-card").flatMap((artifact) => [
		...items(down(artifact.front, "factors", "not_evaluated")).flatMap((node) => {
			const what = said(artifact, child(node, "factor"));
			return what ? [{ what, why: said(artifact, child(node, "reason")) }] : [];
		}),
		...unevaluated(artifact),
		...saidAll(artifact, child(artifact.front, "unmeasured")).map((what) => ({ what })),
	]);
	const risks = membersOf(sources, "risk-assessment").flatMap((artifact) => [
		...items(child(artifact.front, "unmeasured_risks")).flatMap((node) => {
			const what = said(artifact, child(node, "risk_id"));
			return what ? [{ what, why: said(artifact, child(node, "why")) }] : [];
		}),
		...saidAll(artifact, child(artifact.front, "unknowns")).map((what) => ({ what })),
	]);
	return [...cards, ...risks];
}

/** What could matter, and no number is broken down by; without a word about why. */
function unevaluated(card: Artifact): Untested[] {
	const names = (key: string) => saidAll(card, down(card.front, "factors", key));
	const told = items(down(card.front, "factors", "not_evaluated")).flatMap((node) => textOf(child(node, "factor")) ?? []);
	const known = new Set([...names("evaluated").map(({ text }) => text), ...told].map(folded));
	return names("relevant")
		.filter(({ text }) => !known.has(folded(text)))
		.map((what) => ({ what }));
}

const folded = (text: string): string => text.trim().toLowerCase();
