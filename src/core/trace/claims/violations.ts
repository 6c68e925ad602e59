import type { Artifact } from "../../artifact.js";
import { rewrite } from "../../document/edit.js";
import { entry, type MapNode } from "../../document/node.js";
import type { Span } from "../../document/span.js";
import type { Fix, Violation } from "../../problem.js";
import { shorten } from "../../suggest.js";
import { saying, sentence } from "../counts.js";
import { fixOf } from "../fixes.js";
import type { Reference } from "../reference.js";
import type { Evidence, State } from "../resolution.js";
import type { Traced, TracedClaim } from "../trace.js";
import { valueAsWritten } from "./compare.js";
import { readNumber } from "./number.js";
import { isReadHere } from "./unreadable.js";

/** A number its evidence contradicts, and evidence that does not hold the number, does not say where, or cannot be read though it is here. */
export function claimViolations(artifact: Artifact, claim: TracedClaim, traced: Traced): Violation[] {
	const { state, evidence, citation } = claim;
	if (state === "different" && evidence?.value !== undefined) return [different(artifact, claim, evidence, evidence.value, traced)];
	if (evidence?.state === "missing" || evidence?.defect) return [missing(claim, evidence)];
	const { selector } = citation;
	if (selector) return "fault" in selector ? [unclear(claim, selector)] : [];
	return lacksPlace(claim, traced) ? [unplaced(claim)] : [];
}

/** Numbers that could not be compared though their references lead somewhere, and of which nothing else says so. */
export function silentClaims(artifact: Artifact, traced: Traced): TracedClaim[] {
	return traced.claims.filter((claim) => {
		const state = stateOf(claim, traced);
		const isSeen =
			state === "verified" || state === "suspect" || (state === "unpinned" && isReadHere(claim.citation.reference as Reference));
		return claim.state === "unverifiable" && isSeen && !isUnwritten(claim) && claimViolations(artifact, claim, traced).length === 0;
	});
}

/** Where the evidence has a number, the document has none: its schema says so. */
const isUnwritten = ({ evidence }: TracedClaim): boolean =>
	evidence?.value !== undefined && !("unverifiable" in readNumber(evidence.value, ""));

const stateOf = ({ citation }: TracedClaim, { references }: Traced): State | undefined =>
	references.find((one) => one.citation.pointer === citation.pointer)?.resolution?.state;

/**
 * A place would help where the evidence can be looked into, or other evidence has to be named anyway. A document, such as the report that says
 * the number too, is good evidence for people: that it was not compared is said with all that could not be.
 */
function lacksPlace(claim: TracedClaim, traced: Traced): boolean {
	const { reference } = claim.citation;
	const isLookedInto = reference.type !== "malformed" && reference.type !== "artifact" && isReadHere(reference);
	return isLookedInto && stateOf(claim, traced) !== "broken";
}

/** Half a question that the document does not answer: a draft may still owe it. */
function unplaced({ citation, evidence }: TracedClaim): Violation {
	const what = evidence?.reason.replace(/^it /, "This evidence ").replace(/(?=;|$)/, ", and where in it the number stands");
	const message = `${what ?? PLACE}.`;
	return { rule: "trace/claim-place", message, span: citation.span, pointer: citation.pointer };
}

const PLACE =
	"The evidence does not say where in it the number stands: add “pointer”, or “row” and “column” of a table, or “metric” of a run";

function different(artifact: Artifact, { citation }: TracedClaim, { source }: Evidence, value: string, traced: Traced): Violation {
	const { claim } = citation;
	const written = valueAsWritten(claim.value.text, value);
	const offers = traced.references.find((reference) => reference.citation.pointer === citation.pointer)?.resolution?.offers ?? [];
	const fixes: Fix[] = [
		{ title: `Use ${written}`, edits: [rewriteNumber(claim.value, written)] },
		...offers.filter(({ compare }) => compare).flatMap((offer) => fixOf(artifact, citation, offer)),
		{ title: "See the evidence", edits: [], deed: { do: "open", pointer: citation.pointer } },
	];
	const message = `The document says ${shorten(claim.value.text)}; ${saying(source, shorten(value))}.`;
	return { rule: "trace/claim-different", message, span: claim.value.span, pointer: claim.pointer, fixes };
}

/** A number stays a number: it is not put into quotes unless it stood in some. */
const rewriteNumber = (node: Parameters<typeof rewrite>[0], text: string) =>
	node.style === "plain" ? { span: node.span, newText: text } : rewrite(node, text);

function missing({ citation }: TracedClaim, { part, reason, source }: Evidence): Violation {
	const at = citation.selector && part ? partSpan(citation.selector.at, part) : undefined;
	return {
		rule: "trace/claim-missing",
		message: `${sentence(withSource(reason, source === citation.reference.text ? "this reference" : source))}.`,
		span: at ?? citation.spanOf("path"),
		pointer: citation.pointer.replace(/ref$/, part ?? "ref"),
		fixes: [{ title: "See the evidence", edits: [], deed: { do: "open", pointer: citation.pointer } }],
	};
}

/** A reason that names the file says which one: that at the pin. */
function withSource(reason: string, source: string): string {
	if (reason.startsWith("it ")) return `${source} ${reason.slice("it ".length)}`;
	const [name = ""] = source.split(/ at | of |, /);
	const at = name === "" ? -1 : reason.indexOf(name);
	if (at < 0) return `${source}: ${reason}`;
	const rest = reason.slice(at + name.length);
	// “m.json, as it is now, cannot be read”
	return `${reason.slice(0, at)}${source}${source.includes(", ") && rest.startsWith(" ") ? "," : ""}${rest}`;
}

/** The document itself does not say which number is meant. */
function unclear({ citation }: TracedClaim, { at, fault }: { readonly at: MapNode; readonly fault: string }): Violation {
	const key = at.entries.find((one) => SELECTING.test(one.key.text))?.key;
	return { rule: "trace/claim-missing", message: `${sentence(fault)}.`, span: key?.span ?? citation.span, pointer: citation.pointer };
}

const SELECTING = /^(?:pointer|row|column|metric|step)$/;

function partSpan(holder: MapNode, part: string): Span | undefined {
	const found = entry(holder, part);
	if (!found) return undefined;
	return found.value.kind === "scalar" && found.value.span.end > found.value.span.start ? found.value.span : found.key.span;
}
