/**
 * Who can put a problem right. `author`: whoever changes the document. `owner`: whoever answers for it. `approver`: who decides about a
 * document, `board`: about a packet. `policy owner`: who answers for `rai-docs.yaml`.
 */
export const ACTORS = ["author", "owner", "approver", "board", "policy owner"] as const;

export type Actor = (typeof ACTORS)[number];

/** By rule, or by all rules of a group. What is written into a document, and is not named here, its author puts right. */
const WHO: Readonly<Record<Exclude<Actor, "author">, readonly string[]>> = {
	// What somebody has to look into or do outside of the text, on a day that comes by itself.
	owner: [
		...["artifact/production", "artifact/in-packet"],
		...["packet/member-draft", "packet/member-superseded", "packet/question", "packet/question-lost"],
		...["runbook/exercised", "attack/unmitigated"],
		...["exception/expiring", "exception/expired", "exception/unused", "exception/requested", "baseline/expired"],
		...["incident/postmortem", "incident/report", "incident/evidence"],
		...["register/overdue", "register/slipped", "register/stale", "decision/overdue"],
		...["mapping/expired", "pack/late", "pack/expires", "memo/valid"],
		...["trace/suspect", "policy/required", "policy/threshold", "policy/review-cadence", "review/overdue", "monitor/card"],
	],
	approver: [
		...["governance/*", "tier/looser", "tier/prohibited", "packet/member-changed", "pack/commitment", "pack/review"],
		...["decision/authority", "risk/acceptance", "report/deviation"],
	],
	board: ["packet/expired", "packet/changed-since"],
	"policy owner": ["policy/*"],
};

/** Of a group of the others: whoever changed what was committed puts it back. */
const AUTHORS: readonly string[] = [
	...["governance/approval-rewritten", "governance/approval-reformatted", "governance/approval-backdated"],
	...["governance/log-rewritten", "governance/register-rewritten"],
];

const BY_RULE: ReadonlyMap<string, Actor> = new Map([
	...ACTORS.flatMap((actor) => (actor === "author" ? [] : WHO[actor].map((rule) => [rule, actor] as const))),
	...AUTHORS.map((rule) => [rule, "author"] as const),
]);

/** The rules and groups that are named, for whoever wants to know whether all of them exist. */
export const NAMED_IN_WHO: readonly string[] = [...BY_RULE.keys()];

/** Who acts where a rule is not kept, whether the rule is known or not. */
export const whoActs = (rule: string): Actor => BY_RULE.get(rule) ?? BY_RULE.get(rule.replace(/\/.*$/, "/*")) ?? "author";
