import type { Artifact } from "../artifact.js";
import { child, items, textOf, type YamlNode } from "../document/node.js";
import { focus, type Located, locate, locateAll } from "../document/pointer.js";
import { isInForce } from "../kinds/lifecycle.js";
import type { Violation } from "../problem.js";
import { each } from "../suggest.js";
import { beside, idOf, relatedAt } from "./beside.js";
import type { Rule, RuleContext } from "./rule.js";
import { ruleOf } from "./ruleOf.js";

type Found = Omit<Violation, "rule">;

/** How far people's reach goes, in the words of an intake and of a card. */
const REACH: Readonly<Record<string, number>> = { internal: 0, "limited-external": 1, "business-customers": 1, public: 2 };

/** Intakes that say something about the system as it is; a draft says nothing yet. */
const intakesOf = (artifact: Artifact, context: RuleContext): Artifact[] =>
	beside(artifact, context, "intake-request").filter(({ status }) => isInForce(status));

/** What was asked for decides how closely a system is looked at: a card that promises more was never looked at so. */
export const cardIntakeRule: Rule = ruleOf("card/intake", (artifact, context) => {
	const intakes = intakesOf(artifact, context);
	return intakes.length === 0 ? [] : [...wider(artifact, intakes), ...leftOut(artifact, intakes)];
});

/** Only where each intake says how far it goes. */
function wider({ front }: Artifact, intakes: readonly Artifact[]): Found[] {
	const at = locate(front, "/exposure");
	const own = reachAt(at?.node);
	const asked = intakes.flatMap((intake) => {
		const said = locate(intake.front, "/exposure");
		const reach = reachAt(said?.node);
		return said && reach !== undefined ? [{ intake, said, reach }] : [];
	});
	const [widest] = asked.sort((a, b) => b.reach - a.reach);
	if (!at || own === undefined || !widest || asked.length < intakes.length || own <= widest.reach) return [];
	const message = `“exposure” is ${textOf(at.node)}, and ${idOf(widest.intake)} asks for ${textOf(widest.said.node)}: ask for the wider use in an intake request, or take it back here.`;
	return [
		{ message, span: focus(at), pointer: at.pointer, related: [relatedAt(widest.intake, focus(widest.said), "The intake says so here.")] },
	];
}

function reachAt(node: YamlNode | undefined): number | undefined {
	const word = textOf(node) ?? "";
	return Object.hasOwn(REACH, word) ? REACH[word] : undefined;
}

/** A use that is asked for, word for word among those that the card is not for. */
function leftOut({ front }: Artifact, intakes: readonly Artifact[]): Found[] {
	const tasks = intakes.flatMap((intake) =>
		locateAll(intake.front, "/intended_uses/-/task").flatMap((at) => {
			const text = textOf(at.node);
			return text === undefined ? [] : [[fold(text), { intake, at }] as const];
		}),
	);
	const asked = new Map(tasks);
	return excluded(front).flatMap((at): Found[] => {
		const same = asked.get(fold(textOf(at.node) ?? ""));
		if (!same) return [];
		const message = `This is out of scope here, and ${idOf(same.intake)} asks for it as an intended use: correct the one that is wrong.`;
		return [
			{ message, span: focus(at), pointer: at.pointer, related: [relatedAt(same.intake, focus(same.at), "The intake asks for it here.")] },
		];
	});
}

const excluded = (front: YamlNode | undefined): Located[] =>
	["/out_of_scope", "/out_of_scope/-", "/prohibited_use", "/prohibited_use/-"].flatMap((at) => locateAll(front, at));

const fold = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[\s.]+/g, " ")
		.trim();

/** What can go wrong depends on how a system is built: the threats of a pattern that is not listed are not looked for. */
export const patternRule: Rule = ruleOf("risk/pattern", (artifact, context) => {
	const at = locate(artifact.front, "/ai_pattern");
	const own = items(at?.node).flatMap((node) => textOf(node) ?? []);
	const intakes = intakesOf(artifact, context);
	const asked = new Set(intakes.flatMap(({ front }) => items(child(front, "ai_pattern")).flatMap((node) => textOf(node) ?? [])));
	const [intake] = intakes;
	if (!at || !intake || own.length === 0 || asked.size === 0) return [];
	const lacking = [...asked].filter((pattern) => !own.includes(pattern));
	const more = own.filter((pattern) => !asked.has(pattern));
	if (lacking.length + more.length === 0) return [];
	const told = [
		...(lacking.length > 0 ? [`${each(lacking)} only there`] : []),
		...(more.length > 0 ? [`${each(more)} only here`] : []),
	].join(", ");
	const message = `“ai_pattern” is not what ${idOf(intake)} says: ${told}. Correct the one that is wrong.`;
	const place = locate(intake.front, "/ai_pattern");
	return [
		{ message, span: focus(at), pointer: at.pointer, related: [relatedAt(intake, place && focus(place), "The intake says so here.")] },
	];
});
