import type { Artifact } from "../artifact.js";
import { child, items, textOf, type YamlNode } from "../document/node.js";
import { LEVELS, type Level, TIER_QUESTIONS } from "./questions.js";
import { FLOOR_TRIGGERS, HARD_TRIGGERS, PROHIBITED_PRACTICES, type Trigger } from "./triggers.js";

/** What an intake answers. Nothing is made of what nobody answered. */
export interface TierAnswers {
	/** By question. */
	readonly levels: ReadonlyMap<string, Level>;
	/** Those that hold; undefined where nobody has said whether any does. */
	readonly hard: readonly Trigger[] | undefined;
	readonly floors: readonly Trigger[] | undefined;
	readonly prohibited: readonly Trigger[] | undefined;
}

/** The lists beside the answers, by their key under `tiering`. */
export const TRIGGER_LISTS = {
	hard_triggers: HARD_TRIGGERS,
	floor_triggers: FLOOR_TRIGGERS,
	stop_triggers: PROHIBITED_PRACTICES,
} as const;

export function tierAnswersOf({ front }: Artifact): TierAnswers {
	const tiering = child(front, "tiering");
	const said = (key: keyof typeof TRIGGER_LISTS) => triggersIn(child(tiering, key), TRIGGER_LISTS[key]);
	return {
		levels: levelsIn(child(tiering, "answers")),
		hard: said("hard_triggers"),
		floors: said("floor_triggers"),
		prohibited: said("stop_triggers"),
	};
}

function levelsIn(answers: YamlNode | undefined): ReadonlyMap<string, Level> {
	return new Map(
		TIER_QUESTIONS.flatMap(({ id }) => {
			const level = LEVELS.find((one) => String(one) === textOf(child(answers, id)));
			return level === undefined ? [] : [[id, level] as const];
		}),
	);
}

/** `[none]` says that somebody looked; an empty list, or one with nothing that can be read, says nothing. */
function triggersIn(list: YamlNode | undefined, known: readonly Trigger[]): readonly Trigger[] | undefined {
	const words = items(list).map(textOf);
	const holding = known.filter(({ id }) => words.includes(id));
	return holding.length > 0 || words.includes("none") ? holding : undefined;
}
