import type { Artifact } from "../artifact.js";
import { resolveArtifact, type Workspace } from "./artifacts.js";
import { type Citation, lookupOf } from "./citation.js";
import { compareClaim } from "./claims/compare.js";
import { besides, holdsNone } from "./claims/unreadable.js";
import { type ClassState, classStates, type Least } from "./classes.js";
import { saying } from "./counts.js";
import type { Answer, Evidence, Resolution } from "./resolution.js";
import { contradiction } from "./twice.js";

/** A reference with what is known of its target. */
export interface TracedReference {
	readonly citation: Citation;
	/** Absent until the target was looked for. */
	readonly resolution?: Resolution;
}

export interface TracedClaim {
	readonly citation: Citation & Required<Pick<Citation, "claim">>;
	readonly state: "equal" | "different" | "unverifiable";
	/** Half a sentence for people. */
	readonly reason: string;
	readonly evidence?: Evidence;
}

/** All that a document relies on, as far as it could be followed. */
export interface Traced {
	readonly references: readonly TracedReference[];
	readonly claims: readonly TracedClaim[];
	/** What the document owes at its tier, and how far it is there. */
	readonly classes: readonly ClassState[];
}

/** Puts together what a document cites and what is known about it. Asks nobody: what is not known yet stays open. */
export function trace(artifact: Artifact, citations: readonly Citation[], workspace: Workspace, least?: Least): Traced {
	const answers = citations.map((citation) => answerTo(artifact, citation, workspace));
	const references = citations.map((citation, i) => ({ citation, ...(answers[i] && { resolution: answers[i].resolution }) }));
	const claims = citations.flatMap((citation, i) => claimIn(citation, answers[i]) ?? []);
	return { references, claims, classes: classStates(artifact, references, least) };
}

function answerTo(artifact: Artifact, citation: Citation, workspace: Workspace): Answer | undefined {
	const { reference, beside } = citation;
	if (reference.type === "malformed") return { resolution: malformed(reference.message, reference.outside) };
	const twice = contradiction(citation);
	if (twice) return { resolution: twice };
	if (reference.type === "artifact") return { resolution: resolveArtifact(artifact, reference, beside?.digest, workspace) };
	const lookup = lookupOf(citation);
	return lookup && workspace.answer(lookup);
}

/** The problem is `trace/syntax` or `trace/outside`, made where the text is known. */
const malformed = (reason: string, outside: true | undefined): Resolution => ({
	state: "broken",
	level: "V0",
	reason: outside ? "leads out of the workspace" : reason.replace(/\.$/, ""),
	faults: [],
});

function claimIn(citation: Citation, answer: Answer | undefined): TracedClaim | undefined {
	const { claim, selector } = citation;
	if (!claim || !answer) return undefined;
	const say = (state: TracedClaim["state"], reason: string, evidence?: Evidence): TracedClaim => ({
		citation: { ...citation, claim },
		state,
		reason,
		...(evidence && { evidence }),
	});
	const { evidence = ofDocument(citation, answer), resolution } = answer;
	if (!selector) return say("unverifiable", evidence?.reason ?? "the evidence does not say where in it the number stands", evidence);
	if ("fault" in selector) return say("unverifiable", selector.fault);
	if (!evidence) return say("unverifiable", resolution.reason);
	if (evidence.state !== "found" || evidence.value === undefined) return say("unverifiable", evidence.reason, evidence);
	const result = compareClaim(claim.value.text, evidence.value, claim.tolerance?.text);
	if (typeof result === "object") return say("unverifiable", result.unverifiable, evidence);
	return say(result, saying(evidence.source, evidence.value), evidence);
}

/** Nobody looks up numbers in what holds none. Where nothing is at all, that is told of the reference. */
function ofDocument({ reference, selector }: Citation, { resolution: { state, reason } }: Answer): Evidence | undefined {
	const none = reference.type === "malformed" || state === "broken" ? undefined : holdsNone(reference);
	if (none === undefined) return undefined;
	const whole = state === "unpinned" ? none + besides(reason) : none;
	return { state: "unverifiable", reason: whole, ...(selector && { defect: true as const }), source: reference.text };
}
