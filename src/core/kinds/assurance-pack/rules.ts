import type { Artifact } from "../../artifact.js";
import { isDay } from "../../day.js";
import { child, isEmpty, items, textOf, type YamlNode } from "../../document/node.js";
import { focus, type Located, locate, locateAll } from "../../document/pointer.js";
import { isSamePerson, type Named } from "../../governance/person.js";
import { rolesIn } from "../../policy/authority.js";
import type { Policy } from "../../policy/policy.js";
import type { Violation } from "../../problem.js";
import { businessDayFrom } from "../../rules/businessDays.js";
import { type Dated, dateAt, daysBetween } from "../../rules/dates.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { each, either } from "../../suggest.js";
import { isPast } from "../lifecycle.js";

type Found = Omit<Violation, "rule">;

/** A day that the calendar has. */
function dayAt(front: YamlNode | undefined, pointer: string): Dated | undefined {
	const date = dateAt(locate(front, pointer)?.node);
	return date && isDay(date.date) ? date : undefined;
}

/** What has left the house cannot be called back. */
const classificationRule: Rule = ruleOf("pack/classification", ({ front }) => {
	const nda = textOf(locate(front, "/recipient/nda")?.node);
	return locateAll(front, "/contents/-").flatMap((content) => tooFar(content, nda));
});

function tooFar({ node, pointer }: Located, nda: string | undefined): Found[] {
	const at = locate(node, "/classification");
	const classification = textOf(at?.node);
	if (!at || textOf(child(node, "view")) === "redacted") return [];
	const name = textOf(child(node, "artifact")) ?? "This document";
	const place = { span: focus(at), pointer: `${pointer}/classification` };
	if (classification === "restricted")
		return [{ message: `${name} is restricted, and leaves the house in no view but a redacted one: redact it, or take it out.`, ...place }];
	if (nda !== "false" || !["internal", "confidential"].includes(classification ?? "")) return [];
	const message = `${name} is ${classification}, and no confidentiality is agreed with the recipient: agree on it first, redact it, or take it out.`;
	return [{ message, ...place }];
}

/** A promise binds those who did not make it. Who may make it, the policy says. */
const commitmentRule: Rule = ruleOf("pack/commitment", ({ front, tier }, { policy }) =>
	locateAll(front, "/commitments/-/approved_by").flatMap((at) => {
		if (isEmpty(at.node)) return [];
		const missing = unheard(at.node, policy, tier);
		if (missing.length === 0) return [];
		const message = `${each(missing)} must agree to this commitment, and ${missing.length === 1 ? "has" : "have"} not: have it agreed, or take it out.`;
		return [{ message, span: focus(at), pointer: at.pointer }];
	}),
);

/** The roles that must agree to a promise and are not among those who did. */
function unheard(approvers: YamlNode, policy: Policy, tier: Artifact["tier"]): string[] {
	const roles = items(approvers).flatMap((one) => textOf(child(one, "role")) ?? []);
	const required = policy.authority("customer-commitment", tier).map(rolesIn);
	return required.filter((any) => !any.some((role) => roles.includes(role))).map((any) => either(any));
}

/** Four eyes are those of two people. */
const reviewRule: Rule = ruleOf("pack/review", ({ front }) =>
	locateAll(front, "/qa/-").flatMap(({ node, pointer }) => {
		const [author, reviewer] = ["answered_by", "reviewed_by"].map((key) => personIn(child(node, key)));
		const at = locate(node, "/reviewed_by");
		if (!at || !author || !reviewer || !isSamePerson(author, reviewer)) return [];
		const message = `${reviewer.name} wrote this answer and reviewed it: have somebody else read it before it leaves.`;
		return [{ message, span: focus(at), pointer: `${pointer}/reviewed_by` }];
	}),
);

function personIn(node: YamlNode | undefined): Named | undefined {
	const name = textOf(child(node, "name"));
	return name === undefined ? undefined : { name, email: textOf(child(node, "email")) };
}

/** Business days in which a customer is answered. */
const TURNAROUND = 10;

const lateRule: Rule = ruleOf("pack/late", ({ front, status }, { today }) => {
	const [received, delivered] = [dayAt(front, "/request/received_on"), dayAt(front, "/request/delivered_on")];
	if (!received || (!delivered && isPast(status))) return [];
	const last = businessDayFrom(received.date, TURNAROUND);
	if ((delivered?.date ?? today) <= last) return [];
	const message = `This was asked for on ${received.date} and ${delivered ? `delivered on ${delivered.date}` : "is not delivered"}: ${TURNAROUND} business days were over on ${last}. Tell the customer why.`;
	const at = delivered ?? received;
	return [{ message, span: at.span, pointer: delivered ? "/request/delivered_on" : "/request/received_on" }];
});

/** A customer does not see what changed since. */
const MOST_DAYS = 180;

const expiresRule: Rule = ruleOf("pack/expires", ({ front, status }, { today }) => {
	const [expires, delivered] = [dayAt(front, "/expires"), dayAt(front, "/request/delivered_on")];
	if (!expires) return [];
	const at = { span: expires.span, pointer: "/expires" };
	if (delivered && expires.date < delivered.date)
		return [{ message: `“expires” is ${expires.date}, before it was delivered (${delivered.date}).`, ...at }];
	if (delivered && daysBetween(delivered.date, expires.date) > MOST_DAYS) {
		const message = `This pack holds for ${daysBetween(delivered.date, expires.date)} days: let it end after ${MOST_DAYS} at most, and send another.`;
		return [{ message, ...at }];
	}
	if (expires.date >= today || isPast(status)) return [];
	return [{ message: `This pack held until ${expires.date}: send another, or set its status to retired and tell the customer.`, ...at }];
});

export const rules: readonly Rule[] = [classificationRule, commitmentRule, reviewRule, lateRule, expiresRule];
