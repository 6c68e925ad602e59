import type { Artifact } from "../artifact.js";
import { focus, locate } from "../document/pointer.js";
import type { Cover, Problem, Related } from "../problem.js";
import type { Exception } from "./exception.js";
import { type HeldContext, heldUntil } from "./held.js";
import { isInField } from "./waivers.js";

/** A problem that somebody answers for until a day: it keeps its rule and its place, and is information. */
export function covered(problem: Problem, cover: Cover, related: readonly Related[] = []): Problem {
	const { by, until, owner } = cover;
	// Said first: lists cut lines off, and what the problem asks for is answered already.
	const message = `Covered by ${by} until ${until}${owner ? ` (${owner})` : ""}: ${problem.message}`;
	return { ...problem, severity: "info", message, waivedBy: cover, related: [...problem.related, ...related] };
}

/** A problem as it is told beside the exceptions that name its document. @param contextOf what is known for one of them */
export function coveredByException(
	problem: Problem,
	artifact: Artifact,
	exceptions: readonly Exception[],
	contextOf: (exception: Exception) => HeldContext,
): Problem {
	const holding = exceptions.flatMap((exception) => {
		const until = untilFor(problem, artifact, exception, () => contextOf(exception));
		return until ? [{ exception, until }] : [];
	});
	const [longest] = holding.sort((a, b) =>
		a.until !== b.until ? (a.until < b.until ? 1 : -1) : a.exception.name < b.exception.name ? -1 : 1,
	);
	if (!longest) return problem;
	const { exception, until } = longest;
	const { path } = exception.artifact.document;
	return covered(problem, { kind: "exception", by: exception.name, path, until, owner: exception.owner }, [placeOf(exception)]);
}

/** The last day on which an exception covers a problem. */
function untilFor(problem: Problem, artifact: Artifact, exception: Exception, context: () => HeldContext): string | undefined {
	const waivers = exception.waivers.filter((waiver) => waiver.rule === problem.rule && isInField(waiver, problem.pointer));
	return waivers
		.flatMap((waiver) => heldUntil(exception, waiver, artifact, context()) ?? [])
		.sort()
		.at(-1);
}

/** Where an exception says when it ends. */
function placeOf({ artifact, name }: Exception): Related {
	const { document } = artifact;
	const at = locate(document.root, "/period/expires");
	const span = at ? focus(at) : { start: 0, end: 0 };
	return { path: document.path, range: document.lines.range(span), message: `${name} says why, and until when.` };
}
