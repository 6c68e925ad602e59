/** As far as documents and policies tell people apart. */
export interface Named {
	readonly name: string;
	readonly email?: string | undefined;
}

/** By e-mail where both have one, else by name. */
export function isSamePerson(a: Named, b: Named): boolean {
	return a.email && b.email ? isSameEmail(a.email, b.email) : folded(a.name) === folded(b.name);
}

export const isSameEmail = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const folded = (name: string): string => name.trim().replace(/\s+/g, " ").toLowerCase();
