import type { Artifact } from "../artifact.js";
import { reissueViolations } from "../changes/reissue.js";
import { child } from "../document/node.js";
import { readable } from "../document/pointer.js";
import type { Span } from "../document/span.js";
import type { Violation } from "../problem.js";
import { inSentence, withArticle } from "../words.js";
import { schemeLinks } from "./body.js";
import type { Citation } from "./citation.js";
import { claimViolations, silentClaims } from "./claims/violations.js";
import type { ClassState } from "./classes.js";
import { sentence } from "./counts.js";
import { codeSpanFix, fixOf } from "./fixes.js";
import { fitsAlgorithm, misfitMessage, whyNoDigest } from "./grammar/digest.js";
import type { Digest } from "./reference.js";
import type { Fault, Level, ReferenceFix } from "./resolution.js";
import { runViolations } from "./runs.js";
import type { Traced, TracedReference } from "./trace.js";

/** What is wrong with a document's references and numbers, as far as they could be followed. */
export function traceViolations(artifact: Artifact, traced: Traced): Violation[] {
	const written = writtenOnce(traced.references);
	return [
		...written.flatMap((reference) => referenceViolations(artifact, reference)),
		...reissueViolations(artifact, written),
		...traced.claims.flatMap((claim) => claimViolations(artifact, claim, traced)),
		...traced.classes.flatMap((state) => classViolations(artifact, state)),
		...runViolations(traced.references),
		...linkViolations(artifact),
		...uncheckedViolation(artifact, traced),
	];
}

/** What an alias repeats is told where the text stands, if that is a reference too. */
function writtenOnce(references: readonly TracedReference[]): TracedReference[] {
	const written = new Set(references.flatMap(({ citation }) => (citation.node ? [citation.reference.text] : [])));
	return references.filter(({ citation: { node, prose, beside, reference } }) => node || prose || beside || !written.has(reference.text));
}

function referenceViolations(artifact: Artifact, { citation, resolution }: TracedReference): Violation[] {
	const { reference } = citation;
	if (reference.type === "malformed") return [malformed(artifact, citation)];
	const faults = (resolution?.faults ?? []).filter(({ rule }) => !isRelativeLink(artifact, citation) || isWrongInLinks(rule));
	return [...fitting(citation, faults).map((fault) => violationOf(artifact, citation, fault)), ...digestViolations(citation, faults)];
}

/** Written as a path from the document, not as one of our references. */
const isRelativeLink = ({ document }: Artifact, { prose, span, reference }: Citation): boolean =>
	prose === true && document.text.slice(span.start, span.end) !== reference.text;

/** A relative link follows its file, or shows its folder; that is what it is for. */
const isWrongInLinks = (rule: string): boolean => !/^trace\/(?:digest-missing|uncommitted|unpinned|target-invalid)$/.test(rule);

function malformed(artifact: Artifact, citation: Citation): Violation {
	const { reference } = citation;
	if (reference.type !== "malformed") throw new Error("a reference that is well-formed");
	const { outside, message, suggestion } = reference;
	const fix = suggestion && fixOf(artifact, citation, suggestion);
	return {
		rule: outside ? "trace/outside" : "trace/syntax",
		message,
		span: citation.spanOf(undefined),
		pointer: citation.pointer,
		fixes: fix ?? [],
	};
}

/** About the recorded digest, whether it stands in the reference or beside it. */
const ABOUT_DIGEST = /^trace\/(?:digest-(?:mismatch|format)|(?:dvc-)?weak-digest|run-mismatch)$/;

const violationOf = (
	artifact: Artifact,
	citation: Citation,
	{ rule, message, part = ABOUT_DIGEST.test(rule) ? "digest" : undefined, inside, fixes = [] }: Fault,
): Violation => ({
	rule,
	message,
	span: part === "digest" && citation.beside && !inside ? citation.beside.node.span : citation.spanOf(part),
	pointer: citation.pointer,
	fixes: fixes.flatMap((fix: ReferenceFix) => fixOf(artifact, citation, fix)),
});

/** What is no digest at all differs from every one: that is one mistake. */
function fitting(citation: Citation, faults: readonly Fault[]): readonly Fault[] {
	const digest = recordedIn(citation);
	if (!digest || fitsAlgorithm(digest)) return faults;
	return faults.map((fault) => (isComparison(fault) ? { ...fault, rule: "trace/digest-format", message: misfitMessage(digest) } : fault));
}

/** Beside the reference, or else in it. */
const recordedIn = ({ reference, beside }: Citation): Digest | undefined => {
	if (beside) return beside.digest;
	return reference.type === "malformed" ? undefined : reference.digest;
};

const isComparison = ({ rule, part = "digest" }: Fault): boolean =>
	part === "digest" && /^trace\/(?:digest-mismatch|run-mismatch|suspect)$/.test(rule);

/** What is recorded is written as a digest, and fits its algorithm, whether its target can be seen or not. */
function digestViolations(citation: Citation, faults: readonly Fault[]): Violation[] {
	const { beside, pointer } = citation;
	const digest = recordedIn(citation);
	const at = beside ? { span: beside.node.span, pointer: pointer.replace(/ref$/, "digest") } : { span: citation.spanOf("digest"), pointer };
	if (beside && !digest) return [{ rule: "trace/syntax", message: whyNoDigest(beside.node.text) ?? NO_DIGEST, ...at }];
	const isTold = !digest || fitsAlgorithm(digest) || faults.some((fault) => isComparison(fault) || fault.rule === "trace/digest-format");
	return isTold ? [] : [{ rule: "trace/digest-format", message: misfitMessage(digest), ...at }];
}

const NO_DIGEST = "A digest is written as its algorithm and its value in hex, such as “sha256:9f86…”.";

const CLASS_NAMES = { model: "model", data: "data", code: "code", prompts: "prompts" } as const;

/** What a level asks, and the way there. */
const ASKED: Readonly<Record<Level, readonly [asked: string, wayOut: string]>> = {
	V0: ["written", "Write it as a reference."],
	V1: ["pinned", "Name a full commit id, a version or a digest."],
	V2: ["found here", "Name a commit of this repository, or a file in it."],
	V3: ["verified by content", "Record a digest of the content."],
	V4: ["attested by a signature", "Record a digest of the content."],
	VX: ["pinned", "Name a full commit id, a version or a digest."],
};

function classViolations(artifact: Artifact, { class: about, state, minimum, weak }: ClassState): Violation[] {
	const name = CLASS_NAMES[about];
	if (state === "missing") {
		const at = artifact.kind.traces?.fields.find((field) => field.class === about)?.at ?? "";
		const message = `Nothing says which ${name} this is about: at tier ${artifact.tier} ${withArticle(inSentence(artifact.kind.title))} refers to its ${name} in ${fieldName(at)}.`;
		const span = titleSpan(artifact);
		return [{ rule: "trace/class-missing", message, ...(span && { span }), pointer: at.replace(/\/-.*$/, "") }];
	}
	// What is wrong with a reference itself has been said.
	const silent = weak.filter(({ resolution }) => resolution?.faults.length === 0).map(({ citation }) => citation);
	// A sheet describes the data, and another reference is the data.
	const first = silent.find(({ reference }) => reference.type !== "artifact") ?? silent[0];
	if (state !== "below" || !first) return [];
	const [asked, wayOut] = ASKED[minimum];
	const message = `At tier ${artifact.tier} the ${name} must be ${asked}: this reference is weaker. ${wayOut}`;
	return [{ rule: "trace/below-minimum", message, span: first.span, pointer: first.pointer }];
}

/** `/datasets/-/ref` as `datasets[].ref`. */
const fieldName = (at: string): string => at.slice(1).replaceAll("/-", "[]").replaceAll("/", ".");

const titleSpan = ({ front, document }: Artifact): Span | undefined => (child(front, "artifact") ?? document.places[0]?.node)?.span;

function linkViolations({ document }: Artifact): Violation[] {
	return schemeLinks(document).map((link) => ({
		rule: "trace/link-scheme",
		message: `Git hosts drop links such as “${link.reference.split(":")[0]}:…”: write the reference in backticks.`,
		span: link.span,
		pointer: "",
		fixes: [codeSpanFix(link)],
	}));
}

/** One line for all of a document: what could not be checked is said, and does not shout. */
function uncheckedViolation(artifact: Artifact, traced: Traced): Violation[] {
	const message = [uncheckedReferences(traced), uncheckedNumbers(artifact, traced)].filter((text) => text !== "").join(" ");
	return message === "" ? [] : [{ rule: "trace/unverifiable", message, pointer: "" }];
}

function uncheckedReferences({ references }: Traced): string {
	const waiting = references.filter(({ resolution }) => resolution?.state === "unverifiable" && resolution.remedy);
	const reasons = [...new Set(waiting.map(({ resolution }) => sentence(`${resolution?.reason}. ${resolution?.remedy}`)))];
	return unchecked(waiting.length, references.length, "reference", reasons);
}

/** Of references that lead somewhere: the others speak for their numbers too. */
function uncheckedNumbers(artifact: Artifact, traced: Traced): string {
	const silent = silentClaims(artifact, traced);
	const reasons = silent.map(({ citation: { claim }, reason }) => `“${readable(claim.pointer)}”: ${reason}.`);
	return unchecked(silent.length, traced.claims.length, "number", reasons);
}

function unchecked(count: number, total: number, what: string, reasons: readonly string[]): string {
	if (count === 0) return "";
	const hidden = reasons.length - 3;
	const more = hidden > 0 ? ` There ${hidden === 1 ? "is 1 more reason" : `are ${hidden} more reasons`}.` : "";
	return `${count} of ${total} ${total === 1 ? what : `${what}s`} could not be checked here. ${reasons.slice(0, 3).join(" ")}${more}`;
}
