import type { Artifact } from "../../artifact.js";
import { isDay } from "../../day.js";
import { child, isEmpty, items, textOf } from "../../document/node.js";
import { focus, locate } from "../../document/pointer.js";
import type { Violation } from "../../problem.js";
import { businessDayFrom } from "../../rules/businessDays.js";
import { dateAt, dayAfter } from "../../rules/dates.js";
import { dayOf, type Moment, momentAt } from "../../rules/moments.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";

type Found = Omit<Violation, "rule">;

/** In the order in which they come to pass. */
const ORDERS = [
	[
		"/times/occurred_at",
		"/times/detected_at",
		"/times/acknowledged_at",
		"/times/contained_at",
		"/times/mitigated_at",
		"/times/resolved_at",
	],
	["/evidence_sla/requested_at", "/evidence_sla/first_evidence_at"],
] as const;

/** How fast somebody was is measured by these: one that cannot be true makes all measures wrong. */
const timesRule: Rule = ruleOf("incident/times", (artifact, { today }) =>
	ORDERS.flatMap((order) => {
		const moments = order.flatMap((pointer) => readMoment(artifact, pointer) ?? []);
		return moments.flatMap((moment, i) => wrongTime(moment, moments[i - 1], today));
	}),
);

interface Timed extends Moment {
	readonly pointer: string;
}

function readMoment({ front }: Artifact, pointer: string): Timed | undefined {
	const moment = momentAt(locate(front, pointer)?.node);
	return moment && { ...moment, pointer };
}

const nameOf = (pointer: string): string => pointer.slice(1).replace("/", ".");

function wrongTime(moment: Timed, before: Timed | undefined, today: string): Found[] {
	const { pointer, span, text } = moment;
	if (!isDay(text.slice(0, 10))) return [{ message: `“${nameOf(pointer)}” is ${text}, a day that no calendar has.`, span, pointer }];
	if (before && moment.time < before.time)
		return [{ message: `“${nameOf(pointer)}” is ${text}, before “${nameOf(before.pointer)}” (${before.text}).`, span, pointer }];
	if (dayOf(moment, 0) <= today) return [];
	return [{ message: `“${nameOf(pointer)}” is ${text}, which is in the future.`, span, pointer }];
}

/** People remember for about two weeks how it was; after that, how it ended. */
const DAYS_TO_POSTMORTEM = 14;

const isSevere = ({ front }: Artifact): boolean => /^sev[12]$/.test(textOf(child(front, "severity")) ?? "");

const postmortemRule: Rule = ruleOf("incident/postmortem", (artifact, { today }) => {
	const resolved = readMoment(artifact, "/times/resolved_at");
	if (!resolved || !isSevere(artifact) || !isEmpty(locate(artifact.front, "/postmortem/held_on")?.node)) return [];
	const last = dayAfter(dayOf(resolved), DAYS_TO_POSTMORTEM);
	if (today <= last) return [];
	const message = `This was resolved on ${dayOf(resolved)}, and no postmortem was held by ${last}: hold it, and write down under “postmortem” when it was.`;
	return [{ message, span: resolved.span, pointer: "/postmortem" }];
});

/** What was fixed comes back unless something watches for it. */
const LASTING = ["new-test", "new-threshold"];

const lessonRule: Rule = ruleOf("incident/lesson", (artifact) => {
	const at = locate(artifact.front, "/corrective_actions");
	const types = items(at?.node).flatMap((action) => textOf(child(action, "type")) ?? []);
	if (!at || !isSevere(artifact) || types.length === 0 || types.some((type) => LASTING.includes(type))) return [];
	const message = "No corrective action is a new test or a new threshold: say what will notice it if it happens again.";
	return [{ message, span: focus(at), pointer: at.pointer }];
});

/** The law does not wait for the postmortem. */
const reportRule: Rule = ruleOf("incident/report", ({ front }, { today }) => {
	const regulatory = child(front, "regulatory");
	const deadline = dateAt(child(regulatory, "deadline"));
	if (!deadline || textOf(child(regulatory, "reportable")) !== "true") return [];
	const reported = momentAt(child(regulatory, "reported_at"));
	const at = { span: deadline.span, pointer: "/regulatory/deadline" };
	if (reported && dayOf(reported) > deadline.date)
		return [
			{
				message: `This was reported on ${dayOf(reported)}, after the deadline (${deadline.date}): say why under Timeline.`,
				...at,
				atMost: "info",
			},
		];
	if (reported || !isEmpty(child(regulatory, "reported_at")) || deadline.date >= today) return [];
	return [{ message: `This had to be reported by ${deadline.date}: report it, and write down under “reported_at” when that was.`, ...at }];
});

/** What can be looked at on the first day is gone on the third: logs roll over, and people forget. */
const evidenceRule: Rule = ruleOf("incident/evidence", (artifact) => {
	const requested = readMoment(artifact, "/evidence_sla/requested_at");
	const first = readMoment(artifact, "/evidence_sla/first_evidence_at");
	if (!requested || !first) return [];
	const last = businessDayFrom(dayOf(requested), 0);
	const day = dayOf(first, requested.offset);
	if (day <= last) return [];
	const message = `The first evidence was there on ${day}, and was due on ${last}, the business day on which it was asked for: say under Timeline what it waited for.`;
	return [{ message, span: first.span, pointer: first.pointer }];
});

export const rules: readonly Rule[] = [timesRule, postmortemRule, lessonRule, reportRule, evidenceRule];
