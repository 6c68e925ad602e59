import type { Checked } from "../check.js";
import type { Problem } from "../problem.js";
import { ruleInfo } from "../rules/catalogue.js";
import type { Exception } from "./exception.js";
import type { HeldContext } from "./held.js";
import { isInField, type Waiver } from "./waivers.js";

/** A waiver beside one of the documents that it is about. */
export interface Waived {
	readonly waiver: Waiver;
	readonly target: Checked["artifact"];
	/** Those of the document that the waiver is about, covered or not. */
	readonly problems: readonly Problem[];
	/** Those against the same rule in other fields, where the waiver names one. */
	readonly elsewhere: readonly Problem[];
	/** Whether there is no such problem, as far as can be seen: where something could not be checked, nobody knows. */
	readonly kept: boolean;
	readonly context: HeldContext;
}

/** An exception beside everything that it waives. */
export interface WaivedAll {
	readonly exception: Exception;
	readonly waived: readonly Waived[];
}

/** What is known about a document that an exception names. */
export type Target = Pick<Checked, "artifact" | "problems" | "traced">;

export function waivedIn(waiver: Waiver, { artifact, problems, traced }: Target, context: HeldContext): Waived {
	const broken = problems.filter(({ rule }) => rule === waiver.rule);
	const about = broken.filter(({ pointer }) => isInField(waiver, pointer));
	const elsewhere = broken.filter((problem) => !about.includes(problem));
	const asksLater = artifact.drafting && ruleInfo(waiver.rule)?.missing === true;
	const kept = about.length === 0 && !asksLater && (!waiver.rule.startsWith("trace/") || isFollowed(traced));
	return { waiver, target: artifact, problems: about, elsewhere, kept, context };
}

/** Whether all that a document relies on was seen. */
const isFollowed = (traced: Checked["traced"]): boolean => {
	if (!traced) return false;
	const open = traced.references.some(({ resolution }) => !resolution || resolution.state === "unverifiable");
	return !open && traced.claims.every(({ state }) => state !== "unverifiable");
};
