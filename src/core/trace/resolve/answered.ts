import type { Lookup } from "../resolution.js";
import { inRoot, unverifiable } from "./outcome.js";
import type { Found, ResolveContext } from "./resolver.js";
import type { PathReference } from "./target.js";

/** An answer, and the files of the disk that it rests on. */
export interface Answered {
	readonly found: Found;
	/** Root-relative: those that git should track. */
	readonly present: readonly string[];
}

/** Nothing is there that git could track. */
export const absent = (found: Found): Answered => ({ found, present: [] });

/** Answers one lookup. What the disk refuses to read cannot be checked, and is nobody's mistake. */
export async function answered(
	{ reference }: Lookup<PathReference>,
	{ signal }: ResolveContext,
	answer: () => Promise<Answered>,
): Promise<Answered> {
	try {
		return await answer();
	} catch (error) {
		if (signal?.aborted || !isRefusal(error)) throw error;
		const remedy = "code" in error ? `Make “${reference.path}” readable.` : "Have the references checked again.";
		const beside = { remedy, files: inRoot([reference.path]) };
		return absent({ resolution: unverifiable("V0", `cannot be read here (${error.message})`, beside) });
	}
}

/** What the disk or git says: no permission, changed while it was read, too slow. Other kinds of error are our own mistakes. */
export const isRefusal = (error: unknown): error is Error => error instanceof Error && error.name === "Error";
