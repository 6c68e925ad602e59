import type { Artifact } from "../artifact.js";
import { child, items, textOf } from "../document/node.js";
import type { SystemFacts } from "../policy/owed.js";
import { tierAnswersOf } from "./answers.js";

/** What an intake says about its system. */
export function factsIn(intake: Artifact): SystemFacts {
	const { front } = intake;
	return {
		patterns: items(child(front, "ai_pattern")).flatMap((item) => textOf(item) ?? []),
		exposure: textOf(child(front, "exposure")),
		personalData: textOf(child(front, "personal_data")),
		riskClass: textOf(child(child(child(front, "regulatory"), "eu_ai_act"), "risk_class")),
		levels: tierAnswersOf(intake).levels,
	};
}
