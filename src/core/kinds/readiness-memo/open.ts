import { type Artifact, systemOf } from "../../artifact.js";
import { child, isEmpty, resolved, textOf, type YamlNode } from "../../document/node.js";
import { focus, locate } from "../../document/pointer.js";
import { numberOf } from "../../document/scalar.js";
import type { Related, Violation } from "../../problem.js";
import { beside, idOf, namedBy, referenceAt, relatedAt } from "../../rules/beside.js";
import { dateAt } from "../../rules/dates.js";
import type { Rule, RuleContext } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { each } from "../../suggest.js";
import { type Open, openFindingsIn, REPORTS } from "../reports/openFindings.js";
import { acceptedIn } from "../risk-assessment/rules/acceptance.js";
import { isHigh, isOpenRisk, risksOf } from "../risk-assessment/rules/risks.js";

type Found = Omit<Violation, "rule">;

/** Whose findings, risks and decisions a memo is read beside. */
export const SOURCES = [...REPORTS, "incident-record", "risk-assessment", "decision-log"];

const SEVERITIES = ["sev1", "sev2", "sev3", "sev4"] as const;

type Grade = (typeof SEVERITIES)[number];

/** What was decided stays as it was on that day; until it ends, it is what people go by. */
export function isRead({ front, status }: Artifact, today: string): boolean {
	const until = dateAt(child(front, "valid_until"));
	return status !== "approved" || until === undefined || until.date >= today;
}

/** A go that other documents of the system speak against. What the memo itself says against it is told by `memo/recommendation`. */
export const openRule: Rule = ruleOf("memo/open", (artifact, context) => {
	const at = locate(artifact.front, "/recommendation");
	if (!at || textOf(at.node) !== "go" || !isRead(artifact, context.today)) return [];
	const told = against(artifact, context);
	if (told.length === 0) return [];
	const message = `“recommendation” is “go”, and ${each(told.map(({ words }) => words))}: recommend what that allows, or settle it first.`;
	return [{ message, span: focus(at), pointer: at.pointer, related: told.map(({ related }) => related) }];
});

interface Against {
	readonly words: string;
	readonly related: Related;
}

const against = (memo: Artifact, context: RuleContext): Against[] => [
	...openFindings(memo, context)
		.filter(({ severity }) => (severity === "sev1" || severity === "sev2") && !(counted(memo, severity) ?? 0))
		.map(({ id, severity = "", related }) => ({ words: `${id} (${titled(severity)}) is open`, related })),
	...openIncidents(memo, context).map(({ id, severity = "", related }) => ({
		words: `the incident ${id} (${titled(severity)}) is not resolved`,
		related,
	})),
	...unacceptedRisks(memo, context),
];

const titled = (severity: string): string => severity.replace("sev", "Sev");

const counted = ({ front }: Artifact, severity: string): number | undefined => numberOf(child(child(front, "findings_open"), severity));

const openFindings = (memo: Artifact, context: RuleContext): Open[] => openFindingsIn(beside(memo, context, ...REPORTS));

const RESOLVED: ReadonlySet<string | undefined> = new Set(["resolved", "postmortem-complete"]);

const openIncidents = (memo: Artifact, context: RuleContext): Open[] =>
	beside(memo, context, "incident-record").flatMap((incident) => {
		const [severity, state] = ["severity", "state"].map((key) => textOf(child(incident.front, key)));
		if ((severity !== "sev1" && severity !== "sev2") || state === undefined || RESOLVED.has(state)) return [];
		return [{ id: idOf(incident), severity, related: relatedAt(incident, child(incident.front, "state")?.span, "This is the incident.") }];
	});

/** Nothing where the memo says itself that its high risk is accepted by nobody; minutes outside of the documents are taken at their word. */
function unacceptedRisks(memo: Artifact, context: RuleContext): Against[] {
	const residual = child(memo.front, "residual");
	const overall = textOf(child(residual, "overall")) ?? "";
	if ((overall === "high" || overall === "critical") && isEmpty(child(residual, "accepted"))) return [];
	const accepted = acceptedIn(memo, context);
	return beside(memo, context, "risk-assessment").flatMap((assessment) =>
		risksOf(assessment, context.policy.matrix)
			.filter((risk) => isOpenRisk(risk) && isHigh(risk) && !accepted.has(risk.name) && !isRecordedElsewhere(risk.node, memo, context))
			.map(({ name, node }) => ({
				words: `nobody has accepted what is left of ${name}`,
				related: relatedAt(assessment, (child(node, "residual") ?? child(node, "inherent"))?.span, "This is the risk."),
			})),
	);
}

/** By a file, a page or the log of another system: whether that accepts it, nobody can read here. */
function isRecordedElsewhere(risk: YamlNode, memo: Artifact, context: RuleContext): boolean {
	const at = child(risk, "acceptance");
	const reference = referenceAt(at);
	if (reference?.type !== "artifact") return reference !== undefined;
	const log = namedBy(at, context)?.artifact;
	return log !== undefined && systemOf(log.document) !== systemOf(memo.document);
}

/** Fewer than the reports have: more may be known elsewhere, but these are known here. */
export const findingsRule: Rule = ruleOf("memo/findings", (artifact, context) => {
	if (!isRead(artifact, context.today)) return [];
	const open = openFindings(artifact, context);
	const isGo = textOf(child(artifact.front, "recommendation")) === "go";
	return SEVERITIES.flatMap((severity) =>
		undercounted(
			artifact,
			severity,
			open.filter((one) => one.severity === severity),
			isGo,
		),
	);
});

function undercounted(memo: Artifact, severity: Grade, open: readonly Open[], isGo: boolean): Found[] {
	const pointer = `/findings_open/${severity}`;
	const [at, count] = [resolved(locate(memo.front, pointer)?.node), counted(memo, severity)];
	// A go beside an open grave finding is told there.
	const isTold = isGo && count === 0 && (severity === "sev1" || severity === "sev2");
	if (at?.kind !== "scalar" || count === undefined || open.length <= count || isTold) return [];
	const names = open.map(({ id }) => id).sort();
	const message = `“findings_open.${severity}” is ${count}, and the reports of this system have ${open.length} open: ${each(names)}.`;
	const fixes = [{ title: `Change to ${open.length}`, edits: [{ span: at.span, newText: String(open.length) }] }];
	return [{ message, span: at.span, pointer, related: open.map(({ related }) => related), fixes }];
}
