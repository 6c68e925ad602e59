import { general } from "../document/pointer.js";
import { isPolicyPath } from "../kinds/policy.js";
import { atLeast, type Problem } from "../problem.js";
import { whoActs } from "../rules/who.js";

/** The problems of a check beside those of the same documents before a change. Each problem is in one list. */
export interface Caused {
	/** The change made them, and whoever made the change can put them right. */
	readonly own: readonly Problem[];
	/** The change made them, and somebody else has to act. */
	readonly others: readonly Problem[];
	/** There before. */
	readonly before: readonly Problem[];
	/** Not there any more, as they were. */
	readonly went: readonly Problem[];
}

/**
 * What a change did to the problems. Both checks have the clock of today, so that no day that has passed is held against the change.
 * @param touched the paths whose texts the change made, changed or removed
 */
export function causedBy(before: readonly Problem[], now: readonly Problem[], touched: ReadonlySet<string>): Caused {
	const known = new Map(before.map((problem) => [problem.fingerprint, problem]));
	const left = new Set(now.map(({ fingerprint }) => fingerprint));
	const gone = moved(before.filter(({ fingerprint }) => !left.has(fingerprint)));
	const came = now.filter((problem) => {
		const same = known.get(problem.fingerprint) ?? gone.take(problem);
		return !same || isWorse(problem, same);
	});
	const isCame = new Set(came);
	return {
		own: came.filter((problem) => isAuthors(problem, touched)),
		others: came.filter((problem) => !isAuthors(problem, touched)),
		before: now.filter((problem) => !isCame.has(problem)),
		went: gone.left(),
	};
}

/** It weighs more than it did, or nothing covers it any more. */
const isWorse = (now: Problem, was: Problem): boolean =>
	now.waivedBy === null && (was.waivedBy !== null || !atLeast(was.severity, now.severity));

/** Who changes a policy acts for those who answer for it. */
const isAuthors = ({ rule, path }: Problem, touched: ReadonlySet<string>): boolean =>
	whoActs(rule) === "author" || (whoActs(rule) === "policy owner" && isPolicyPath(path) && touched.has(path));

/** Problems by what stays the same when a list gets another entry above them, each to be found once. */
function moved(problems: readonly Problem[]) {
	const waiting = new Map<string, Problem[]>();
	for (const problem of problems) waiting.set(nameOf(problem), [...(waiting.get(nameOf(problem)) ?? []), problem]);
	return {
		take: (problem: Problem): Problem | undefined => waiting.get(nameOf(problem))?.shift(),
		left: (): Problem[] => {
			const still = new Set([...waiting.values()].flat());
			return problems.filter((problem) => still.has(problem));
		},
	};
}

const nameOf = ({ rule, artifact, path, pointer, message }: Problem): string =>
	JSON.stringify([rule, artifact ?? path, general(pointer ?? ""), message.replace(/\[\d+\]/g, "[]")]);
