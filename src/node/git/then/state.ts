import { Library, load, momentAt, type NoMoment, type StateThen, stateThen } from "../../../core/index.js";
import { gitAt } from "../git.js";
import { noAnswer } from "../reasons.js";
import { openAsOf } from "./asOf.js";

/**
 * What git knows of a system at a moment of the past.
 * @param at untrusted: a time, a day or a git revision
 * @param today YYYY-MM-DD, UTC
 */
export async function readState(root: string, system: string, at: string, today: string): Promise<StateThen | NoMoment> {
	const git = gitAt(root);
	try {
		const moment = await momentAt(at, { git, today });
		if ("reason" in moment) return moment;
		const then = openAsOf(root, moment.commit);
		try {
			const library = new Library({ today: () => moment.date });
			await load(library, then.files);
			return await stateThen(library, git, moment, system);
		} finally {
			then.dispose();
		}
	} catch (error) {
		return { reason: noAnswer(error, root) };
	} finally {
		git.dispose();
	}
}
