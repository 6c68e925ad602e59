import { type Document, parseDocument } from "../document/document.js";
import { indented, insertEntry, quoted } from "../document/edit.js";
import { lineBreak } from "../document/lines.js";
import { type Entry, entry, isEmpty, resolved } from "../document/node.js";
import { span, type TextEdit } from "../document/span.js";
import { POLICY_FILE } from "../kinds/policy.js";

/** Makes a policy's text associate a glob with a kind, and touches nothing else. */
export function associationEdits(text: string, glob: string, kind: string): TextEdit[] {
	const document = parseDocument(POLICY_FILE, text, "yaml");
	const root = resolved(document.root);
	const line = `${quoted(glob)}: ${kind}`;
	if (root?.kind !== "map") return [appended(text, line)];
	const present = entry(root, "associations");
	const map = resolved(present?.value);
	if (!present) return [insertEntry(document, root, { key: "associations", order: [], text: `associations:\n  ${line}` })];
	if (map?.kind !== "map") return isEmpty(present.value) ? below(document, present, line) : [];
	const same = entry(map, glob);
	if (!same) return [insertEntry(document, map, { key: glob, order: [], text: line })];
	const before = resolved(same.value);
	return before?.kind === "scalar" && before.text === kind
		? []
		: [{ span: same.value.span, newText: same.value.span.start === same.value.span.end ? ` ${kind}` : kind }];
}

function appended(text: string, line: string): TextEdit {
	const nl = lineBreak(text);
	const begins = text === "" || /[\r\n]$/.test(text);
	return { span: span(text.length, text.length), newText: `${begins ? "" : nl}associations:${nl}  ${line}${nl}` };
}

/** `associations:` with nothing behind it, or a null, becomes a mapping; a comment there stays. */
function below(document: Document, { key, value }: Entry, line: string): TextEdit[] {
	const end = document.lines.end(document.lines.lineAt(key.span.start));
	const column = document.lines.position(key.span.start).character + 2;
	const added = { span: span(end, end), newText: lineBreak(document.text) + indented(document, line, column) };
	return value.span.end > value.span.start ? [{ span: value.span, newText: "" }, added] : [added];
}
