import { whoCan } from "../gate/who.js";
import type { Problem } from "../problem.js";
import { ACTORS, type Actor, whoActs } from "../rules/who.js";
import { counted } from "../words.js";
import type { CommentSources } from "./comment.js";
import type { Part } from "./fit.js";
import { code, words } from "./words.js";

/** The problems that the change made, in a part for each of those who can act. */
export function problemParts(sources: CommentSources): Part[] {
	const { failing } = sources;
	const { own, others } = sources.caused;
	const byActor = new Map<Actor, Problem[]>(ACTORS.map((actor) => [actor, []]));
	for (const problem of own) byActor.get("author")?.push(problem);
	for (const problem of others) byActor.get(whoActs(problem.rule))?.push(problem);
	return [...byActor].map(([actor, problems]) => ({
		head: `#### For the ${actor}: ${counted(problems.length, "problem")} made by the change${actor === "author" ? failingOf(problems, failing) : ""}`,
		items: [...problems].sort(byWeight(sources)).map((problem) => item(problem, sources)),
		most: 50,
	}));
}

function failingOf(problems: readonly Problem[], failing: readonly Problem[]): string {
	const count = problems.filter((problem) => failing.includes(problem)).length;
	if (count === problems.length) return "";
	return count === 0 ? ", none to be put right" : `, ${count} of them to be put right`;
}

/** What fails the gate comes first; all else stays as it is listed. */
const byWeight =
	({ failing }: CommentSources) =>
	(a: Problem, b: Problem): number =>
		Number(failing.includes(b)) - Number(failing.includes(a));

function item(problem: Problem, { now, failing }: CommentSources): string {
	const { path, range, severity, message, rule, waivedBy } = problem;
	const place = code(range ? `${path}:${range.start.line + 1}` : path);
	const weight = waivedBy
		? `covered by ${words(waivedBy.by)} until ${words(waivedBy.until)}`
		: failing.includes(problem)
			? `**${severity}**`
			: severity;
	const who = whoActs(rule) === "author" ? "" : `, for the ${words(whoCan(problem, now))}`;
	return `- ${weight} ${place} ${words(message, 500)} (${code(rule)}${who})`;
}
