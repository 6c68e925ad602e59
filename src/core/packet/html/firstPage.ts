import { element, type Html } from "../../html.js";
import { counted } from "../../words.js";
import type { Control, Controls } from "../model/control.js";
import type { Option } from "../model/decision.js";
import type { Harm } from "../model/harm.js";
import type { Missed } from "../model/missed.js";
import type { PacketModel } from "../model/model.js";
import type { Residual } from "../model/risks.js";
import type { Untested } from "../model/untested.js";
import { decidedBlock } from "./decided.js";
import { dissentOf } from "./dissent.js";
import { priorPart } from "./history.js";
import { comparisonTable } from "./measures.js";
import { abridged, badge, facts, list, nothing, type Part, paragraph, part, personOf, sourceOf, words } from "./parts.js";
import type { Narrative, Prose } from "./prose.js";

/** What a board member reads first, in the order in which it is asked about. */
export function firstPage(model: PacketModel, prose: Prose): Part[] {
	return [
		summaryPart(model, prose),
		questionPart(model),
		harmPart(model.harm),
		residualPart(model),
		numbersPart(model),
		priorPart(model.prior),
		...laterParts(model),
	];
}

const laterParts = ({ untested, controls, head }: PacketModel): Part[] => [
	untestedPart(untested),
	controlsPart(controls, head.tier),
	part(
		"expires",
		"When this decision ends",
		{ attention: !head.expires || head.expires.text < head.at },
		head.expires
			? paragraph(element("span", { class: "large" }, words(head.expires)), head.expires.text < head.at ? " It has ended." : "")
			: nothing("No day is named: the decision would never be asked again."),
	),
];

function summaryPart({ summary }: PacketModel, prose: Prose): Part {
	const where: Narrative = { id: "summary", path: summary.path, line: summary.bodyLine, leave: ({ level }) => level <= 2 };
	const body = summary.body.trim() === "" ? nothing("Nobody has written a summary yet.") : prose(summary.body, where);
	return part("summary", "In short", { attention: summary.body.trim() === "" }, body);
}

function questionPart({ decision: { question, options, recommendation, dissent, open, agenda }, decided }: PacketModel): Part {
	const asked = question ? element("p", { class: "question" }, words(question)) : nothing("No question is asked yet.");
	const because = recommendation?.because ?? [];
	const recommended = recommendation
		? element(
				"p",
				{ class: "recommendation" },
				"Recommended: ",
				words(recommendation.option, "strong"),
				...(recommendation.by ? [", by ", personOf(recommendation.by)] : []),
				...because.flatMap((reason) => [element("span", { class: "because" }, words(reason))]),
			)
		: nothing("Nothing is recommended yet.");
	const isLate = decided?.conditions.some(({ overdue }) => overdue) ?? false;
	return part(
		"question",
		decided ? "What the board was asked, and decided" : "What the board is asked",
		{ attention: isLate || !question || !recommendation || options.length < 2 },
		...(decided ? [decidedBlock(decided)] : []),
		asked,
		element("ol", { class: "options" }, ...options.map(optionItem)),
		recommended,
		...titled("Dissent", dissentOf(dissent)),
		...titled(
			"Still open",
			open.map((one) => element("span", {}, words(one.question), ...tail(one.owner, one.due))),
		),
		...titled(
			"Agenda",
			agenda.map((item) => words(item)),
		),
	);
}

const tail = (owner: Parameters<typeof personOf>[0] | undefined, due: Parameters<typeof words>[0] | undefined): (Html | string)[] => [
	...(owner ? [" · ", personOf(owner)] : []),
	...(due ? [" · by ", words(due)] : []),
];

function titled(title: string, items: readonly Html[]): Html[] {
	return items.length === 0 ? [] : [element("h3", {}, title), list(items)];
}

function optionItem({ option, consequences, recommended }: Option): Html {
	return element(
		"li",
		{ class: recommended ? "option recommended" : "option" },
		element("h3", {}, words(option), ...(recommended ? [" ", badge("recommended", "good")] : [])),
		...consequences.map((one) => words(one, "p")),
	);
}

function harmPart({ affected, worst, reversible, stop }: Harm): Part {
	const who = affected.map(({ who: name, harm, user }) =>
		element("span", {}, words(name, "strong"), user ? " (use it)" : "", ...(harm ? [": ", words(harm)] : [])),
	);
	return part(
		"harm",
		"If it is wrong",
		{ attention: !worst },
		facts([
			["Who is affected", who.length > 0 ? list(who) : nothing("Nobody has said.")],
			["The worst that could credibly happen", worst ? words(worst) : nothing("Nobody has said.")],
			["Can it be undone?", reversible ? words(reversible) : nothing("Nobody has said.")],
			...(stop.length > 0 ? ([["How it is stopped", list(stop.map((one) => words(one)))]] as const) : []),
		]),
	);
}

/** Tolerance, and a judgement of the whole, are asked for at tier 1 only; below, nobody is told that they are missing. */
function residualPart({ residual, risks, head: { tier } }: PacketModel): Part {
	const { level, tolerance, within, counts } = residual;
	const beyond = within === false;
	const isAsked = (answer: unknown): boolean => answer !== undefined || tier === 1;
	return part(
		"residual",
		"What risk remains",
		{ attention: beyond || risks.length === 0 || (tier === 1 && !level) },
		facts([
			...when(isAsked(level), "Remaining risk as a whole", level ? badge(level.text, level.text) : nothing("Nobody has judged it.")),
			...when(isAsked(tolerance), "What is tolerated", tolerance ? words(tolerance) : nothing("Nobody has said.")),
			...when(isAsked(within), "Within it?", withinOf(within)),
			["By risk", countedLevels(residual)],
		]),
		...(counts.length === 0 ? [nothing("No risk is rated.")] : []),
	);
}

const when = (is: boolean, term: string, meaning: Html | string): [string, Html | string][] => (is ? [[term, meaning]] : []);

function withinOf(within: boolean | undefined): Html | string {
	if (within === undefined) return nothing("Nobody has judged it.");
	return within ? "Yes, by the assessment" : badge("No", "bad");
}

const countedLevels = ({ counts }: Residual): Html =>
	element("span", { class: "levels" }, ...counts.flatMap(({ level, risks }) => [badge(`${risks.length} ${level}`, level), " "]));

function numbersPart(model: PacketModel): Part {
	const { missed } = model;
	const attention = missed.some(({ cover }) => !cover);
	return part(
		"numbers",
		"The numbers, then and now",
		{ attention },
		thenAndNow(model),
		...titled("What was asked and not reached", missed.map(missedLine)),
	);
}

function thenAndNow({ comparisons, measures }: PacketModel): Html {
	if (comparisons.length > 0) return comparisonTable(comparisons);
	if (measures.length === 0) return nothing("The documents state no measured number.");
	const shown = counted(measures.length, "number is", "numbers are");
	return nothing(`There is no earlier decision to compare with. ${shown} shown under “Measured numbers”.`);
}

function missedLine({ name, value, bound, document, at, cover }: Missed): Html {
	const state = cover ? badge(`covered until ${cover.until}`, "attention") : badge("missed", "bad");
	const source = element("span", { class: "detail" }, ` ${[document, cover?.by].filter((one) => one).join(", ")} `);
	return element("span", sourceOf(at), element("strong", {}, name), ` ${value}, ${bound} was asked for`, source, state);
}

function untestedPart(untested: readonly Untested[]): Part {
	const items = untested.map(({ what, why }) => (why ? element("span", {}, words(what, "strong"), ": ", words(why)) : words(what)));
	return part("untested", "What was not tested", {}, items.length > 0 ? list(items) : nothing("The documents name nothing."));
}

/** At tier 1 a switch that nobody has tried is none. */
function controlsPart({ monitoring, stop, rollback, runbooks }: Controls, tier: number): Part {
	const watched = [...monitoring, ...runbooks].map((one) => element("code", {}, words(abridged(one))));
	return part(
		"controls",
		"Watching, stopping, going back",
		{ attention: stop.length === 0 || (tier === 1 && !stop.some(({ exercised }) => exercised)) },
		facts([
			["Watched by", watched.length > 0 ? list(watched) : nothing("No monitoring is referred to.")],
			["Stopped by", stop.length > 0 ? list(stop.map(controlOf)) : nothing("No document says how it is stopped by a person.")],
			["Rolled back by", rollback ? controlOf(rollback) : nothing("The packet does not say.")],
		]),
	);
}

function controlOf({ how, owner, exercised }: Control): Html {
	const tried = exercised
		? element("span", {}, "last exercised ", words(exercised))
		: element("span", { class: "nothing" }, "never exercised on record");
	return element("span", {}, words(how), ...(owner ? [" · ", personOf(owner)] : []), " · ", tried);
}
