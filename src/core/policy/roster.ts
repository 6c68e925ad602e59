import { child, items, textOf, type YamlNode } from "../document/node.js";
import { isSamePerson, type Named } from "../governance/person.js";

/** From and until when, YYYY-MM-DD, both days included; open where absent. */
export interface Period {
	readonly from?: string;
	readonly until?: string;
}

export interface Delegate extends Period {
	readonly name: string;
	readonly email?: string;
}

/** Who holds which roles, when, and who may act instead. */
export interface RosterEntry extends Delegate {
	readonly roles: readonly string[];
	readonly delegates: readonly Delegate[];
}

/** Somebody who may act in a role on a day. */
export interface Holder extends Named {
	readonly role: string;
	/** Whose role it is, where somebody acts for another. */
	readonly delegateOf?: string;
}

export const rosterFrom = (node: YamlNode | undefined): RosterEntry[] =>
	items(node).flatMap((at) => {
		const delegate = delegateFrom(at);
		const roles = items(child(at, "roles")).flatMap((role) => textOf(role) ?? []);
		const delegates = items(child(at, "delegates")).flatMap((one) => delegateFrom(one) ?? []);
		return delegate ? [{ ...delegate, roles, delegates }] : [];
	});

function delegateFrom(node: YamlNode): Delegate | undefined {
	const [name, email, from, until] = ["name", "email", "from", "until"].map((key) => textOf(child(node, key)));
	return name ? { name, ...(email && { email }), ...(from && { from }), ...(until && { until }) } : undefined;
}

/** Everybody who may act on a day, once a role: people themselves before their delegates. */
export function holdersOn(roster: readonly RosterEntry[], day: string): Holder[] {
	const there = roster.filter((entry) => isIn(entry, day));
	const own = there.flatMap(({ roles, ...person }) => roles.map((role) => holder(person, role)));
	const delegated = there.flatMap(({ roles, delegates, name }) =>
		delegates.filter((one) => isIn(one, day)).flatMap((one) => roles.map((role) => ({ ...holder(one, role), delegateOf: name }))),
	);
	return [...own, ...delegated];
}

const holder = ({ name, email }: Named, role: string): Holder => ({ name, role, ...(email && { email }) });

const isIn = ({ from = "", until = "9999-12-31" }: Period, day: string): boolean => from <= day && day <= until;

/** In what right somebody acts in a role on a day; undefined where the roster gives none. */
export const rightOf = (roster: readonly RosterEntry[], person: Named, role: string, day: string): Holder | undefined =>
	holdersOn(roster, day).find((one) => one.role === role && isSamePerson(one, person));
