import type { Artifact } from "../artifact.js";
import { focus, locate } from "../document/pointer.js";
import type { Violation } from "../problem.js";
import { inSentence } from "../words.js";
import { dateAt } from "./dates.js";
import type { RuleContext } from "./rule.js";

/** Where a document says on which day somebody reads it again, and what is done then. */
const DUE: readonly (readonly [pointer: string, way: string])[] = [
	["/review_due", "read it again, correct what is no longer so, and agree on the next day"],
	["/review_cadence/next", "go through what is watched, and say when the next time is"],
];

/** What is approved is taken for true, until somebody reads it again. A day that is set for a draft binds nobody yet. */
export function reviewViolations({ front, kind, status }: Artifact, { today }: RuleContext): Violation[] {
	if (kind.family !== "rai" || status !== "approved") return [];
	return DUE.flatMap(([pointer, way]) => {
		const at = locate(front, pointer);
		const due = dateAt(at?.node);
		if (!at || !due || due.date >= today) return [];
		const message = `This ${inSentence(kind.title)} is approved and was to be reviewed by ${due.date}: ${way}.`;
		return [{ rule: "review/overdue", message, span: focus(at), pointer }];
	});
}
