import type { Artifact } from "../artifact.js";
import type { Policy } from "../policy/policy.js";
import { tierAnswersOf } from "./answers.js";
import { overrideTrouble } from "./override.js";
import { strictest, tieringOf } from "./tiering.js";

/** An intake as its answers have it: a declared tier that is less strict holds only while an override is in force. */
export function settledByAnswers(intake: Artifact, policy: Policy, today: string): Artifact {
	const { atLeast } = tieringOf(tierAnswersOf(intake));
	if (intake.tier <= atLeast || overrideTrouble(intake, policy, today, atLeast) === undefined) return intake;
	return { ...intake, tier: strictest(intake.tier, atLeast) };
}
