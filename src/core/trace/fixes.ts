import { type Artifact, systemOf } from "../artifact.js";
import { insertEntry, quoted, rewrite } from "../document/edit.js";
import type { TextEdit } from "../document/span.js";
import type { Deed, Fix } from "../problem.js";
import type { SchemeLink } from "./body.js";
import type { Citation } from "./citation.js";
import type { ReferenceFix } from "./resolution.js";

/** The way out as edits of the document; none where an alias brings the text, which others read too. */
export function fixOf(artifact: Artifact, citation: Citation, fix: ReferenceFix): Fix[] {
	const { title, create, compare, reread, safe } = fix;
	const system = systemOf(artifact.document);
	if (create) return [{ title, edits: [], deed: { do: "create", id: create, ...(system && { system }) } }];
	const edits = editsOf(artifact, citation, fix);
	if (edits.length === 0) return [];
	const deed: Deed | undefined = (compare && { do: "compare", ...compare }) ?? (reread && { do: "reread", ...reread });
	return [{ title, edits, ...(deed && { deed }), ...(safe && { safe }) }];
}

function editsOf(artifact: Artifact, citation: Citation, { text, digest }: ReferenceFix): TextEdit[] {
	const recorded = digest === undefined ? {} : recording(artifact, citation, text ?? citation.reference.text, digest);
	const written = recorded.text ?? text;
	return [...(written === undefined ? [] : textEdit(citation, written)), ...(recorded.edits ?? [])];
}

function textEdit({ node, prose, span, reference }: Citation, text: string): TextEdit[] {
	if (node) return [rewrite(node, text)];
	const asWritten = prose && reference.text.length === span.end - span.start;
	return asWritten ? [{ span, newText: text }] : [];
}

/** Where a digest is recorded already it stays; else beside the reference in its mapping, or behind it. */
function recording(
	{ document }: Artifact,
	{ beside, holder, reference }: Citation,
	text: string,
	digest: string,
): { edits?: TextEdit[]; text?: string } {
	if (beside) return { edits: [rewrite(beside.node, digest)] };
	const inside = reference.type !== "malformed" && reference.parts.digest;
	if (inside && text === reference.text) return { text: `${text.slice(0, inside.start)}${digest}${text.slice(inside.end)}` };
	if (!holder) return { text: `${text}@${digest}` };
	return { edits: [insertEntry(document, holder, { key: "digest", text: `digest: ${quoted(digest)}`, order: ["ref", "digest"] })] };
}

/** `[label](git:…)` as `` label (`git:…`) ``. */
export function codeSpanFix({ label, reference, span }: SchemeLink): Fix {
	const code = `\`${reference}\``;
	return { title: "Write the reference in backticks", edits: [{ span, newText: label.trim() === "" ? code : `${label} (${code})` }] };
}
