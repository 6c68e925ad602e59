import { type Artifact, artifactOf, systemOf } from "./artifact.js";
import { type Document, formatOf, parseDocument } from "./document/document.js";
import { entry, type ScalarNode, textOf } from "./document/node.js";
import type { Kind } from "./kinds/kind.js";
import { isPolicyPath, policyKind } from "./kinds/policy.js";
import { KINDS, kindOf } from "./kinds/table.js";
import type { Policy } from "./policy/policy.js";
import type { Fix, Problem, Violation } from "./problem.js";
import { draftViolation, type Question, questionsOf } from "./questions.js";
import { isMissing, violationsOf } from "./rules/all.js";
import type { RuleContext } from "./rules/rule.js";
import { either, nearest } from "./suggest.js";
import { weigh } from "./weigh.js";

export interface CheckContext extends RuleContext {
	readonly policy: Policy;
}

/** All that is known about one of our files after a check. */
export interface Checked {
	readonly artifact: Artifact;
	/** In no particular order. */
	readonly problems: readonly Problem[];
	/** What the document's kind asks at its tier and nobody has answered yet, in the order of asking. */
	readonly questions: readonly Question[];
}

/** Parse, schema and rules: pure, and a few milliseconds. Undefined for a file that is none of ours. */
export function checkText(path: string, text: string, context: CheckContext): Checked | undefined {
	const format = formatOf(path);
	if (!format || !mayBeOurs(path, text, context.policy)) return undefined;
	return checkDocument(parseDocument(path, text, format), context);
}

const SAYS_ARTIFACT = /^[\0\uFEFF]*["']?artifact["']?[ \t]*:[ \t]*["']?([\w-]*)/m;

/** A glance that spares most Markdown and YAML files of the world the parsing. */
export const mayBeOurs = (path: string, text: string, policy: Policy): boolean =>
	isPolicyPath(path) || policy.kindFor(path) !== undefined || SAYS_ARTIFACT.test(text);

/** A document as one of ours; undefined where it is none. */
export function artifactIn(document: Document, policy: Policy): Artifact | undefined {
	const known = kindFor(document, policy);
	return known || unknownKind(document) ? artifactOf(document, known ?? ANY, policy.system(systemOf(document))) : undefined;
}

export function checkDocument(document: Document, context: CheckContext): Checked | undefined {
	const artifact = artifactIn(document, context.policy);
	if (!artifact) return undefined;
	const unknown = artifact.kind === ANY ? unknownKind(document) : undefined;
	const violations = unknown ? [unknown] : violationsOf(artifact, context);
	const missing = violations.filter(isMissing);
	const questions = questionsOf(artifact, missing);
	const told = artifact.drafting ? [...violations.filter((v) => !isMissing(v)), ...draftViolation(questions)] : violations;
	return { artifact, problems: weigh(artifact, told, context), questions };
}

/** What the document says it is, else what the policy says. */
function kindFor(document: Document, policy: Policy): Kind | undefined {
	if (isPolicyPath(document.path)) return policyKind;
	const own = kindOf(declaredKind(document));
	return own?.family === "rai" ? own : kindOf(policy.kindFor(document.path));
}

/** Where the structure cannot be read, its text still says what it was meant to be. */
function declaredKind(document: Document): string | undefined {
	const node = kindNode(document);
	if (node && document.errors.length === 0) return textOf(node);
	return document.trouble || document.errors.length > 0 ? SAYS_ARTIFACT.exec(document.text)?.[1] : undefined;
}

function kindNode({ root }: Document): ScalarNode | undefined {
	const value = entry(root, "artifact")?.value;
	return value?.kind === "scalar" ? value : undefined;
}

const OURS = KINDS.filter((kind) => kind.family === "rai").map((kind) => kind.id);

/** Stands in for a kind that is not known, so that the document's other words can be read. */
const ANY: Kind = { ...policyKind, id: "", title: "Document", description: "" };

/** Others use the key `artifact` too: it is a slip of ours only when the rest looks like ours. */
function unknownKind(document: Document): Violation | undefined {
	const node = kindNode(document);
	if (!node || document.trouble) return undefined;
	const meant = nearest(node.text, OURS);
	if (!meant && !(entry(document.root, "schema") && entry(document.root, "system"))) return undefined;
	const key = entry(document.root, "artifact")?.key ?? node;
	const empty = node.text === "";
	const change = (id: string): Fix => ({ title: `Change to ${id}`, edits: [{ span: node.span, newText: empty ? ` ${id}` : id }] });
	return {
		rule: "artifact/kind",
		message: unknownKindMessage(node.text, meant),
		span: empty ? key.span : node.span,
		pointer: "/artifact",
		fixes: [...(meant ? [meant] : []), ...OURS.filter((id) => id !== meant)].map(change),
	};
}

function unknownKindMessage(id: string, meant: string | undefined): string {
	if (id === "") return `“artifact” is empty: expected ${either(OURS)}.`;
	if (kindOf(id)) return `A ${kindOf(id)?.title} does not say what it is: associate the file with “${id}” in rai-docs.yaml.`;
	return `There is no document type “${id}”: expected ${either(OURS)}.${meant ? ` Did you mean “${meant}”?` : ""}`;
}
