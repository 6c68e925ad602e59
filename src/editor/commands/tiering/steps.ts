import * as vscode from "vscode";
import {
	LEVELS,
	type TierLevel as Level,
	TIER_QUESTIONS,
	type TierAnswers,
	type TierQuestion,
	TRIGGER_LISTS,
	type TriggerList,
} from "../../../core/index.js";

/** One step of the walk: a question with its five answers, or a list of which any may hold. */
export type Step = { readonly question: TierQuestion } | { readonly list: TriggerList };

/** What would stop the request comes first. */
export const STEPS: readonly Step[] = [
	{ list: "stop_triggers" },
	...TIER_QUESTIONS.map((question) => ({ question })),
	{ list: "hard_triggers" },
	{ list: "floor_triggers" },
];

/** What a walk has come to so far. */
export interface Walked {
	readonly levels: Map<string, Level>;
	readonly lists: Map<TriggerList, readonly string[]>;
}

export function walkedIn({ levels, hard, floors, prohibited }: TierAnswers): Walked {
	const said = { hard_triggers: hard, floor_triggers: floors, stop_triggers: prohibited };
	const lists = Object.entries(said).flatMap(([key, list]) => (list ? [[key as TriggerList, list.map(({ id }) => id)] as const] : []));
	return { levels: new Map(levels), lists: new Map(lists) };
}

export const isAnswered = (step: Step, { levels, lists }: Walked): boolean =>
	"list" in step ? lists.has(step.list) : levels.has(step.question.id);

/** `back`: to the step before; undefined: the person left. */
type Outcome = "answered" | "back" | undefined;

interface Choice extends vscode.QuickPickItem {
	readonly value: string;
}

/** Asks one step, and keeps the answer. */
export async function ask(step: Step, walked: Walked): Promise<Outcome> {
	const pick = vscode.window.createQuickPick<Choice>();
	try {
		show(pick, step, walked);
		const chosen = await answer(pick);
		if (chosen === undefined || chosen === "back") return chosen;
		keep(step, walked, chosen);
		return "answered";
	} finally {
		pick.dispose();
	}
}

function show(pick: vscode.QuickPick<Choice>, step: Step, walked: Walked): void {
	const known = "list" in step ? (walked.lists.get(step.list) ?? []) : [String(walked.levels.get(step.question.id))];
	pick.title = "list" in step ? titleOf(step.list) : `${step.question.id} · ${step.question.text}`;
	pick.placeholder =
		"list" in step
			? vscode.l10n.t("Tick what holds, then press Enter; nothing ticked says that none does")
			: vscode.l10n.t("As it is before anything is done about it");
	pick.step = STEPS.indexOf(step) + 1;
	pick.totalSteps = STEPS.length;
	pick.buttons = pick.step > 1 ? [vscode.QuickInputButtons.Back] : [];
	pick.ignoreFocusOut = true;
	pick.canSelectMany = "list" in step;
	pick.items =
		"list" in step
			? TRIGGER_LISTS[step.list].map(({ id, text, source }) => ({ label: id, description: text, detail: source, value: id }))
			: levelsOf(step.question);
	const here = pick.items.filter(({ value }) => known.includes(value));
	if ("list" in step) pick.selectedItems = here;
	// Whoever only presses Enter answers nothing: an answer is a judgement.
	else pick.activeItems = here;
	pick.show();
}

const levelsOf = ({ anchors }: TierQuestion): Choice[] =>
	LEVELS.map((level) => ({ label: String(level), description: anchors[level], value: String(level) }));

function titleOf(list: TriggerList): string {
	if (list === "stop_triggers") return vscode.l10n.t("Does it come close to a practice that is prohibited?");
	return list === "hard_triggers"
		? vscode.l10n.t("Which of these hold? Any one means tier 1")
		: vscode.l10n.t("Which of these hold? Any one means at least tier 2");
}

const answer = (pick: vscode.QuickPick<Choice>): Promise<readonly string[] | "back" | undefined> =>
	new Promise((resolve) => {
		pick.onDidAccept(() => {
			const chosen = pick.canSelectMany ? pick.selectedItems : pick.activeItems;
			if (pick.canSelectMany || chosen.length > 0) resolve(chosen.map(({ value }) => value));
		});
		pick.onDidTriggerButton(() => resolve("back"));
		pick.onDidHide(() => resolve(undefined));
	});

function keep(step: Step, { levels, lists }: Walked, chosen: readonly string[]): void {
	if ("list" in step) lists.set(step.list, chosen);
	else levels.set(step.question.id, Number(chosen[0]) as Level);
}
