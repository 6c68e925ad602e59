import { type Moment, momentAt, type NoMoment } from "../core/index.js";
import { gitAt } from "../node/git/git.js";
import { gitHistory } from "../node/git/history.js";
import { noAnswer } from "../node/git/reasons.js";
import { type AsOf, openAsOf } from "../node/git/then/asOf.js";
import { workshopInThread } from "../node/workshop/workshop.js";
import type { Report } from "./check.js";
import { checkSource, type Source } from "./checkRoot.js";
import type { Terminal } from "./terminal.js";

/** What a check of an earlier moment came to. The documents themselves are let go. */
export interface Then extends Moment, Omit<Report, "root" | "library" | "shown" | "at"> {
	/** Rules whose severity a policy set. */
	readonly changedRules: readonly string[];
}

/**
 * Checks a root as git holds it of an earlier moment, with the clock of that day. Nothing of the working tree is read.
 * @param at untrusted: a day, or a git revision
 * @param paths root-relative: what is reported, all where empty
 */
export async function checkThen(terminal: Terminal, root: string, at: string, paths: readonly string[]): Promise<Then | NoMoment> {
	try {
		const moment = await find(root, at, terminal.today());
		return "reason" in moment ? moment : await checkMoment(terminal, root, moment, paths);
	} catch (error) {
		return { reason: noAnswer(error, root) };
	}
}

async function find(root: string, at: string, today: string): Promise<Moment | NoMoment> {
	const git = gitAt(root);
	try {
		return await momentAt(at, { git, today });
	} finally {
		git.dispose();
	}
}

async function checkMoment(terminal: Terminal, root: string, moment: Moment, paths: readonly string[]): Promise<Then> {
	const ports = openAsOf(root, moment.commit);
	const clock = { ...terminal, today: () => moment.date };
	try {
		const checked = await checkSource(clock, root, { ...sourceOf(root, moment, ports), paths });
		const { artifacts, problems, loaded, library, history, trace } = checked;
		return { ...moment, artifacts, problems, loaded, history, trace, changedRules: library.changedRules };
	} finally {
		ports.dispose();
	}
}

function sourceOf(root: string, asOf: Moment, { git, files, disk }: AsOf): Source {
	return {
		files,
		history: gitHistory(root, asOf.commit),
		async reading(follow) {
			const workshop = workshopInThread();
			try {
				await follow({ git, disk, workshop, asOf });
			} finally {
				await workshop.close();
			}
		},
	};
}
