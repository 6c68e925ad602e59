import type { Artifact } from "../artifact.js";
import { locate, parentOf } from "../document/pointer.js";
import { contains, type Span } from "../document/span.js";
import type { Violation } from "../problem.js";
import { isMissing } from "./all.js";

/** Leaves out what only follows from another mistake, so that a person reads each mistake once. */
export function oneAMistake(artifact: Artifact, templates: readonly Violation[], others: readonly Violation[]): Violation[] {
	const causes = [...templates, ...others.filter(isCause)];
	const known = new Set(causes);
	const fields = new Set(causes.flatMap(({ pointer }) => (pointer?.startsWith("/") ? [pointer] : [])));
	const filled = [...templates].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
	const asked = others.filter((v) => isMissing(v) && v.rule !== "trace/class-missing").map(({ pointer = "" }) => pointer);
	const effects = others.filter(
		(v) => !known.has(v) && !inTemplate(v, filled) && !followsFrom(v, fields) && !isAsked(v, asked) && !isOwed(v, asked),
	);
	return unrepeated([...syntax(artifact, templates), ...sure(artifact, unexplained(artifact, [...causes, ...effects]))]);
}

/** Which rules say all that is wrong at a place, so that others need not say what follows: a number that is none differs, too. */
const EXPLAINS: readonly (readonly [cause: RegExp, effect: RegExp])[] = [
	[/^schema\/format$/, /^trace\/claim-/],
	[/^trace\/syntax$/, /^yaml\/unquoted$/],
	[/^tier\/looser$/, /^artifact\/tier$/],
];

function unexplained({ document: { text } }: Artifact, violations: readonly Violation[]): Violation[] {
	const at = new Map<number, string[]>();
	for (const { rule, span } of violations) if (span) at.set(span.start, [...(at.get(span.start) ?? []), rule]);
	const isExplained = ({ rule, span }: Violation): boolean => {
		if (!span) return false;
		if (rule === "trace/claim-different") {
			// A decimal comma leaves half of the number to a key behind it. A number in quotes has a value of its own, which may be wrong as well.
			if (at.get(span.end + 1)?.includes("schema/unknown-key")) return true;
			if (at.get(span.start)?.includes("schema/type")) return !/["']/.test(text[span.start] ?? "");
		}
		return EXPLAINS.some(([cause, effect]) => effect.test(rule) && at.get(span.start)?.some((other) => cause.test(other)));
	};
	return violations.filter((violation) => !isExplained(violation));
}

/** Where the field itself is asked for, nobody need be told which class it would show. */
const isAsked = ({ rule, pointer = "" }: Violation, asked: readonly string[]): boolean =>
	rule === "trace/class-missing" && asked.some((at) => at === pointer || at.startsWith(`${pointer}/`) || pointer.startsWith(`${at}/`));

/** Where no approval, or no day of review, is there at all, the field is asked for. */
const isOwed = ({ rule }: Violation, asked: readonly string[]): boolean =>
	(rule === "governance/quorum" && asked.includes("/approvals")) || (rule === "policy/review-cadence" && asked.includes("/review_due"));

/** What stands in the place of an answer makes that answer wrong in other ways too. */
const isCause = ({ rule }: Violation): boolean => rule === "file/placeholder" || rule === "yaml/alias";

/** A cause at a field speaks for the field and all below it; as the only thing in a list, for the list. */
function followsFrom({ rule, pointer = "" }: Violation, fields: ReadonlySet<string>): boolean {
	if (!/^(?:schema|yaml|trace)\/|^artifact\/id-prefix$/.test(rule)) return false;
	if (fields.has(`${pointer}/0`)) return true;
	for (let at = pointer; at !== ""; at = parentOf(at)) if (fields.has(at)) return true;
	return false;
}

/** @param templates by their places, none inside another */
function inTemplate({ span }: Violation, templates: readonly Violation[]): boolean {
	if (!span) return false;
	let low = 0;
	let high = templates.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((templates[middle]?.span?.start ?? 0) <= span.start) low = middle + 1;
		else high = middle;
	}
	const before = templates[low - 1]?.span;
	return before !== undefined && contains(before, span.start) && contains(before, span.end);
}

/** An unfilled template breaks the YAML of its line: that is one mistake. */
function syntax({ document }: Artifact, templates: readonly Violation[]): Violation[] {
	const { lines } = document;
	const lineOf = (span: Span | undefined) => (span ? lines.lineAt(span.start) : -1);
	const templateLines = new Set(templates.map(({ span }) => lineOf(span)));
	const told = document.errors.filter(({ span }) => !templateLines.has(lineOf(span)) && !templateLines.has(lineOf(span) - 1));
	return told.map(({ message, span }) => ({ rule: "yaml/syntax", message, span }));
}

/** Behind a syntax error, on its line, and around it nothing can be known for sure. */
function sure({ document }: Artifact, violations: readonly Violation[]): Violation[] {
	const first = document.errors[0];
	if (!first) return [...violations];
	const { lines, front, root } = document;
	const broken = lines.start(lines.lineAt(first.span.start));
	const bodyStart = front?.close.end ?? Number.POSITIVE_INFINITY;
	return violations.filter((violation) => {
		const { span, pointer = "", rule } = violation;
		if (rule === "file/template-syntax") return true;
		if (!span || isMissing(violation)) return false;
		if (span.start >= bodyStart) return true;
		const reaches = locate(root, pointer)?.node.span.end ?? 0;
		return span.end <= broken && (pointer === "" || reaches <= broken);
	});
}

/** What an alias repeats is told once. */
function unrepeated(violations: readonly Violation[]): Violation[] {
	const seen = new Set<string>();
	return violations.filter(({ rule, span }) => {
		const key = span ? `${rule} ${span.start}-${span.end}` : "";
		if (key === "" || rule.startsWith("section/") || !seen.has(key)) {
			seen.add(key);
			return true;
		}
		return REPEATABLE.test(rule);
	});
}

/** Rules that say several things at one place: what a mapping lacks stands at its key. */
const REPEATABLE = /^(?:schema\/required|section\/missing|policy\/required|risk\/|decision\/|memo\/|finding\/|draft\/)/;
