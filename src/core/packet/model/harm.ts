import { child, items } from "../../document/node.js";
import { down, type Said, said, saidAll } from "./said.js";
import { firstOf, membersOf, type PacketSources } from "./sources.js";

/** Who is affected, what could happen to them at the worst, and whether it can be undone. */
export interface Harm {
	readonly affected: readonly { readonly who: Said; readonly harm?: Said | undefined; readonly user: boolean }[];
	readonly worst?: Said | undefined;
	readonly reversible?: Said | undefined;
	/** How it is stopped, as the cards say it for everybody. */
	readonly stop: readonly Said[];
}

/** The risk assessment knows most; the cards' “if it is wrong” stands for it where there is none. */
export function harmOf(sources: PacketSources): Harm {
	const assessments = membersOf(sources, "risk-assessment");
	const cards = membersOf(sources, "system-card", "model-card");
	const stakeholders = assessments.flatMap((artifact) =>
		items(child(artifact.front, "stakeholders")).flatMap((node) => {
			const who = said(artifact, child(node, "name"));
			const user = said(artifact, child(node, "user"))?.text === "true";
			return who ? [{ who, harm: saidAll(artifact, child(node, "harms"))[0], user }] : [];
		}),
	);
	const named = cards.flatMap((artifact) =>
		saidAll(artifact, down(artifact.front, "if_wrong", "who")).map((who) => ({ who, user: false })),
	);
	return {
		affected: stakeholders.length > 0 ? stakeholders : named,
		worst:
			firstOf(assessments, (artifact) => said(artifact, down(artifact.front, "worst_outcome", "what"))) ??
			firstOf(cards, (artifact) => saidAll(artifact, down(artifact.front, "if_wrong", "what"))[0]),
		reversible: firstOf(assessments, (artifact) => said(artifact, down(artifact.front, "worst_outcome", "reversible"))),
		stop: cards.flatMap((artifact) => saidAll(artifact, down(artifact.front, "if_wrong", "stop"))),
	};
}
