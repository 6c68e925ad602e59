import type { Checked } from "../check.js";
import type { Format } from "../document/document.js";
import { scalarText } from "../document/edit.js";
import { overlaps, type Span } from "../document/span.js";
import type { Kind } from "../kinds/kind.js";
import { flowMap } from "../prefill/fact.js";
import { fill } from "../prefill/fill.js";
import type { Problem } from "../problem.js";
import { whyFirm } from "./waivable.js";
import { isException } from "./waivers.js";

/** What a new exception request begins with: one rule, not kept in one document, at one field where the problem has one. */
export interface NewWaiver {
	readonly rule: string;
	/** The document's id. */
	readonly artifact: string;
	/** JSON pointer. */
	readonly pointer?: string;
}

/** What an exception could be asked for at a place. Not what nobody can be excused from, nor what is only a matter of writing. */
export function waivableAt({ problems, artifact }: Checked, at: Span): NewWaiver[] {
	if (isException(artifact) || artifact.id === undefined) return [];
	const { lines } = artifact.document;
	const here = problems.filter(({ range }) => range && overlaps(lines.span(range), at));
	const all = here.filter(mayBeWaived).map(({ rule, pointer }) => ({
		...{ rule, artifact: artifact.id ?? "" },
		...(pointer?.startsWith("/") && { pointer }),
	}));
	return all.filter(({ rule, pointer }, i) => all.findIndex((one) => one.rule === rule && one.pointer === pointer) === i);
}

/** What is put right by writing it otherwise. */
const WRITING = /^(?:yaml\/|schema\/(?:value|type|format|bounds)$)/;

const mayBeWaived = ({ rule, severity, waivedBy, fixes }: Problem): boolean =>
	severity !== "info" && !waivedBy && whyFirm(rule) === undefined && !WRITING.test(rule) && !isSlip(rule, fixes);

/** A key that is misspelt, or a fix that changes nothing that is meant. */
const isSlip = (rule: string, fixes: Problem["fixes"]): boolean =>
	fixes.some(({ safe }) => safe) || (rule === "schema/unknown-key" && fixes.length > 0);

/** A new exception request, with what it is about. @param text of the template */
export function withWaiver(text: string, format: Format, kind: Kind, { rule, artifact, pointer }: NewWaiver): string {
	const yaml = flowMap({ rule: scalarText(rule), artifacts: `[${scalarText(artifact)}]`, pointer: pointer && scalarText(pointer) });
	return fill(text, format, kind, [{ at: "/waives", items: [{ yaml, source: "" }] }]).text;
}
