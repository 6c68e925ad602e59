import type { Artifact } from "../artifact.js";
import { general } from "../document/pointer.js";
import type { Span } from "../document/span.js";
import { authorityViolations } from "../governance/authority.js";
import { backdatedViolations } from "../governance/backdated.js";
import { changedViolations } from "../governance/changed.js";
import { rewrittenViolations } from "../governance/rewritten.js";
import { fieldsFound } from "../kinds/custom/fields.js";
import { customKindViolations } from "../kinds/custom/violations.js";
import { policyKind } from "../kinds/policy.js";
import { questionsKind } from "../kinds/questions.js";
import { askedViolations } from "../packet/questions/violations.js";
import { policyViolations } from "../policy/violations.js";
import { unconfirmedViolations } from "../prefill/violations.js";
import type { Violation } from "../problem.js";
import { MAX_VALUES, type View, viewOf } from "../schema/view.js";
import { schemaViolations } from "../schema/violations.js";
import type { Traced } from "../trace/trace.js";
import { traceViolations } from "../trace/violations.js";
import { audienceViolations } from "./audience.js";
import { ruleInfo } from "./catalogue.js";
import { duplicateIdViolations, idPrefixViolations } from "./identity.js";
import { intervalViolations } from "./interval.js";
import { dateViolations, statusViolations } from "./lifecycle.js";
import { notApplicableViolations } from "./notApplicable.js";
import { oneAMistake } from "./oneAMistake.js";
import { placeholderViolations, templateViolations } from "./placeholders.js";
import { requiredViolations } from "./requiredDocuments.js";
import { cadenceViolations } from "./reviewCadence.js";
import { reviewViolations } from "./reviewDue.js";
import type { RuleContext } from "./rule.js";
import { sectionViolations } from "./sections.js";
import { settledViolations } from "./settled.js";
import { thresholdViolations } from "./thresholds.js";
import { versionViolation } from "./version.js";
import { aliasViolations, ambiguousViolations, duplicateKeyViolations, multipleDocumentsViolations } from "./yaml.js";

/** Rules that hold for every document. Each yields violations that carry their rule's id. */
const COMMON: readonly ((artifact: Artifact, context: RuleContext) => readonly Violation[])[] = [
	multipleDocumentsViolations,
	aliasViolations,
	duplicateKeyViolations,
	placeholderViolations,
	unconfirmedViolations,
	idPrefixViolations,
	duplicateIdViolations,
	dateViolations,
	statusViolations,
	reviewViolations,
	settledViolations,
	changedViolations,
	rewrittenViolations,
	backdatedViolations,
	authorityViolations,
	askedViolations,
	requiredViolations,
	thresholdViolations,
	cadenceViolations,
];

/** Of these, those that know which fields and sections there are. */
const SHAPED: typeof COMMON = [ambiguousViolations, sectionViolations, intervalViolations, notApplicableViolations, audienceViolations];

/** Everything there is to say about a document, one violation a mistake. */
export function violationsOf(artifact: Artifact, context: RuleContext, traced?: Traced): Violation[] {
	const { document } = artifact;
	if (document.trouble) return [troubleViolation(document.trouble), ...bodyPlaceholders(artifact)];
	const view = viewOf(document.root);
	if ("bomb" in view) return [bomb(view.bomb)];
	if (document.root && !artifact.front) return [notAMapping(artifact)];
	const version = versionViolation(artifact);
	const common = COMMON.flatMap((rule) => rule(artifact, context));
	const policy = artifact.kind === policyKind ? policyProblems(artifact, context) : [];
	const templates = templateViolations(artifact);
	const traces = traced ? traceViolations(artifact, traced).filter(({ rule }) => !version || rule !== "trace/class-missing") : [];
	const shaped = version ? [version] : shapedViolations(artifact, view, context);
	return folded(artifact, oneAMistake(artifact, templates, [...shaped, ...common, ...policy, ...traces]));
}

/** What only a document of the present version can be told. */
function shapedViolations(artifact: Artifact, view: View, context: RuleContext): Violation[] {
	const fields = fieldsFound(artifact, view, context);
	const own = artifact.kind.rules.flatMap((rule) => [...rule.check(artifact, context)].map((v) => ({ rule: rule.id, ...v })));
	const common = SHAPED.flatMap((rule) => rule(artifact, context));
	return [...schemaViolations(artifact, view, fields.errors), ...fields.unchecked, ...common, ...own];
}

const policyProblems = (artifact: Artifact, { policy, kindFaults }: RuleContext): Violation[] => [
	...policyViolations(artifact, policy),
	...customKindViolations(artifact, kindFaults?.() ?? []),
];

/** More of one fault down a list than this are told as one. */
const MANY = 5;

/** In formats of others, machines write one fault into every row of a list; a person mends it once. */
function folded({ kind }: Artifact, violations: readonly Violation[]): Violation[] {
	if (kind.family !== "plain" || kind === questionsKind || kind === policyKind) return [...violations];
	const placeOf = ({ rule, pointer }: Violation) => `${rule} ${general(pointer ?? "")}`;
	const counts = new Map<string, number>();
	for (const violation of violations) counts.set(placeOf(violation), (counts.get(placeOf(violation)) ?? 0) + 1);
	const told = new Set<string>();
	return violations.flatMap((violation) => {
		const place = placeOf(violation);
		const count = counts.get(place) ?? 1;
		if (count <= MANY || !/\/-(?:\/|$)/.test(place)) return [violation];
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
