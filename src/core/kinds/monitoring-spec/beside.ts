import type { Artifact } from "../../artifact.js";
import { child, entry, items, textOf } from "../../document/node.js";
import { focus, locate } from "../../document/pointer.js";
import { numberOf } from "../../document/scalar.js";
import { beside, idOf, referenceAt, relatedAt } from "../../rules/beside.js";
import { dateAt } from "../../rules/dates.js";
import type { Rule, RuleContext } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { each, shorten } from "../../suggest.js";
import type { Reference } from "../../trace/reference.js";
import { sameThing } from "../../trace/sameThing.js";
import { isInForce } from "../lifecycle.js";
import { phraseOf, phrasesIn } from "../reports/phrases.js";
import { entriesOf } from "../reports/rules/entries.js";

const targetOf = (spec: Artifact): Reference | undefined => referenceAt(locate(spec.front, "/target/model")?.node);

/** What was worth a threshold before the release is worth a look after it; or somebody says that nobody would notice. */
export const evaluatedRule: Rule = ruleOf("monitor/evaluated", (artifact, context) => {
	const at = entry(artifact.front, "metrics");
	const watched = entriesOf(artifact, "metrics");
	if (!at || watched.length === 0) return [];
	const known = phrasesOf(artifact);
	return reportsOf(artifact, context).flatMap((report) => {
		const names = gatesOf(report).filter((name) => !known.has(phraseOf(name)));
		if (names.length === 0) return [];
		const message = `${idOf(report)} sets a threshold for ${each(names.map((name) => `“${shorten(name)}”`))}, and nothing here watches ${names.length === 1 ? "it" : "them"}: add a metric of that name, or write under “blind_spots” that nobody would notice.`;
		const related = [relatedAt(report, locate(report.front, "/results")?.entry?.key.span, "These are its results.")];
		return [{ message, span: focus({ pointer: "/metrics", node: at.value, entry: at }), pointer: "/metrics", related }];
	});
});

/** Those that count, and are about no other version than the one that runs. */
function reportsOf(spec: Artifact, context: RuleContext): Artifact[] {
	const target = targetOf(spec);
	return beside(spec, context, "evaluation-report").filter((report) => {
		const tested = referenceAt(locate(report.front, "/subject/model")?.node);
		return isInForce(report.status) && !(target && tested && sameThing(target, tested, context.trace?.workspace) === "other");
	});
}

const gatesOf = (report: Artifact): string[] => {
	const gates = entriesOf(report, "results").filter(({ node }) => numberOf(child(node, "threshold")) !== undefined);
	return [...new Set(gates.flatMap(({ node }) => textOf(child(node, "name")) ?? []))];
};

/** All that a specification names: its metrics, and whatever stands in their definitions and among what nobody would notice. */
function phrasesOf({ front }: Artifact): ReadonlySet<string> {
	const metrics = items(child(front, "metrics")).flatMap((metric) => ["id", "name", "definition"].map((key) => child(metric, key)));
	const blind = child(front, "blind_spots");
	return phrasesIn([...metrics, blind, ...items(blind)].flatMap((node) => textOf(node) ?? []));
}

/** What runs is described by a card that somebody has approved. Cards that name their model in another way are not compared. */
export const cardRule: Rule = ruleOf("monitor/card", (artifact, context) => {
	const [at, target] = [locate(artifact.front, "/target/model"), targetOf(artifact)];
	if (!at || !target || !isDeployed(artifact, context.today)) return [];
	const cards = beside(artifact, context, "model-card", "system-card").flatMap((card) =>
		modelsOf(card).map((model) => ({ card, is: sameThing(model, target, context.trace?.workspace) })),
	);
	const covering = cards.filter(({ is }) => is === "same");
	if (covering.some(({ card }) => card.status === "approved")) return [];
	const others = cards.filter(({ is }) => is === "other");
	const [shown] = covering.length > 0 ? covering : others;
	if (!shown || (covering.length === 0 && others.length < cards.length)) return [];
	const why =
		covering.length > 0
			? `and ${idOf(shown.card)}, which describes it, is ${shown.card.status ?? "draft"}`
			: `and ${each([...new Set(others.map(({ card }) => idOf(card)))])} describe${new Set(others.map(({ card }) => card)).size === 1 ? "s" : ""} another version`;
	const message = `This version of the model is in use, ${why}: have a card of it approved, or name the version that runs.`;
	return [{ message, span: focus(at), pointer: at.pointer, related: [relatedAt(shown.card, undefined, "This is the card.")] }];
});

/** In use since a day, or, where no day is given, because the policy says so. */
function isDeployed({ front, system }: Artifact, today: string): boolean {
	const since = dateAt(locate(front, "/target/deployed_since")?.node);
	return since ? since.date <= today : system.production === true;
}

function modelsOf({ front, kind }: Artifact): Reference[] {
	const nodes =
		kind.id === "model-card"
			? [locate(front, "/model/ref")?.node]
			: items(child(front, "components"))
					.filter((one) => textOf(child(one, "type")) === "model")
					.map((one) => child(one, "ref"));
	return nodes.flatMap((node) => referenceAt(node) ?? []);
}
