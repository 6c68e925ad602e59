import type { Artifact } from "../artifact.js";
import { isDay } from "../day.js";
import type { Tier } from "../kinds/kind.js";
import type { Policy } from "../policy/policy.js";
import { daysBetween } from "../rules/dates.js";
import { ageOf, MOST } from "./age.js";
import type { Exception } from "./exception.js";
import { whyFirm } from "./waivable.js";
import { isAbout, isAboutText, isException, namedOf, type Waiver } from "./waivers.js";

/** What decides, beside an exception and a document, whether the one covers the other. */
export interface HeldContext {
	/** YYYY-MM-DD */
	readonly today: string;
	/** Those of the exception's path and of the document's: nobody chooses the milder one by where a file lies. */
	readonly policies: readonly Policy[];
	/** Every exception of the workspace: ages do not begin anew with another name. */
	readonly exceptions: readonly Exception[];
}

/** The stricter of the two: an exception is approved by those who decide about the document. */
const tierOf = ({ artifact }: Exception, target: Artifact): Tier => Math.min(artifact.tier, target.tier) as Tier;

/** Whether a waiver names “all” where documents must be named. */
export const isTooWide = (exception: Exception, { all }: Waiver, target: Artifact): boolean => all && tierOf(exception, target) === 1;

/** The last day, YYYY-MM-DD, on which a waiver holds in a document; undefined where it does not hold today. */
export function heldUntil(exception: Exception, waiver: Waiver, target: Artifact, context: HeldContext): string | undefined {
	return exception.inForce ? wouldHoldUntil(exception, waiver, target, context) : undefined;
}

/** The same, were the exception only said to be in force. */
export function wouldHoldUntil(exception: Exception, waiver: Waiver, target: Artifact, context: HeldContext): string | undefined {
	const last = lastDay(exception, waiver, target, context.exceptions);
	if (!last || !isFit(exception, waiver, target)) return undefined;
	const begins = exception.period.start?.date ?? "";
	if (context.today < begins || context.today > last || !exception.isWhole) return undefined;
	return exception.isApproved(tierOf(exception, target), context.policies, context.today) ? last : undefined;
}

/** Whether such a waiver may be, whoever approved it. */
function isFit(exception: Exception, waiver: Waiver, target: Artifact): boolean {
	if (isException(target) || whyFirm(waiver.rule) !== undefined) return false;
	const named = isAbout(waiver, exception.system, namedOf(target)) && isAboutText(waiver, target);
	return named && !isTooWide(exception, waiver, target);
}

/** When a waiver ends in a document, by its own end or by its age; undefined where its period is none. */
export function lastDay(exception: Exception, waiver: Waiver, target: Artifact, all: readonly Exception[]): string | undefined {
	const { start, expires } = exception.period;
	if (!start || !expires || !isDay(start.date) || !isDay(expires.date) || daysBetween(start.date, expires.date) > MOST) return undefined;
	const age = ageOf(exception, waiver, namedOf(target), all);
	return age && age.until < expires.date ? age.until : expires.date;
}
