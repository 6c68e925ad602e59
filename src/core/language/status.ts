import type { Checked } from "../check.js";
import { tierName } from "../kinds/tierName.js";
import { effort } from "../questions.js";
import { ruleInfo } from "../rules/catalogue.js";
import { isStatus } from "../rules/lifecycle.js";
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
	const parts = [questions.length > 0 ? effort(questions) : "", ...problemCounts(checked)].filter((part) => part !== "");
	const text = `${stageOf(artifact.status)}, ${parts.length > 0 ? parts.join(", ") : "all answered"}`;
	return { text, detail: detailOf(checked) };
}

function stageOf(status: string | undefined): string {
	if (status !== undefined && !isStatus(status)) return "Status unknown";
	const words = (status ?? "draft").replace(/-/g, " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What is wrong, beside what is missing: those are the questions. */
function problemCounts({ problems, questions }: Checked): string[] {
	const asked = new Set(questions.map(({ pointer }) => pointer));
	const wrong = problems.filter(({ rule, pointer }) => !ruleInfo(rule)?.missing && !asked.has(pointer ?? ""));
	return (["error", "warning"] as const).flatMap((severity) => {
		const count = wrong.filter((problem) => problem.severity === severity).length;
		return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
	});
}

function detailOf({ artifact, questions }: Checked): string {
	const aside = setAsideCount(artifact);
	const asked = questions.length === 0 ? allAsked(artifact.tier) : questions.map((q, i) => `${i + 1}. ${q.name}`).join("\n");
	return `${artifact.kind.title}, ${tierName(artifact.tier)}\n${asked}${aside > 0 ? `\n${aside} not applicable` : ""}`;
}

/** What Next question says when nothing is left. */
export const allAsked = (tier: 1 | 2 | 3): string =>
	tier === 3 ? "That is all tier 3 asks. External users or write access would change that." : `That is all tier ${tier} asks.`;
