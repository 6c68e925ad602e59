import type { Artifact } from "../../../artifact.js";
import { child, resolved, textOf, type YamlNode } from "../../../document/node.js";
import { focus, locate } from "../../../document/pointer.js";
import { isSamePerson } from "../../../governance/person.js";
import { beside, idOf, namedBy, relatedAt } from "../../../rules/beside.js";
import { dateAt } from "../../../rules/dates.js";
import type { Rule, RuleContext } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { each } from "../../../suggest.js";
import { isOpenRisk, levelLeft, type Risk, risksOf } from "../../risk-assessment/rules/risks.js";
import { type Found, fieldOf, type Item, isOpen, itemsOf } from "./items.js";

/** A risk of the register, and the same one as its assessment has it. */
interface Pair {
	readonly item: Item;
	readonly risk: Risk;
	readonly assessment: Artifact;
}

/** Who reads the list does not open the assessment: what both say is the same. */
export const assessmentRule: Rule = ruleOf("register/assessment", (artifact, context) =>
	pairsIn(artifact, context).flatMap((pair) => [...otherLevels(pair), ...otherOwner(pair), ...otherDue(pair), ...otherEnd(pair)]),
);

/** The risks that both have, in the order of the register. */
function pairsIn(artifact: Artifact, context: RuleContext): Pair[] {
	const known = new Map<Artifact, ReadonlyMap<string, Risk>>();
	const risksIn = (assessment: Artifact): ReadonlyMap<string, Risk> => {
		const risks = known.get(assessment) ?? new Map(risksOf(assessment, context.policy.matrix).map((risk) => [risk.name, risk]));
		known.set(assessment, risks);
		return risks;
	};
	return itemsOf(artifact).flatMap((item) => {
		const named = namedBy(child(item.node, "risk_id"), context);
		if (!named?.entry || named.artifact.kind.id !== "risk-assessment") return [];
		const risk = risksIn(named.artifact).get(textOf(child(named.entry, "id")) ?? "");
		return risk ? [{ item, risk, assessment: named.artifact }] : [];
	});
}

function otherLevels(pair: Pair): Found[] {
	const { inherent } = pair.risk;
	return [
		...otherWord(pair, "inherent_level", inherent.level, inherent.node),
		...otherWord(pair, "residual_level", levelLeft(pair.risk), pair.risk.residual.node ?? inherent.node),
		...otherWord(pair, "response", pair.risk.response, child(pair.risk.node, "response")),
	];
}

function otherWord(pair: Pair, key: string, theirs: string | undefined, there: YamlNode | undefined): Found[] {
	const own = resolved(child(pair.item.node, key));
	if (own?.kind !== "scalar" || own.text === "" || theirs === undefined || own.text === theirs) return [];
	const fixes = [{ title: `Change to ${theirs}`, edits: [{ span: own.span, newText: theirs }] }];
	return [{ ...found(pair, key, own.text, theirs, there), fixes }];
}

const found = ({ item, assessment }: Pair, key: string, own: string, theirs: string, there: YamlNode | undefined): Found => ({
	message: `“${key}” of ${item.name} is ${own} here and ${theirs} in ${idOf(assessment)}: correct the one that is wrong.`,
	...fieldOf(item, key),
	related: [relatedAt(assessment, there?.span, "This is the assessment.")],
});

/** Who answers for it is asked in meetings, and then found in neither. */
function otherOwner(pair: Pair): Found[] {
	const [own, theirs] = [child(pair.item.node, "owner"), child(pair.risk.node, "owner")];
	const [a, b] = [textOf(child(own, "name")), textOf(child(theirs, "name"))];
	return a && b && !isSamePerson(personOf(own, a), personOf(theirs, b)) ? [found(pair, "owner", a, b, theirs)] : [];
}

function personOf(node: YamlNode | undefined, name: string) {
	const email = textOf(child(node, "email"));
	return { name, ...(email !== undefined && { email }) };
}

/** A later day is one that was moved, and the register says why. */
function otherDue(pair: Pair): Found[] {
	const there = child(pair.risk.node, "due");
	const [own, theirs] = [dateAt(child(pair.item.node, "due")), dateAt(there)];
	if (!own || !theirs || own.date <= theirs.date || child(pair.item.node, "due_history")) return [];
	return [{ ...found(pair, "due", own.date, theirs.date, there), atMost: "warning" }];
}

/** How far it is the register knows first; what the assessment has come to the end of, it knows late. */
function otherEnd(pair: Pair): Found[] {
	const { item, risk } = pair;
	if (item.status === undefined || risk.status === undefined || !isOpen(item) || isOpen(risk)) return [];
	return [{ ...found(pair, "status", item.status, risk.status, child(risk.node, "status")), atMost: "warning" }];
}

/** A risk that is in no list is followed up by nobody. */
export const unlistedRule: Rule = ruleOf("register/unlisted", (artifact, context) => {
	const at = locate(artifact.front, "/items");
	const listed = new Set(pairsIn(artifact, context).map(({ risk }) => risk.name));
	return beside(artifact, context, "risk-assessment").flatMap((assessment) => {
		const missing = assessment.drafting ? [] : openIn(assessment, context).filter((name) => !listed.has(name));
		if (!at || missing.length === 0) return [];
		const what = missing.length === 1 ? "is open and not in this register" : "are open and not in this register";
		const message = `${each(missing)} of ${idOf(assessment)} ${what}: add what is missing, with the day it came in.`;
		return [
			{
				message,
				span: focus(at),
				pointer: at.pointer,
				related: [relatedAt(assessment, child(assessment.front, "risks")?.span, "These are the risks.")],
			},
		];
	});
});

const openIn = (assessment: Artifact, { policy }: RuleContext): string[] =>
	risksOf(assessment, policy.matrix)
		.filter((risk) => isOpenRisk(risk) && textOf(child(risk.node, "id")) !== undefined)
		.map(({ name }) => name);
