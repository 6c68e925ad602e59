import { kindOf } from "../kinds/table.js";
import { inSentence } from "../words.js";
import type { Reopening, SystemChange } from "./systemChange.js";

/** Names told one by one; the others are counted. */
const SHOWN = 5;

/** `Part of support-agent (Tier 1). Reopens system card, evaluation report (regression suites). Leaves privacy assessment.` */
export function changeSentence({ system, tier, reopens, leaves }: SystemChange): string {
	const told = reopens.filter(({ documents, owed }) => documents.length > 0 || owed).map(nameOf);
	const left = [...new Set(leaves.map(({ kind }) => inSentence(kindOf(kind)?.title ?? kind)))];
	const sentences = [
		`Part of ${system} (Tier ${tier}).`,
		told.length === 0 ? "Reopens nothing." : `Reopens ${some(told)}.`,
		...(left.length === 0 ? [] : [`Leaves ${some(left)}.`]),
	];
	return sentences.join(" ");
}

/** `evaluation report (regression suites)`, `decision log (missing)` */
function nameOf({ title, only, documents }: Reopening): string {
	const remarks = [...only, ...(documents.length === 0 ? ["missing"] : [])];
	return remarks.length === 0 ? title : `${title} (${remarks.join(", ")})`;
}

const some = (names: readonly string[]): string =>
	names.length <= SHOWN + 1 ? names.join(", ") : `${names.slice(0, SHOWN).join(", ")} and ${names.length - SHOWN} more`;
