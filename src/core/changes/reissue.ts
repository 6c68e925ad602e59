import type { Artifact } from "../artifact.js";
import { isInForce } from "../kinds/lifecycle.js";
import type { Fix, Violation } from "../problem.js";
import { fixOf } from "../trace/fixes.js";
import type { TracedReference } from "../trace/trace.js";
import { inSentence, withArticle } from "../words.js";
import { changeOf } from "./changeOf.js";
import { CHANGE_MATRIX, type ChangeKind, changeName } from "./matrix.js";

/** What a document in force is about was pinned, and is another by now: the matrix has the document issued anew. Each target is told once. */
export function reissueViolations(artifact: Artifact, references: readonly TracedReference[]): Violation[] {
	if (!isInForce(artifact.status)) return [];
	const groups = new Map<string, Changed[]>();
	for (const reference of references) {
		const change = changeOf(artifact, reference.citation);
		const since = changedSince(reference);
		if (!change || since === undefined || !isReopened(artifact, change)) continue;
		const name = `${change} ${reference.citation.reference.text}`;
		groups.set(name, [...(groups.get(name) ?? []), { ...reference, change, since }]);
	}
	return [...groups.values()].flatMap(([first, ...more]) => (first ? [violation(artifact, first, more)] : []));
}

interface Changed extends TracedReference {
	readonly change: ChangeKind;
	/** Half a sentence: “has changed since, on main”. */
	readonly since: string;
}

/** What does not match its pin is a problem of its own. */
const changedSince = ({ resolution }: TracedReference): string | undefined =>
	resolution?.state === "verified" ? resolution.facts?.["changed"]?.replace(/^it /, "") : undefined;

const isReopened = ({ kind }: Artifact, change: ChangeKind): boolean => CHANGE_MATRIX[change].some((row) => row.kind === kind.id);

function violation(artifact: Artifact, first: Changed, more: readonly Changed[]): Violation {
	const { reference, span, pointer } = first.citation;
	const name = "path" in reference && reference.path !== undefined ? reference.path : reference.text;
	const version = artifact.status === "approved" ? ", and raise the version" : "";
	const times = more.length === 0 ? "" : ` (${more.length + 1} references)`;
	const message = `“${name}” ${first.since}: ${withArticle(inSentence(artifact.kind.title))} is issued anew for a ${changeName(first.change)}. Read what changed, record the present one${version}. “rai-docs changes” lists what else that reopens.${times}`;
	return { rule: "change/reissue", message, span, pointer, fixes: fixesOf(artifact, first, more) };
}

/** What is offered for the first is done for all that say the same. */
function fixesOf(artifact: Artifact, first: Changed, more: readonly Changed[]): Fix[] {
	const offered = ({ citation, resolution }: Changed) => (resolution?.offers ?? []).flatMap((offer) => fixOf(artifact, citation, offer));
	const others = more.flatMap(offered);
	return offered(first).map((fix) => ({
		...fix,
		edits: [...fix.edits, ...others.filter(({ title }) => title === fix.title).flatMap(({ edits }) => edits)],
	}));
}
