import type { Artifact } from "../../artifact.js";
import { child } from "../../document/node.js";
import { focus, locate } from "../../document/pointer.js";
import type { Violation } from "../../problem.js";
import type { RuleContext } from "../../rules/rule.js";
import type { View } from "../../schema/view.js";
import { strictest } from "../../schema/violations.js";
import { inSentence } from "../../words.js";
import type { FieldError, SchemaBundle } from "./custom.js";

/** A document's fields and the schema of its type; or a schema alone: whether it can be used. */
export interface FieldsQuestion {
	/** Of the document; undefined where only the schema is asked about. */
	readonly path: string | undefined;
	readonly schema: SchemaBundle;
	/** What a document says, without what nobody has answered. */
	readonly value?: unknown;
	/** Of the document's own words, with what is settled for it: two of one name ask the same of a schema. */
	readonly name: string;
}

/** What is known about a document's fields. */
export type FieldsAnswer = { readonly errors: readonly FieldError[] } | { readonly unchecked: Unchecked };

/** Why nobody can say, and what would help: half a sentence, and a sentence. */
export interface Unchecked {
	readonly reason: string;
	readonly remedy?: string;
}

/** What the schema of a policy found in a document, and whether it could look. */
export interface FieldsFound {
	readonly errors: readonly FieldError[];
	readonly unchecked: readonly Violation[];
}

const NOTHING: FieldsFound = { errors: [], unchecked: [] };

/** Asks for what a policy's schema says of a document; nothing where it says nothing, or is still being asked. */
export function fieldsFound(artifact: Artifact, view: View, { fields }: RuleContext): FieldsFound {
	const { kind, document, tier } = artifact;
	const { custom } = kind;
	if (!custom) return NOTHING;
	if (custom.isUnusable) return { errors: [], unchecked: [unchecked(artifact, { reason: "rai-docs.yaml says why" })] };
	if (!custom.schema || !fields) return NOTHING;
	const words = document.front ? document.text.slice(document.front.yaml.start, document.front.yaml.end) : document.text;
	const value = strictest(view.value, tier);
	const answer = fields({ path: document.path, schema: custom.schema, value, name: `${tier} ${words}` });
	if (!answer) return NOTHING;
	return "errors" in answer ? { errors: answer.errors, unchecked: [] } : { errors: [], unchecked: [unchecked(artifact, answer.unchecked)] };
}

function unchecked({ kind, front, document }: Artifact, { reason, remedy }: Unchecked): Violation {
	const what = kind.custom?.isOwn ? `The fields of this ${inSentence(kind.title)} are` : "What rai-docs.yaml asks of this document is";
	const at = locate(front, "/artifact");
	const span = at ? focus(at) : (document.front?.open ?? child(front, "id")?.span);
	return {
		rule: "schema/unchecked",
		message: `${what} not checked: ${reason}.${remedy ? ` ${remedy}` : ""}`,
		...(span && { span }),
		pointer: "/artifact",
	};
}
