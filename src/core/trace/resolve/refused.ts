import { isRefusal } from "./answered.js";
import { unverifiable } from "./outcome.js";
import type { Found, ResolveContext } from "./resolver.js";

/** Answers one lookup in a store. What the disk refuses to read cannot be checked, and is nobody's mistake. */
export async function orUnverifiable({ signal }: ResolveContext, answer: () => Promise<Found>): Promise<Found> {
	try {
		return await answer();
	} catch (error) {
		if (signal?.aborted || !isRefusal(error)) throw error;
		const remedy = "code" in error ? "Allow the files of the store to be read." : "Have the references checked again.";
		return { resolution: unverifiable("V1", `cannot be read here (${error.message})`, { remedy }) };
	}
}
