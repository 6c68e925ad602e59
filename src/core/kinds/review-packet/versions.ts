import type { Artifact } from "../../artifact.js";
import { type Located, locateAll } from "../../document/pointer.js";
import { idOf, referenceAt, relatedAt } from "../../rules/beside.js";
import type { RuleContext } from "../../rules/rule.js";
import { shorten } from "../../suggest.js";
import { shortDigests } from "../../trace/plain.js";
import type { Reference } from "../../trace/reference.js";
import { sameThing, thingOf } from "../../trace/sameThing.js";

/** Where documents say what they are about; not what was there before, when something happened, or when it was planned. */
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
	"model-card": ["/model/ref", "/datasets/-/ref"],
	"system-card": ["/components/-/ref"],
	"dataset-sheet": ["/dataset/ref"],
	"evaluation-report": ["/subject/model", "/subject/datasets/-", "/subject/prompts/-", "/subject/config"],
	"robustness-report": ["/subject/model", "/subject/datasets/-", "/subject/prompts/-", "/subject/config"],
	"red-team-report": ["/scope/targets/-"],
	"monitoring-spec": ["/target/model"],
};

/** The document types that say what they are about. */
export const SUBJECT_KINDS: readonly string[] = Object.keys(SUBJECTS);

interface Subject {
	readonly artifact: Artifact;
	readonly at: Located;
	readonly reference: Reference;
}

/** Two documents that are about different versions of one thing. */
export interface Apart {
	readonly message: string;
	/** That of the later one, and where both say so. */
	readonly artifact: Artifact;
	readonly related: ReturnType<typeof relatedAt>[];
}

/** Each document is told once, beside the first one that names the thing; what it names in both versions is no contradiction. */
export function versionsApart(artifacts: readonly Artifact[], { trace }: Pick<RuleContext, "trace">): Apart[] {
	const first = new Map<string, readonly Subject[]>();
	const is = (a: Subject, b: Subject) => sameThing(a.reference, b.reference, trace?.workspace);
	return artifacts.flatMap((artifact) => {
		for (const [thing, own] of byThing(subjectsOf(artifact))) {
			const known = first.get(thing);
			if (!known) first.set(thing, own);
			else if (own.every((one) => known.every((other) => is(one, other) === "other")))
				return own.slice(0, 1).flatMap((one) => apart(known, one));
		}
		return [];
	});
}

function byThing(subjects: readonly Subject[]): ReadonlyMap<string, Subject[]> {
	const found = new Map<string, Subject[]>();
	for (const subject of subjects) {
		const thing = thingOf(subject.reference);
		if (thing !== undefined) found.set(thing, [...(found.get(thing) ?? []), subject]);
	}
	return found;
}

const subjectsOf = (artifact: Artifact): Subject[] =>
	(SUBJECTS[artifact.kind.id] ?? []).flatMap((pointer) =>
		locateAll(artifact.front, pointer).flatMap((at) => {
			const reference = referenceAt(at.node);
			return reference ? [{ artifact, at, reference }] : [];
		}),
	);

function apart([first]: readonly Subject[], second: Subject): Apart[] {
	if (!first) return [];
	const message = `${idOf(second.artifact)} is about ${named(second)}, and ${idOf(first.artifact)} about ${named(first)}: a board decides on one version.`;
	const related = [first, second].map(({ artifact, at }) => relatedAt(artifact, at.node.span, "It says so here."));
	return [{ message, artifact: second.artifact, related }];
}

const named = ({ reference: { text } }: Subject): string => `“${shorten(shortDigests(text))}”`;
