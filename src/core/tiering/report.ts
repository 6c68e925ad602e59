import { artifactIn } from "../check.js";
import type { Document } from "../document/document.js";
import { child, textOf } from "../document/node.js";
import { readable } from "../document/pointer.js";
import { policyFor } from "../policy/policy.js";
import { tierAnswersOf } from "./answers.js";
import { isIntake } from "./intake.js";
import { practicesOf, reasonsOf } from "./reasons.js";
import { type Tiering, tieringOf } from "./tiering.js";

/** The calculation of an intake's tier, for a person or another tool. */
export interface TieringReport extends Tiering {
	/** What the request says itself. */
	readonly declared: string | undefined;
	/** One clause each, the strictest first. */
	readonly reasons: readonly string[];
	/** Prohibited practices in words. */
	readonly practices: readonly string[];
	/** The fields that are open, as people write them. */
	readonly unanswered: readonly string[];
}

/** Undefined for a document that is no intake request. */
export function tieringReport(document: Document): TieringReport | undefined {
	// It says what the answers come to, whoever approved something else: the day does not matter.
	const artifact = artifactIn(document, policyFor([], document.path), "");
	if (!artifact || !isIntake(artifact.kind)) return undefined;
	const tiering = tieringOf(tierAnswersOf(artifact));
	return {
		...tiering,
		declared: textOf(child(artifact.front, "tier")),
		reasons: reasonsOf(tiering),
		practices: practicesOf(tiering),
		unanswered: tiering.open.map(readable),
	};
}
