import { type Filled, type Format, holdersOn, incidentDraft, type Kind, type Policy } from "../core/index.js";
import { readState } from "../node/git/then/state.js";
import { Refusal, type Terminal } from "./terminal.js";

/** An incident of a system, at a time that somebody names. */
export interface Incident {
	readonly root: string;
	readonly system: string;
	/** Untrusted: a time, a day or a git revision. */
	readonly at: string;
	readonly kind: Kind;
	readonly format: Format;
	readonly policy: Policy;
}

/** Adds to a new incident record what git knows of the time it happened, and whom to tell. */
export async function withState(terminal: Terminal, text: string, { root, system, at, kind, format, policy }: Incident): Promise<Filled> {
	const state = await readState(root, system, at, terminal.today());
	if ("reason" in state) throw new Refusal(state.reason);
	return incidentDraft(text, format, kind, { at, state, holders: holdersOn(policy.roster, terminal.today()) });
}
