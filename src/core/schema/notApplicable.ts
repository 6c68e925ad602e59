import type { Artifact } from "../artifact.js";
import { indented, insertEntry } from "../document/edit.js";
import { lineBreak } from "../document/lines.js";
import { entry, resolved } from "../document/node.js";
import { readable } from "../document/pointer.js";
import { span, type TextEdit } from "../document/span.js";
import type { Kind } from "../kinds/kind.js";
import type { Fix } from "../problem.js";
import { isIntake } from "../tiering/intake.js";
import { expectedAt } from "./navigate.js";

/** Sets a question aside. The reason is left for the person, and an empty one is a problem. */
export function notApplicableFix(artifact: Artifact, pointer: string): Fix[] {
	if (!artifact.front || artifact.kind.family !== "rai" || alwaysApplies(artifact.kind, pointer)) return [];
	return [{ title: `“${readable(pointer)}” is not applicable…`, edits: [addition(artifact, pointer)] }];
}

/** Whom a question always applies to, where nobody may set it aside. */
export function alwaysApplies(kind: Kind, pointer: string): "document" | "intake request" | undefined {
	if (ALWAYS_APPLIES.test(pointer)) return "document";
	return isIntake(kind) && TIERING.test(pointer) ? "intake request" : undefined;
}

/** Without its answers nothing says how closely a system is looked at. */
const TIERING = /^\/tiering(?:\/|$)/;

/** What a document is about, whose it is and where it stands always applies. */
const ALWAYS_APPLIES = /^\/(?:artifact|schema|id|title|system|tier|version|status|owner|approvals|not_applicable)(?:\/|$)/;

function addition({ document, front, kind }: Artifact & { front?: Artifact["front"] }, pointer: string): TextEdit {
	const item = `- field: ${pointer}\n  reason: "$1"`;
	const present = entry(front, "not_applicable");
	const list = resolved(present?.value);
	const last = list?.kind === "seq" && !list.flow ? list.items.at(-1) : undefined;
	if (last) {
		const at = document.lines.end(document.lines.lineAt(last.span.end));
		const column = document.lines.position(list?.span.start ?? last.span.start).character;
		return { span: span(at, at), newText: lineBreak(document.text) + indented(document, item, column), snippet: true };
	}
	if (list?.kind === "seq" && list.flow && list.items.length > 0) {
		const at = list.items.at(-1)?.span.end ?? list.span.end;
		return { span: span(at, at), newText: `, { field: ${pointer}, reason: "$1" }`, snippet: true };
	}
	const text = `not_applicable:\n${item.replace(/^/gm, "  ")}`;
	if (present)
		return { span: span(present.key.span.start, Math.max(present.key.span.end + 1, present.value.span.end)), newText: text, snippet: true };
	const order = expectedAt(kind, "")?.keys ?? [];
	return insertEntry(document, front as NonNullable<typeof front>, { key: "not_applicable", order, text, snippet: true });
}
