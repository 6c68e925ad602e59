import type { Artifact } from "../../artifact.js";
import { child, items, resolved, textOf } from "../../document/node.js";
import { focus } from "../../document/pointer.js";
import { approves } from "../../governance/approvals.js";
import { standingApprovals } from "../../governance/authority.js";
import { judgedApprovals } from "../../governance/judgement.js";
import { type Membership, membershipOf } from "../../packet/membership.js";
import { matcher } from "../../policy/glob.js";
import type { Violation } from "../../problem.js";
import { beside } from "../../rules/beside.js";
import type { Rule, RuleContext } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { each, nearest, shorten } from "../../suggest.js";
import { isPast } from "../lifecycle.js";
import { versionsApart } from "./versions.js";

type Found = Omit<Violation, "rule">;

/** The recommendation is one of the options. */
const recommendationRule: Rule = ruleOf("packet/recommendation", ({ front }) => {
	const options = items(child(front, "options")).flatMap((option) => textOf(child(option, "option")) ?? []);
	const node = resolved(child(child(front, "recommendation"), "option"));
	if (node?.kind !== "scalar" || node.text === "" || options.length === 0 || options.includes(node.text)) return [];
	const meant = nearest(node.text, options, 10);
	const change = (option: string) => ({
		title: `Change to “${shorten(option)}”`,
		edits: [{ span: node.span, newText: JSON.stringify(option) }],
	});
	const message = `“${shorten(node.text)}” is none of the options: recommend one of them as it is written there.`;
	return [{ message, span: node.span, pointer: "/recommendation/option", fixes: (meant ? [meant] : options).map(change) }];
});

/** What is decided stays true history, whatever becomes of its members. */
const isDecided = ({ status }: Artifact): boolean => status === "approved" || isPast(status);

/** What a packet shows its board; a packet in the making may be ahead of its members. */
const shownBy = (artifact: Artifact): Membership | undefined =>
	artifact.drafting || isDecided(artifact) ? undefined : membershipOf(artifact);

/** A glob that matches no document, or a system without any. Ids that lead nowhere are the references' business. */
const memberMissingRule: Rule = ruleOf("packet/member-missing", (artifact, { documents }) => {
	const membership = shownBy(artifact);
	if (!membership || !documents) return [];
	const none = membership.system !== undefined && documents(membership).length === 0 ? [systemless(artifact, membership.system)] : [];
	const globs = items(child(artifact.front, "member_files")).flatMap((node, i): Found[] => {
		const glob = textOf(node);
		if (!glob || documents({ ids: new Set(), globs: [glob], matches: matcher("", [glob]) }).length > 0) return [];
		return [{ message: `No document matches “${glob}”.`, span: node.span, pointer: `/member_files/${i}` }];
	});
	return [...none, ...globs];
});

function systemless({ front }: Artifact, system: string): Found {
	const node = child(front, "members");
	const message = `There is no document about “${system}” yet that the board could decide on.`;
	return { message, ...(node && { span: focus({ node, pointer: "/members" }) }), pointer: "/members" };
}

/** What is shown to a board is finished, and holds. */
const memberStatusRule = (id: string, statuses: readonly (string | undefined)[], say: (name: string, status: string) => string): Rule =>
	ruleOf(id, (artifact, { documents }) => {
		const membership = shownBy(artifact);
		if (!membership || !documents) return [];
		return documents(membership)
			.filter((member) => statuses.includes(member.artifact.status))
			.map((member) => told(artifact, member, say(nameOf(member), member.artifact.status ?? "draft")));
	});

type Member = ReturnType<NonNullable<RuleContext["documents"]>>[number];

const nameOf = ({ artifact: { id }, path }: Member): string => id ?? path;

/** At the name itself where it is listed, else where its group is named. */
function told({ front }: Artifact, member: Member, message: string): Found {
	const members = child(front, "members");
	const listed = items(members).findIndex((item) => textOf(item)?.split("@")[0] === member.artifact.id);
	const node = listed >= 0 ? items(members)[listed] : members;
	const pointer = listed >= 0 ? `/members/${listed}` : "/members";
	const related = [{ path: member.path, range: member.artifact.document.lines.range({ start: 0, end: 0 }), message: "This is it." }];
	return { message, ...(node && { span: focus({ node, pointer }) }), pointer, related };
}

const draftRule = memberStatusRule(
	"packet/member-draft",
	[undefined, "draft"],
	(name) => `“${name}” is still a draft: finish it and set its status to in-review, or leave it out.`,
);

const supersededRule = memberStatusRule(
	"packet/member-superseded",
	["superseded", "retired", "rejected"],
	(name, status) => `“${name}” is ${status}: name the document that holds in its place, or leave it out.`,
);

/** A member whose approval was about another text is not what it is taken for. */
const changedRule: Rule = ruleOf("packet/member-changed", (artifact, { documents }) => {
	const membership = shownBy(artifact);
	if (!membership || !documents) return [];
	return documents(membership).flatMap((member) => {
		const changed = judgedApprovals(member.artifact, undefined).find(({ state, approval }) => state === "changed" && approves(approval));
		if (!changed) return [];
		const { name, version } = changed.approval;
		const message = `“${nameOf(member)}” says something else than ${name} approved as ${version}: have it approved again, or raise its version.`;
		return [told(artifact, member, message)];
	});
});

/** It stays true history; whoever relies on it is told that the documents moved on. */
const sinceRule: Rule = ruleOf("packet/changed-since", (artifact, context) => {
	const { documents, today } = context;
	const decision = standingApprovals(artifact).findLast(({ members }) => members.length > 0);
	const membership = artifact.status === "approved" ? membershipOf(artifact) : undefined;
	const expires = textOf(child(artifact.front, "expires"));
	if (!decision || !membership || !documents || (expires !== undefined && expires < today)) return [];
	if (beside(artifact, context, artifact.kind.id).some((other) => isAskedAfter(other, decision.date))) return [];
	const then = new Map(decision.members.map(({ id, digest }) => [id, digest]));
	const changed = documents(membership).filter(({ artifact: { id = "" }, digest }) => then.has(id) && then.get(id) !== digest);
	if (changed.length === 0) return [];
	const what = `${each(changed.map(nameOf))} ${changed.length === 1 ? "says" : "say"} something else`;
	const message = `Since ${decision.name} decided on ${decision.date}, ${what}: if that matters, bring it before the board with a new packet.`;
	const related = changed.map(({ path, artifact: { document } }) => ({
		path,
		range: document.lines.range({ start: 0, end: 0 }),
		message: "It changed.",
	}));
	const status = child(artifact.front, "status");
	return [{ message, ...(status && { span: status.span }), pointer: "/status", related }];
});

/** Whether a board is asked about the system again, or was. */
const isAskedAfter = (packet: Artifact, day: string): boolean =>
	!packet.drafting && (packet.status !== "approved" || standingApprovals(packet).some(({ date }) => date > day));

/** What was tested is what is described, and what is watched. */
const versionsRule: Rule = ruleOf("packet/versions", (artifact, context) => {
	const membership = shownBy(artifact);
	const members = (membership && context.documents?.(membership)) ?? [];
	return versionsApart(
		members.map((member) => member.artifact),
		context,
	).flatMap(({ artifact: other, message, related }) => {
		const member = members.find((one) => one.artifact === other);
		return member ? [{ ...told(artifact, member, message), related }] : [];
	});
});

/** A decision that ended is asked again. */
const expiredRule: Rule = ruleOf("packet/expired", ({ front, status }, { today }) => {
	const node = resolved(child(front, "expires"));
	if (node?.kind !== "scalar" || !/^\d{4}-\d{2}-\d{2}$/.test(node.text) || node.text >= today) return [];
	if (isPast(status)) return [];
	const message = `This decision ended on ${node.text}: bring the question before the board again, with a new packet.`;
	return [{ message, span: node.span, pointer: "/expires" }];
});

export const rules: readonly Rule[] = [
	recommendationRule,
	memberMissingRule,
	draftRule,
	supersededRule,
	changedRule,
	versionsRule,
	sinceRule,
	expiredRule,
];
