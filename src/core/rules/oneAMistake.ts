import type { Artifact } from "../artifact.js";
import { locate } from "../document/pointer.js";
import { contains, type Span } from "../document/span.js";
import type { Violation } from "../problem.js";
import { isMissing } from "./all.js";

/** Leaves out what only follows from another mistake, so that a person reads each mistake once. */
export function oneAMistake(artifact: Artifact, templates: readonly Violation[], others: readonly Violation[]): Violation[] {
	const causes = [...templates, ...others.filter(isCause)];
	const effects = others.filter((v) => !causes.includes(v) && !causes.some((cause) => explains(cause, v)));
	return unrepeated([...syntax(artifact, templates), ...sure(artifact, [...causes, ...effects])]);
}

/** What stands in the place of an answer makes that answer wrong in other ways too. */
const isCause = ({ rule }: Violation): boolean => rule === "file/placeholder" || rule === "yaml/alias";

function explains(cause: Violation, { rule, pointer, span }: Violation): boolean {
	if (cause.rule === "file/template-syntax" && covers(cause.span, span)) return true;
	const same = pointer !== undefined && cause.pointer !== undefined && isWithin(cause.pointer, pointer);
	return same && (rule.startsWith("schema/") || rule.startsWith("yaml/") || rule === "artifact/id-prefix");
}

/** A cause at a field speaks for the field; one in a list that holds nothing else, for the list. */
const isWithin = (cause: string, effect: string): boolean => cause === effect || effect.startsWith(`${cause}/`) || cause === `${effect}/0`;

const covers = (outer: Span | undefined, inner: Span | undefined): boolean =>
	outer !== undefined && inner !== undefined && contains(outer, inner.start) && contains(outer, inner.end);

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
const REPEATABLE = /^(?:schema\/required|section\/missing|risk\/|draft\/)/;
