import type { Holder } from "../policy/roster.js";
import { either } from "../suggest.js";

/** `rai-lead is T. Lindqvist, or Grace Lin for T. Lindqvist.` */
export function whoCould(holders: readonly Holder[], roles: readonly string[], verb: "is" | "was"): string {
	const shown = named(holders, roles);
	return shown.length > 0 ? `${either(roles)} ${verb} ${either(shown)}.` : `Nobody in the roster ${verb} ${either(roles)}.`;
}

/** The same of a decision that who has an interest in it leaves to others. */
export function whoElseCould(holders: readonly Holder[], isInterested: (one: Holder) => boolean, roles: readonly string[]): string {
	const able = holders.filter((one) => !isInterested(one));
	const interested = named(holders, roles);
	if (named(able, roles).length > 0 || interested.length === 0) return whoCould(able, roles, "is");
	return `In the roster nobody but ${either(interested)} is ${either(roles)}, who may not decide about this: name somebody else there.`;
}

function named(holders: readonly Holder[], roles: readonly string[]): string[] {
	const people = holders.filter(({ role }) => roles.includes(role));
	return [...new Set(people.map(({ name, delegateOf }) => (delegateOf ? `${name} for ${delegateOf}` : name)))];
}
