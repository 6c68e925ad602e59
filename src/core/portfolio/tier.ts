import type { Artifact } from "../artifact.js";
import { child, textOf } from "../document/node.js";
import type { Tier } from "../kinds/kind.js";
import { isInForce } from "../kinds/lifecycle.js";
import { tierName } from "../kinds/tierName.js";
import type { Policy } from "../policy/policy.js";
import { each } from "../suggest.js";
import { plain } from "../trace/plain.js";

/** Where a system's tier comes from: its intake, the answers in it, the policy, its documents, or nowhere. */
export type TierOrigin = "intake" | "answers" | "policy" | "declared" | "none";

export interface SystemTier {
	readonly tier: Tier;
	readonly origin: TierOrigin;
	/** `tier 1 (high), as IN-credit-risk says` */
	readonly words: string;
}

/** The tier by which it is decided what a system must have: that of its intake, else the policy's, else the strictest that its documents declare. */
export function tierOfSystem(name: string, own: readonly Artifact[], intake: Artifact | undefined, policy: Policy): SystemTier {
	const settled = policy.system(name)?.tier;
	if (intake) return said(intake.tier, ...byIntake(intake), own);
	if (settled !== undefined) return said(settled, "policy", "as the policy says", own);
	if (own.length === 0) return said(3, "none", "because nothing says otherwise", own);
	return said(strictest(own), "declared", `as ${own.length === 1 ? "its document says" : "its documents say"}`, own);
}

/** Of documents that name no system. */
export const tierOfNone = (own: readonly Artifact[]): SystemTier => said(strictest(own), "declared", "as its documents say", own);

const strictest = (own: readonly Artifact[]): Tier => Math.min(3, ...own.map(({ tier }) => tier)) as Tier;

function byIntake({ id, document, front, tier, status }: Artifact): [origin: TierOrigin, words: string] {
	const name = plain(id ?? document.path);
	const draft = isInForce(status) ? "" : ", a draft";
	const declared = textOf(child(front, "tier"));
	if (declared === undefined || declared === String(tier))
		return ["intake", `as ${name}${draft} says`.replace(", a draft says", ", a draft, says")];
	return ["answers", `by the answers in ${name}${draft}, which says tier ${plain(declared)}`];
}

/** A document that is stricter with itself is named: one of the two is to be corrected. */
function said(tier: Tier, origin: TierOrigin, words: string, own: readonly Artifact[]): SystemTier {
	const stricter = own.filter((one) => one.tier < tier).map((one) => `${plain(one.id ?? one.document.path)} tier ${one.tier}`);
	return { tier, origin, words: `${tierName(tier)}, ${words}${stricter.length > 0 ? `; but ${each(stricter)}` : ""}` };
}
