import type { Artifact } from "../../artifact.js";
import { child, items, resolved, type ScalarNode, textOf, type YamlNode } from "../../document/node.js";
import { countingApprovals } from "../../governance/current.js";
import type { Fix, Violation } from "../../problem.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { tierAnswersOf } from "../../tiering/answers.js";
import { overrideTrouble } from "../../tiering/override.js";
import { reasonsOf } from "../../tiering/reasons.js";
import { type Tiering, tieringOf } from "../../tiering/tiering.js";
import type { Tier } from "../kind.js";
import { contradictionRule } from "./contradiction.js";

type Found = Omit<Violation, "rule">;

/** A tier as it is written somewhere in the request. */
interface WrittenTier {
	readonly tier: Tier;
	readonly node: ScalarNode;
	readonly pointer: string;
}

function writtenTier(parent: YamlNode | undefined, key: string, pointer: string): WrittenTier | undefined {
	const node = resolved(child(parent, key));
	return node?.kind === "scalar" && /^[123]$/.test(node.text) ? { tier: Number(node.text) as Tier, node, pointer } : undefined;
}

/** The two places that say which tier holds: the envelope, and the end of the tiering. */
const saidTiers = ({ front }: Artifact): WrittenTier[] =>
	[writtenTier(front, "tier", "/tier"), writtenTier(child(front, "tiering"), "final", "/tiering/final")].flatMap((one) => one ?? []);

const computed = (artifact: Artifact): Tiering => tieringOf(tierAnswersOf(artifact));

/** What is less strict than the answers is a way around the review, unless somebody who may has said why. */
const looserRule: Rule = ruleOf("tier/looser", (artifact, { policy, today }) => {
	const tiering = computed(artifact);
	const looser = saidTiers(artifact).filter(({ tier }) => tier > tiering.atLeast);
	const [first] = looser;
	const trouble = first && overrideTrouble(artifact, policy, today, tiering.atLeast);
	if (!first || trouble === undefined) return [];
	const reasons = reasonsOf(tiering).filter((reason) => reason.endsWith(`tier ${tiering.atLeast}`));
	const head = `The answers come to ${tiering.tier === undefined ? "at least " : ""}tier ${tiering.atLeast}, not ${first.tier}`;
	const message = `${head}: ${reasons.join("; ")}. ${trouble.message}`;
	// Whoever drafts a request with an override has done nothing wrong: nobody can approve it yet.
	const weight = trouble.isPending && artifact.drafting ? { atMost: "info" as const } : {};
	return [{ message, ...placeOf(first), fixes: [change(looser, tiering.atLeast)], ...weight }];
});

/** Two words for one thing, and readers believe the one they see. */
const finalRule: Rule = ruleOf("tier/final", (artifact) => {
	const { atLeast } = computed(artifact);
	const said = saidTiers(artifact);
	const strict = Math.min(...said.map(({ tier }) => tier)) as Tier;
	const other = said.find(({ tier }) => tier !== strict);
	// What is less strict than the answers as well is told as that.
	if (!other || other.tier > atLeast) return [];
	const [here, there] = other.pointer === "/tier" ? ["tier", "tiering.final"] : ["tiering.final", "tier"];
	return [
		{
			message: `“${here}” is ${other.tier}, and “${there}” is ${strict}: the two say the same.`,
			...placeOf(other),
			fixes: [change([other], strict)],
		},
	];
});

/** A copy of what was computed, which went stale. */
const recommendedRule: Rule = ruleOf("tier/recommended", (artifact) => {
	const { tier, atLeast } = computed(artifact);
	const written = writtenTier(child(artifact.front, "tiering"), "recommended", "/tiering/recommended");
	if (!written || written.tier === tier || (tier === undefined && written.tier <= atLeast)) return [];
	const message =
		tier === undefined
			? `The answers given so far come to at least tier ${atLeast}, not ${written.tier}.`
			: `The answers come to tier ${tier}, not ${written.tier}.`;
	return [{ message, ...placeOf(written), fixes: [change([written], atLeast)] }];
});

const LEGAL = "legal-compliance";

/** Nothing is weighed against a prohibited practice: the request stops, or legal has decided, about the text as it is, that it is none. */
const prohibitedRule: Rule = ruleOf("tier/prohibited", (artifact, context) => {
	const { prohibited } = computed(artifact);
	const stopped = textOf(child(artifact.front, "disposition")) === "prohibited";
	if (stopped || countingApprovals(artifact, context).some(({ role }) => role === LEGAL)) return [];
	const list = items(child(child(artifact.front, "tiering"), "stop_triggers"));
	return prohibited.flatMap(({ id, text, source }): Found[] => {
		const at = list.findIndex((item) => textOf(item) === id);
		const message = `This reads like a prohibited practice: ${text} (${source}). Do not build it: set “disposition” to prohibited, or have ${LEGAL} decide that it is none, on record under “approvals”.`;
		return [{ message, span: (list[at] as YamlNode).span, pointer: `/tiering/stop_triggers/${at}` }];
	});
});

const placeOf = ({ node, pointer }: WrittenTier): Pick<Found, "span" | "pointer"> => ({ span: node.span, pointer });

const change = (places: readonly WrittenTier[], tier: Tier): Fix => ({
	title: `Change to ${tier}`,
	edits: places.map(({ node }) => ({ span: node.span, newText: String(tier) })),
});

export const rules: readonly Rule[] = [looserRule, finalRule, recommendedRule, contradictionRule, prohibitedRule];
