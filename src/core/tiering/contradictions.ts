import type { Artifact } from "../artifact.js";
import { items, textOf, type YamlNode } from "../document/node.js";
import { locate } from "../document/pointer.js";
import { each } from "../suggest.js";
import { type TierAnswers, tierAnswersOf } from "./answers.js";
import { type Level, TIER_QUESTIONS } from "./questions.js";
import { FLOOR_TRIGGERS, HARD_TRIGGERS, type Trigger } from "./triggers.js";

/** A field and an answer of one request that cannot both be true, where the answer is the milder. */
export interface Contradiction {
	/** Of the field. */
	readonly pointer: string;
	readonly node: YamlNode;
	/** What is said where, with the way out. */
	readonly message: string;
	/** Of the answer. */
	readonly other: string;
}

/** What a request says of its system, word by word. */
interface Said {
	readonly artifact: Artifact;
	readonly answers: TierAnswers;
}

/** A word that stands in a field, or in its list. */
interface Word {
	readonly word: string;
	readonly pointer: string;
	readonly node: YamlNode;
}

/** The least that a question can be answered with where a field says a word; what is not listed goes with any answer. */
interface Ladder {
	readonly field: string;
	readonly question: string;
	readonly least: ReadonlyMap<string, Level>;
}

const ladder = (field: string, question: string, least: Readonly<Record<string, Level>>): Ladder => ({
	field,
	question,
	least: new Map(Object.entries(least)),
});

/** By the anchors of the questions: a word goes with the mildest that it can mean. */
const LADDERS: readonly Ladder[] = [
	ladder("exposure", "Q01", { "limited-external": 2, public: 4 }),
	ladder("autonomy", "Q07", { "human-in-the-loop": 1, "human-on-the-loop": 2, "fully-automated": 3 }),
	ladder("personal_data", "Q09", { anonymous: 1, pseudonymous: 1, personal: 2, "special-category": 4 }),
	// An agent acts through tools, if only to read.
	ladder("ai_pattern", "Q08", { agentic: 1 }),
	ladder("vulnerable_groups", "Q10", { minors: 1, elderly: 1, disabled: 1, patients: 1, employees: 1, migrants: 1, other: 1 }),
];

/** The domains of H01. Source: `hard_triggers` of “rai-tiering” 1.0, after Annex III of the EU AI Act. */
const DOMAINS: ReadonlySet<string> = new Set([
	...["biometrics", "critical-infrastructure", "education", "employment", "essential-services", "credit", "insurance", "healthcare"],
	...["law-enforcement", "migration", "justice-democracy"],
]);

/** Where the fields say more than the answers do, each once. What nobody has answered contradicts nothing. */
export function contradictionsIn(artifact: Artifact): Contradiction[] {
	const said: Said = { artifact, answers: tierAnswersOf(artifact) };
	return [...LADDERS.flatMap((one) => onLadder(said, one)), ...ofDomain(said), ...ofAgent(said), ...ofRiskClass(said)];
}

function onLadder({ artifact, answers }: Said, { field, question, least }: Ladder): Contradiction[] {
	const level = answers.levels.get(question);
	const [first] = wordsAt(artifact, `/${field}`).filter(({ word }) => (least.get(word) ?? 0) > (level ?? 4));
	const must = first && least.get(first.word);
	if (!first || level === undefined || must === undefined) return [];
	const { anchors } = TIER_QUESTIONS.find(({ id }) => id === question) ?? { anchors: [] };
	const there = `“tiering.answers.${question}” is ${level}, ${anchors[level]}: with that word it is at least ${must}, ${anchors[must]}`;
	return [found(first, there, `/tiering/answers/${question}`)];
}

/** Who claims the exemption of Article 6(3) says on record that no decision is materially influenced; profiling cannot claim it. */
function ofDomain(said: Said): Contradiction[] {
	const [first] = wordsAt(said.artifact, "/decision_domain").filter(({ word }) => DOMAINS.has(word));
	const exemption = "/regulatory/eu_ai_act/art6_3";
	const isExempt = wordAt(said, `${exemption}/claimed`) === "true" && wordAt(said, `${exemption}/profiling`) !== "true";
	if (!first || isExempt || !isDenied(said.answers.hard, "H01")) return [];
	const way = "or claim under “regulatory.eu_ai_act.art6_3” that it influences no decision";
	return [found(first, lacking(["H01"], "hard_triggers"), "/tiering/hard_triggers", way)];
}

/** An agent that can write, and one that does what cannot be undone while no person approves each output. */
function ofAgent(said: Said): Contradiction[] {
	const agent = wordsAt(said.artifact, "/ai_pattern").find(({ word }) => word === "agentic");
	const can = said.answers.levels.get("Q08");
	if (!agent || can === undefined) return [];
	const anchor = TIER_QUESTIONS.find(({ id }) => id === "Q08")?.anchors[can];
	const does = `“tiering.answers.Q08” is ${can}, ${anchor}`;
	if (can === 4 && !isApproved(said) && isDenied(said.answers.hard, "H05"))
		return [found(agent, `${does}, and ${lacking(["H05"], "hard_triggers")}`, "/tiering/hard_triggers")];
	if (can < 2 || !isDenied(said.answers.floors, "F03")) return [];
	return [found(agent, `${does}, and ${lacking(["F03"], "floor_triggers")}`, "/tiering/floor_triggers")];
}

/** Whether a person decides, or approves each output, as far as anybody has said. */
function isApproved(said: Said): boolean {
	const autonomy = wordAt(said, "/autonomy");
	if (autonomy !== undefined) return autonomy !== "human-on-the-loop" && autonomy !== "fully-automated";
	return (said.answers.levels.get("Q07") ?? 0) < 2;
}

function ofRiskClass(said: Said): Contradiction[] {
	const { hard, prohibited } = said.answers;
	const [risk] = wordsAt(said.artifact, "/regulatory/eu_ai_act/risk_class");
	if (risk?.word === "prohibited" && prohibited?.length === 0)
		return [found(risk, "“tiering.stop_triggers” says that no practice is", "/tiering/stop_triggers")];
	if (risk?.word !== "high" || !isDenied(hard, "H01") || !isDenied(hard, "H09")) return [];
	return [found(risk, lacking(["H01", "H09"], "hard_triggers"), "/tiering/hard_triggers")];
}

/** Somebody has said which hold, and that this one does not. */
const isDenied = (holding: readonly Trigger[] | undefined, trigger: string): boolean =>
	holding !== undefined && !holding.some(({ id }) => id === trigger);

function lacking(triggers: readonly string[], list: string): string {
	const named = [...HARD_TRIGGERS, ...FLOOR_TRIGGERS].filter(({ id }) => triggers.includes(id)).map(({ id, text }) => `${id} (${text})`);
	return `“tiering.${list}” has ${named.length > 1 ? `neither ${named.join(" nor ")}` : `no ${each(named)}`}`;
}

function found({ word, pointer, node }: Word, there: string, other: string, way?: string): Contradiction {
	const field = pointer
		.replace(/^\//, "")
		.replace(/\/\d+$/, "")
		.replaceAll("/", ".");
	const message = `“${field}” says ${word}, and ${there}. Correct the one that is wrong${way ? `, ${way}` : ""}.`;
	return { pointer, node, message, other };
}

const wordAt = ({ artifact }: Said, pointer: string): string | undefined => textOf(locate(artifact.front, pointer)?.node);

/** Of a text the text, of a list all that stand in it. */
function wordsAt({ front }: Artifact, pointer: string): Word[] {
	const at = locate(front, pointer);
	const word = textOf(at?.node);
	if (at && word !== undefined) return [{ word, pointer, node: at.node }];
	return items(at?.node).flatMap((node, i) => {
		const text = textOf(node);
		return text === undefined ? [] : [{ word: text, pointer: `${pointer}/${i}`, node }];
	});
}
