/** Of some facts those that are there. */
export const present = <T>(facts: Readonly<Record<string, T | undefined>>): Record<string, T> =>
	Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, T] => fact[1] !== undefined));
