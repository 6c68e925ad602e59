import { type Artifact, systemOf } from "../artifact.js";
import { entry, resolved, type YamlNode } from "../document/node.js";
import { pointerOf } from "../document/pointer.js";
import type { Tier } from "../kinds/kind.js";
import { isInForce, isPast } from "../kinds/lifecycle.js";
import { policyKind } from "../kinds/policy.js";
import type { Kinds } from "../kinds/table.js";
import { choicesIn, NO_FACTS, type Owed, type SystemFacts } from "../policy/owed.js";
import type { Fix, Violation } from "../problem.js";
import { either } from "../suggest.js";
import { factsIn } from "../tiering/facts.js";
import { isIntake } from "../tiering/intake.js";
import { inSentence } from "../words.js";
import type { RuleContext } from "./rule.js";

/** A system of which a document speaks, and where what it lacks is told. */
interface Told {
	readonly system: string;
	readonly tier: Tier;
	readonly facts: SystemFacts;
	readonly at: YamlNode | undefined;
	readonly pointer: string;
	/** In use, or before a board: what is missing is told one by one. */
	readonly due: boolean;
	/** Before, it is one line of information; earlier still, nothing. */
	readonly begun: boolean;
}

/** What a system must have and has not: at its intake, else where the policy names it, else at its first document. */
export function requiredViolations(artifact: Artifact, context: RuleContext): Violation[] {
	const { ofSystem } = context;
	if (!ofSystem) return [];
	const told = artifact.kind === policyKind ? inPolicy(artifact, context, ofSystem) : inDocument(artifact, context, ofSystem);
	return told.flatMap((one) => violationsFor(one, ofSystem(one.system), context));
}

type OfSystem = NonNullable<RuleContext["ofSystem"]>;

function inDocument(artifact: Artifact, { policy }: RuleContext, ofSystem: OfSystem): Told[] {
	const system = artifact.kind.family === "rai" ? systemOf(artifact.document) : undefined;
	if (system === undefined || isPast(artifact.status)) return [];
	const own = ofSystem(system).filter(({ status }) => !isPast(status));
	const intake = own.find(({ kind }) => isIntake(kind));
	if (intake) return intake.document.path === artifact.document.path ? [atIntake(artifact, system, own)] : [];
	const first = own[0]?.document.path === artifact.document.path;
	if (!first || policy.system(system) || !policy.setsRequired) return [];
	return [{ ...without(artifact, "system", "/system", own), system, due: isBeforeBoard(own) || begunBy(own) }];
}

const atIntake = (intake: Artifact, system: string, own: readonly Artifact[]): Told => ({
	...without(intake, "tier", "/tier", own),
	...{ system, tier: intake.tier, facts: factsIn(intake) },
	due: intake.system.production === true || isBeforeBoard(own),
	begun: intake.status === "approved",
});

/** Each system that this policy names and no intake is about; the first policy that names it tells. */
function inPolicy(artifact: Artifact, { policy }: RuleContext, ofSystem: OfSystem): Told[] {
	const systems = resolved(entry(artifact.front, "systems")?.value);
	const named = systems?.kind === "map" ? systems.entries : [];
	return named.flatMap(({ key }) => {
		const own = ofSystem(key.text).filter(({ status }) => !isPast(status));
		if (own.some(({ kind }) => isIntake(kind)) || !policy.isFirstToName(key.text, artifact.document.path)) return [];
		const settled = policy.system(key.text);
		const tier = settled?.tier ?? (Math.min(3, ...own.map((one) => one.tier)) as Tier);
		const pointer = `/systems${pointerOf([key.text])}`;
		const due = settled?.production === true || isBeforeBoard(own);
		return [{ system: key.text, tier, facts: NO_FACTS, at: key, pointer, due, begun: begunBy(own) }];
	});
}

function without(artifact: Artifact, key: string, pointer: string, own: readonly Artifact[]): Omit<Told, "system" | "due"> {
	const tier = Math.min(artifact.tier, ...own.map((one) => one.tier)) as Tier;
	const at = entry(artifact.front, key);
	return { tier, facts: NO_FACTS, at: at?.value ?? at?.key, pointer, begun: begunBy(own) };
}

const begunBy = (own: readonly Artifact[]): boolean => own.some(({ drafting }) => !drafting);

const isBeforeBoard = (own: readonly Artifact[]): boolean =>
	own.some(({ kind, status }) => kind.id === "review-packet" && isInForce(status));

function violationsFor(told: Told, all: readonly Artifact[], context: RuleContext): Violation[] {
	const { due, begun, tier } = told;
	if (!due && !begun) return [];
	const there = new Set(all.filter(({ status }) => !isPast(status)).map(({ kind }) => kind.id));
	const lacking = context.policy.required(tier, told.facts).filter(({ kinds }) => !choicesIn(kinds).some((kind) => there.has(kind)));
	if (lacking.length === 0) return [];
	return due ? lacking.map((owed) => missing(told, owed, context)) : [stillToCome(told, lacking, context.policy.kinds)];
}

const placeOf = ({ at, pointer, tier }: Told): Pick<Violation, "span" | "pointer" | "tier"> => ({
	...(at && { span: at.span }),
	pointer,
	tier,
});

function missing(told: Told, { kinds, because }: Owed, context: RuleContext): Violation {
	const { system, tier } = told;
	const condition = because === undefined ? "" : ` (${because})`;
	const message = `“${system}” has no ${namesOf(kinds, context.policy.kinds)}, which tier ${tier} requires${condition}: write one, or agree in the policy what is required.`;
	return { rule: "policy/required", message, ...placeOf(told), fixes: choicesIn(kinds).flatMap((kind) => creation(kind, system, context)) };
}

function stillToCome(told: Told, lacking: readonly Owed[], types: Kinds): Violation {
	const names = lacking.map(({ kinds }) => namesOf(kinds, types)).join(", ");
	const message = `Still to be written about “${told.system}”, for tier ${told.tier}: ${names}.`;
	return { rule: "policy/required", message, ...placeOf(told), atMost: "info" };
}

const namesOf = (kinds: string, types: Kinds): string => either(choicesIn(kinds).map((kind) => inSentence(types.of(kind)?.title ?? kind)));

function creation(id: string, system: string, { others, policy }: RuleContext): Fix[] {
	const kind = policy.kinds.of(id);
	if (!kind?.prefix) return [];
	const usual = `${kind.prefix}-${system}`;
	const free = [usual, ...[2, 3, 4, 5].map((n) => `${usual}-${n}`)].find((name) => others(name, "").length === 0);
	return free === undefined
		? []
		: [{ title: `New ${inSentence(kind.title)} for ${system}`, edits: [], deed: { do: "create", id: free, system } }];
}
