import type { Checked } from "../check.js";
import { effort } from "../questions.js";
import { setAsideCount } from "../rules/notApplicable.js";

export interface Status {
	/** `Draft, 7 questions, about 10 minutes` */
	readonly text: string;
	/** More, for a tooltip. */
	readonly detail: string;
}

/** Where a document stands, in counts. Undefined for what has no questions: policies and plain cards. */
export function statusOf(checked: Checked): Status | undefined {
	const { artifact, questions } = checked;
	if (artifact.kind.family !== "rai") return undefined;
	const stage = stageOf(artifact.status);
	const text = questions.length > 0 ? `${stage}, ${effort(questions)}` : `${stage}, all answered`;
	return { text, detail: detailOf(checked) };
}

function stageOf(status: string | undefined): string {
	const words = (status ?? "draft").replace(/-/g, " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function detailOf({ artifact, questions }: Checked): string {
	const aside = setAsideCount(artifact);
	const asked = questions.length === 0 ? allAsked(artifact.tier) : questions.map((q, i) => `${i + 1}. ${q.name}`).join("\n");
	return `${artifact.kind.title}, ${tierName(artifact.tier)}\n${asked}${aside > 0 ? `\n${aside} not applicable` : ""}`;
}

export const tierName = (tier: 1 | 2 | 3): string => `tier ${tier} (${["high", "medium", "low"][tier - 1]})`;

/** What Next question says when nothing is left. */
export const allAsked = (tier: 1 | 2 | 3): string =>
	tier === 3 ? "That is all tier 3 asks. External users or write access would change that." : `That is all tier ${tier} asks.`;
