import { isDay } from "../day.js";
import type { Git } from "../ports.js";
import { because, commitNamed, shown, unseen } from "./revision.js";

/** A day of the past, and what was committed by then. */
export interface Moment {
	/** The full id. */
	readonly commit: string;
	/** YYYY-MM-DD, UTC: what the clock showed. */
	readonly date: string;
}

/** A sentence or two: why there is no such moment, and what would help. */
export interface NoMoment {
	readonly reason: string;
}

interface Now {
	readonly git: Git;
	/** YYYY-MM-DD, UTC. */
	readonly today: string;
}

const LIKE_A_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** RFC 3339 with an offset. */
const LIKE_A_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * The moment that somebody asks about: of a day, the last commit that the branch which is checked out had at its end, UTC, or of a time
 * at that time; of a revision, the day it was committed.
 * @param at untrusted: a day (YYYY-MM-DD), a time (YYYY-MM-DDThh:mm with an offset), else a git revision
 */
export async function momentAt(at: string, now: Now, signal?: AbortSignal): Promise<Moment | NoMoment> {
	if (LIKE_A_DAY.test(at)) return isDay(at) ? lastBy(at, at, now, signal) : { reason: `There is no day ${at} in the calendar.` };
	return LIKE_A_TIME.test(at) ? momentOfTime(at, now, signal) : momentOfRevision(at, now, signal);
}

async function momentOfRevision(revision: string, { git }: Now, signal?: AbortSignal): Promise<Moment | NoMoment> {
	const named = await commitNamed(revision, "read", git, signal);
	if ("reason" in named) return named;
	const [commit] = await git.commits([named.commit], signal);
	if (!commit?.committed) return { reason: `Commit ${named.commit.slice(0, 7)} bears no date that a calendar has: name a day instead.` };
	return { commit: commit.id, date: commit.committed };
}

async function momentOfTime(at: string, now: Now, signal?: AbortSignal): Promise<Moment | NoMoment> {
	const time = new Date(at);
	const isReal = isDay(at.slice(0, 10)) && !Number.isNaN(time.getTime());
	return isReal ? lastBy(at, time.toISOString().slice(0, 10), now, signal) : { reason: `There is no time ${at} in the calendar.` };
}

/** @param until a day, of which the end counts, or a time @param date its day, UTC */
async function lastBy(until: string, date: string, { git, today }: Now, signal?: AbortSignal): Promise<Moment | NoMoment> {
	if (date > today) return { reason: `${until} is still to come: today is ${today}, UTC.` };
	const repository = await git.repository(signal);
	if (repository.state === "none") return { reason: `There is no git history to read: ${because(repository)}` };
	if (repository.head === undefined) return { reason: "Nothing is committed yet, so there is nothing to read." };
	const [last] = await git.log({ to: "HEAD", until, firstParent: true, limit: 1 }, signal);
	if (last) return { commit: last.id, date };
	const branch = repository.branch === undefined ? "what is checked out" : `the branch “${shown(repository.branch)}”`;
	const when = until === date ? `the end of ${date}` : until;
	return { reason: `Nothing was committed to ${branch} by ${when}.${unseen(repository) || " Name a later day."}` };
}
