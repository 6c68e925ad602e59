import type { Guidance } from "./kind.js";

/** Where the part is below its whole, how it is asked, a weak answer and a strong one. */
export type Part = readonly [at: string, ask: string, weak: string, strong: string];

/** One question while the field is empty; its parts ask for themselves once someone has begun to answer. */
export function whole(entry: Guidance, ...parts: readonly Part[]): readonly Guidance[] {
	const same = { why: entry.why, readers: entry.readers, minutes: 1 };
	return [entry, ...parts.map(([at, ask, weak, strong]) => ({ ...same, at: `${entry.at}/${at}`, ask, weak, strong }))];
}
