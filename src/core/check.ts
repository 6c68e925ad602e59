import { type Around, type Artifact, artifactOf, systemOf } from "./artifact.js";
import { type Document, formatOf, parseDocument } from "./document/document.js";
import { entry, type ScalarNode, textOf } from "./document/node.js";
import { judgedApprovals } from "./governance/judgement.js";
import { type ApprovalStanding, standingsOf } from "./governance/standing.js";
import { isBaselinePath } from "./kinds/baseline/file.js";
import { baselineKind } from "./kinds/baseline/index.js";
import type { Kind } from "./kinds/kind.js";
import { policyKind } from "./kinds/policy.js";
import { isDocumentPath, isQuestionsPath, questionsKind } from "./kinds/questions.js";
import type { Kinds } from "./kinds/table.js";
import type { Policy } from "./policy/policy.js";
import type { Fix, Problem, Violation } from "./problem.js";
import { draftViolation, type Question, questionsOf } from "./questions.js";
import { isMissing, violationsOf } from "./rules/all.js";
import type { RuleContext } from "./rules/rule.js";
import { nearest } from "./suggest.js";
import { isIntake } from "./tiering/intake.js";
import { settledByAnswers } from "./tiering/settled.js";
import { type Traced, trace } from "./trace/trace.js";
import { weigh } from "./weigh.js";

export interface CheckContext extends Omit<RuleContext, "judged"> {
	/** The problems of a document beside what covers them; absent where a text is checked by itself. */
	readonly cover?: (artifact: Artifact, problems: readonly Problem[]) => readonly Problem[];
	/** What other documents say about one. */
	readonly around?: (document: Document) => Around;
}

/** All that is known about one of our files after a check. */
export interface Checked {
	readonly artifact: Artifact;
	/** In no particular order. */
	readonly problems: readonly Problem[];
	/** What the document's kind asks at its tier and nobody has answered yet, in the order of asking. */
	readonly questions: readonly Question[];
	/** Who decided what about it, and how that stands to its text as it is. */
	readonly approvals: readonly ApprovalStanding[];
	/** What it relies on, as far as that was followed; absent where nothing of it can be read. */
	readonly traced?: Traced;
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
	!isDocumentPath(path) || policy.isPolicy(path) || policy.kindFor(path) !== undefined || SAYS_ARTIFACT.test(text);

/**
 * A document as one of ours; undefined where it is none.
 * @param today YYYY-MM-DD: what was approved counts from its day on
 */
export function artifactIn(document: Document, policy: Policy, today: string, { packet, intake }: Around = {}): Artifact | undefined {
	const known = kindFor(document, policy);
	if (!known && !unknownKind(document, policy.kinds)) return undefined;
	const system = { ...policy.system(systemOf(document)), packet };
	// An intake answers for its own tier; every other document follows those of its system.
	if (known && isIntake(known)) return settledByAnswers(artifactOf(document, known, system), policy, today);
	return artifactOf(document, known ?? ANY, { ...system, intake });
}

export function checkDocument(document: Document, context: CheckContext): Checked | undefined {
	const artifact = artifactIn(document, context.policy, context.today, context.around?.(document));
	if (!artifact) return undefined;
	const unknown = artifact.kind === ANY ? unknownKind(document, context.policy.kinds) : undefined;
	const traced =
		context.trace && !unknown ? trace(artifact, context.trace.citations, context.trace.workspace, context.policy.minimum) : undefined;
	const known: RuleContext = { ...context, judged: judgedApprovals(artifact, context.past) };
	const violations = unknown ? [unknown] : violationsOf(artifact, known, traced);
	const missing = violations.filter(isMissing);
	const questions = questionsOf(artifact, missing);
	const told = artifact.drafting ? [...violations.filter((v) => !isMissing(v)), ...draftViolation(questions)] : violations;
	const approvals = standingsOf(artifact, known, traced);
	const problems = weigh(artifact, told, known);
	return { artifact, problems: context.cover?.(artifact, problems) ?? problems, questions, approvals, ...(traced && { traced }) };
}

/** What the document says it is, else what the policy says. */
function kindFor(document: Document, policy: Policy): Kind | undefined {
	if (policy.isPolicy(document.path)) return policyKind;
	if (isQuestionsPath(document.path)) return questionsKind;
	if (isBaselinePath(document.path)) return baselineKind;
	const own = policy.kinds.of(declaredKind(document));
	return own?.family === "rai" ? own : policy.kinds.of(policy.kindFor(document.path));
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

/** Stands in for a kind that is not known, so that the document's other words can be read. */
const ANY: Kind = { ...policyKind, id: "", title: "Document", description: "" };

/** Others use the key `artifact` too: it is a slip of ours only when the rest looks like ours. */
function unknownKind(document: Document, kinds: Kinds): Violation | undefined {
	const node = kindNode(document);
	if (!node || document.trouble) return undefined;
	const ours = kinds.all.filter((kind) => kind.family === "rai").map((kind) => kind.id);
	const meant = nearest(node.text, ours);
	if (!meant && !(entry(document.root, "schema") && entry(document.root, "system"))) return undefined;
	const key = entry(document.root, "artifact")?.key ?? node;
	const empty = node.text === "";
	const change = (id: string): Fix => ({ title: `Change to ${id}`, edits: [{ span: node.span, newText: empty ? ` ${id}` : id }] });
	return {
		rule: "artifact/kind",
		message: unknownKindMessage(node.text, meant, kinds.of(node.text)),
		span: empty ? key.span : node.span,
		pointer: "/artifact",
		fixes: [...(meant ? [meant] : []), ...ours.filter((id) => id !== meant)].map(change),
	};
}

function unknownKindMessage(id: string, meant: string | undefined, kind: Kind | undefined): string {
	if (id === "") return "“artifact” is empty: name a document type; completion offers those there are.";
	if (kind) return `A ${kind.title} does not say what it is: associate the file with “${id}” in rai-docs.yaml.`;
	return `There is no document type “${id}”${meant ? `. Did you mean “${meant}”?` : ": completion offers those there are."}`;
}
