import { parseDocument } from "../document/document.js";
import { insertEntry, quoted } from "../document/edit.js";
import { child, resolved } from "../document/node.js";
import { span, type TextEdit } from "../document/span.js";
import { POLICY_FILE } from "../kinds/policy.js";

/** Adds an association to a policy's text, and touches nothing else. */
export function associationEdits(text: string, glob: string, kind: string): TextEdit[] {
	const document = parseDocument(POLICY_FILE, text, "yaml");
	const root = resolved(document.root);
	const map = resolved(child(root, "associations"));
	const line = `${quoted(glob)}: ${kind}`;
	if (map?.kind === "map") return [insertEntry(document, map, { key: glob, order: [], text: line })];
	if (root?.kind === "map") return [insertEntry(document, root, { key: "associations", order: [], text: `associations:\n  ${line}` })];
	return [{ span: span(text.length, text.length), newText: `${text === "" || text.endsWith("\n") ? "" : "\n"}associations:\n  ${line}\n` }];
}
