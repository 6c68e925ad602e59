import type { Artifact } from "../artifact.js";
import { general } from "../document/pointer.js";
import { contains, type Span } from "../document/span.js";
import { policyKind } from "../kinds/policy.js";
import { policyViolations } from "../policy/violations.js";
import type { Violation } from "../problem.js";
import { MAX_VALUES, viewOf } from "../schema/view.js";
import { schemaViolations } from "../schema/violations.js";
import { ruleInfo } from "./catalogue.js";
import { duplicateIdViolations, idPrefixViolations } from "./identity.js";
import { dateViolations, statusViolations } from "./lifecycle.js";
import { notApplicableViolations } from "./notApplicable.js";
import { placeholderViolations, templateViolations } from "./placeholders.js";
import type { RuleContext } from "./rule.js";
import { sectionViolations } from "./sections.js";
import { aliasViolations, ambiguousViolations, duplicateKeyViolations, multipleDocumentsViolations } from "./yaml.js";

/** Rules that hold for every document. Each yields violations that carry their rule's id. */
const COMMON: readonly ((artifact: Artifact, context: RuleContext) => readonly Violation[])[] = [
	multipleDocumentsViolations,
	aliasViolations,
	duplicateKeyViolations,
	ambiguousViolations,
	sectionViolations,
	placeholderViolations,
	idPrefixViolations,
	duplicateIdViolations,
	dateViolations,
	statusViolations,
	notApplicableViolations,
];

/** Everything there is to say about a document, one violation a mistake. */
export function violationsOf(artifact: Artifact, context: RuleContext): Violation[] {
	const { document } = artifact;
	if (document.trouble) return [troubleViolation(document.trouble), ...bodyPlaceholders(artifact)];
	const view = viewOf(document.root);
	if (!view) return [bomb(artifact)];
	if (document.root && !artifact.front) return [notAMapping(artifact)];
	const common = COMMON.flatMap((rule) => rule(artifact, context));
	const own = artifact.kind.rules.flatMap((rule) => [...rule.check(artifact, context)].map((v) => ({ rule: rule.id, ...v })));
	const policy = artifact.kind === policyKind ? policyViolations(artifact) : [];
	const templates = templateViolations(artifact);
	return folded(artifact, [
		...templates,
		...known(artifact, templates, [...schemaViolations(artifact, view), ...common, ...own, ...policy]),
	]);
}

/** More of one fault down a list than this are told as one. */
const MANY = 5;

/** In formats of others, machines write one fault into every row of a list; a person mends it once. */
function folded({ kind }: Artifact, violations: readonly Violation[]): Violation[] {
	const placeOf = ({ rule, pointer }: Violation) => `${rule} ${general(pointer ?? "")}`;
	const counts = new Map<string, number>();
	for (const violation of violations) counts.set(placeOf(violation), (counts.get(placeOf(violation)) ?? 0) + 1);
	const told = new Set<string>();
	return violations.flatMap((violation) => {
		const place = placeOf(violation);
		const count = counts.get(place) ?? 1;
		if (kind.family !== "plain" || count <= MANY || !/\/-(?:\/|$)/.test(place)) return [violation];
		if (told.has(place)) return [];
		told.add(place);
		return [{ ...violation, message: `${violation.message} (and ${count - 1} more like it)` }];
	});
}

function troubleViolation({ fix, ...trouble }: NonNullable<Artifact["document"]["trouble"]>): Violation {
	return { ...trouble, fixes: fix ? [fix] : [] };
}

/** Front matter that is not recognised says nothing about the prose behind it. */
const bodyPlaceholders = (artifact: Artifact): Violation[] =>
	placeholderViolations(artifact).filter(
		({ span }) => span && span.start >= (artifact.document.body?.span.start ?? Number.POSITIVE_INFINITY),
	);

const bomb = ({ document }: Artifact): Violation => ({
	rule: "yaml/alias",
	message: `Aliases multiply this document to more than ${MAX_VALUES} values: write them out, or remove them.`,
	span: document.lines.count > 0 ? { start: 0, end: document.lines.end(0) } : { start: 0, end: 0 },
});

function notAMapping({ document }: Artifact): Violation {
	const start = document.root?.span.start ?? 0;
	const span = { start, end: document.lines.end(document.lines.lineAt(start)) };
	return { rule: "schema/type", message: "The structured part is made of keys and values, such as “title: …”.", span, pointer: "" };
}

/** Behind a syntax error nothing can be known for sure, and an unfilled template is one mistake, not several. */
function known(artifact: Artifact, templates: readonly Violation[], violations: readonly Violation[]): Violation[] {
	const { errors, front } = artifact.document;
	const syntax = errors.map(({ message, span }): Violation => ({ rule: "yaml/syntax", message, span }));
	const broken = errors[0]?.span.start ?? Number.POSITIVE_INFINITY;
	const bodyStart = front?.close.end ?? Number.POSITIVE_INFINITY;
	const sure = (v: Violation) => v.span !== undefined && (v.span.end <= broken || v.span.start >= bodyStart) && !ruleInfo(v.rule)?.missing;
	const rest = errors.length === 0 ? violations : violations.filter(sure);
	return [...syntax, ...rest.filter((v) => !templates.some((t) => covers(t.span, v.span)))];
}

const covers = (outer: Span | undefined, inner: Span | undefined): boolean =>
	outer !== undefined && inner !== undefined && contains(outer, inner.start) && contains(outer, inner.end);
