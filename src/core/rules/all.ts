import type { Artifact } from "../artifact.js";
import { general } from "../document/pointer.js";
import type { Span } from "../document/span.js";
import { policyKind } from "../kinds/policy.js";
import { policyViolations } from "../policy/violations.js";
import type { Violation } from "../problem.js";
import { MAX_VALUES, viewOf } from "../schema/view.js";
import { schemaViolations } from "../schema/violations.js";
import { ruleInfo } from "./catalogue.js";
import { duplicateIdViolations, idPrefixViolations } from "./identity.js";
import { intervalViolations } from "./interval.js";
import { dateViolations, statusViolations } from "./lifecycle.js";
import { notApplicableViolations } from "./notApplicable.js";
import { oneAMistake } from "./oneAMistake.js";
import { placeholderViolations, templateViolations } from "./placeholders.js";
import type { RuleContext } from "./rule.js";
import { sectionViolations } from "./sections.js";
import { settledViolations } from "./settled.js";
import { aliasViolations, ambiguousViolations, duplicateKeyViolations, multipleDocumentsViolations } from "./yaml.js";

/** Rules that hold for every document. Each yields violations that carry their rule's id. */
const COMMON: readonly ((artifact: Artifact, context: RuleContext) => readonly Violation[])[] = [
	multipleDocumentsViolations,
	aliasViolations,
	duplicateKeyViolations,
	ambiguousViolations,
	sectionViolations,
	placeholderViolations,
	intervalViolations,
	idPrefixViolations,
	duplicateIdViolations,
	dateViolations,
	statusViolations,
	settledViolations,
	notApplicableViolations,
];

/** Everything there is to say about a document, one violation a mistake. */
export function violationsOf(artifact: Artifact, context: RuleContext): Violation[] {
	const { document } = artifact;
	if (document.trouble) return [troubleViolation(document.trouble), ...bodyPlaceholders(artifact)];
	const view = viewOf(document.root);
	if ("bomb" in view) return [bomb(view.bomb)];
	if (document.root && !artifact.front) return [notAMapping(artifact)];
	const common = COMMON.flatMap((rule) => rule(artifact, context));
	const own = artifact.kind.rules.flatMap((rule) => [...rule.check(artifact, context)].map((v) => ({ rule: rule.id, ...v })));
	const policy = artifact.kind === policyKind ? policyViolations(artifact) : [];
	const templates = templateViolations(artifact);
	return folded(artifact, oneAMistake(artifact, templates, [...schemaViolations(artifact, view), ...common, ...own, ...policy]));
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

const bomb = (span: Span): Violation => ({
	rule: "yaml/alias",
	message: `Aliases multiply this document to more than ${MAX_VALUES} values: write them out, or remove them.`,
	span,
});

function notAMapping({ document }: Artifact): Violation {
	const start = document.root?.span.start ?? 0;
	const span = { start, end: document.lines.end(document.lines.lineAt(start)) };
	return { rule: "schema/type", message: "The structured part is made of keys and values, such as “title: …”.", span, pointer: "" };
}

/** About something that is not yet there: quiet while drafting. */
export const isMissing = (violation: Violation): boolean => violation.missing ?? ruleInfo(violation.rule)?.missing ?? false;
