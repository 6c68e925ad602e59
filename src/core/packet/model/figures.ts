import type { Checked } from "../../check.js";
import type { Problem, Severity } from "../../problem.js";
import { SEVERITIES } from "../../problem.js";
import { collapsed } from "../../trace/digest.js";
import { plain, shortDigests } from "../../trace/plain.js";
import { STANDINGS, type Standing, standingName } from "../../trace/standing.js";
import { passageOf } from "../questions/passage.js";
import { exceptionFigure } from "./exceptions.js";
import { findingFigure } from "./findings.js";
import type { Mitigation, Risk } from "./risks.js";
import type { Place } from "./said.js";
import type { PacketSources } from "./sources.js";

/** One thing behind a count. */
export interface Listed {
	readonly words: string;
	/** Smaller print: which document, or why. */
	readonly detail?: string | undefined;
	readonly at: Place;
}

/** How bad what is counted is. */
export type Weight = "bad" | "attention" | "good" | "neutral";

/** A count that opens as the list behind it. */
export interface Figure {
	readonly id: string;
	/** What is counted: `error`, `errors`. */
	readonly label: { readonly one: string; readonly many: string };
	readonly weight: Weight;
	readonly list: readonly Listed[];
}

const labelled = (one: string, many = `${one}s`): Figure["label"] => ({ one, many });

/** Everything that is counted about the packet and its members. Counts of nothing are told too: nobody has to wonder. */
export function figuresOf(sources: PacketSources, risks: readonly Risk[]): Figure[] {
	const checks = [sources.packet, ...sources.members];
	return [
		unanswered(checks),
		askedFigure(sources, checks),
		...problemFigures(checks),
		coveredFigure(checks),
		...referenceFigures(checks),
		numberFigure(checks),
		findingFigure(checks),
		overdueFigure(risks),
		exceptionFigure(sources),
	];
}

const nameOf = ({ artifact: { id, document } }: Checked): string => id ?? document.path;

function unanswered(checks: readonly Checked[]): Figure {
	const list = checks.flatMap((checked) =>
		checked.questions.map(({ name, ask, span }) => ({
			words: `${plain(name)}: ${ask}`,
			detail: nameOf(checked),
			at: placeIn(checked, span?.start ?? 0),
		})),
	);
	return {
		id: "unanswered",
		label: labelled("question not answered", "questions not answered"),
		weight: list.length > 0 ? "attention" : "good",
		list,
	};
}

/** What reviewers want to know, and nobody has answered. */
function askedFigure({ asked }: PacketSources, checks: readonly Checked[]): Figure {
	const list = checks.flatMap((checked) => {
		const { document } = checked.artifact;
		return (asked.get(document.path) ?? []).map((one) => ({
			words: collapsed(one.question),
			detail: [nameOf(checked), one.by, one.date].filter((part) => part).join(", "),
			at: placeIn(checked, passageOf(document, one).span.start),
		}));
	});
	return {
		id: "asked",
		label: labelled("open question of a reviewer", "open questions of reviewers"),
		weight: list.length > 0 ? "attention" : "good",
		list,
	};
}

const placeIn = ({ artifact: { document } }: Checked, offset: number): Place => ({
	path: document.path,
	line: document.lines.lineAt(offset),
});

const PROBLEMS: Readonly<Record<Severity, readonly [label: Figure["label"], weight: Weight]>> = {
	error: [labelled("error"), "bad"],
	warning: [labelled("warning"), "attention"],
	info: [labelled("line of information", "lines of information"), "neutral"],
};

interface Told {
	readonly problem: Problem;
	readonly name: string;
}

const problemsIn = (checks: readonly Checked[]): Told[] =>
	checks.flatMap((checked) => checked.problems.map((problem) => ({ problem, name: nameOf(checked) })));

const listedProblem = ({ problem: { message, path, range }, name }: Told): Listed => ({
	...{ words: message, detail: name },
	at: { path, line: range?.start.line ?? 0 },
});

/** What somebody answers for until a day: whoever decides knows that it is there, and until when. */
function coveredFigure(checks: readonly Checked[]): Figure {
	const list = problemsIn(checks).filter(({ problem }) => problem.waivedBy !== null);
	const label = labelled("problem covered for a while", "problems covered for a while");
	return { id: "problems-covered", label, weight: list.length > 0 ? "attention" : "good", list: list.map(listedProblem) };
}

function problemFigures(checks: readonly Checked[]): Figure[] {
	const problems = problemsIn(checks);
	return SEVERITIES.map((severity) => {
		const [label, weight] = PROBLEMS[severity];
		const list = problems.filter(({ problem }) => problem.severity === severity && problem.waivedBy === null).map(listedProblem);
		return { id: `problems-${severity}`, label, weight: list.length > 0 ? weight : "good", list };
	});
}

const STANDING_WEIGHTS: Readonly<Record<Standing, Weight>> = {
	broken: "bad",
	suspect: "attention",
	unpinned: "attention",
	unverifiable: "neutral",
	pending: "neutral",
	verified: "good",
};

/** References by state, worst first; states without any are left out, but that of what matches. */
function referenceFigures(checks: readonly Checked[]): Figure[] {
	const references = checks.flatMap((checked) =>
		(checked.traced?.references ?? []).map(({ citation, resolution }) => ({
			standing: (resolution?.state ?? "pending") as Standing,
			words: shortDigests(plain(citation.reference.text)),
			detail: [nameOf(checked), resolution && plain(resolution.reason)].filter((part) => part).join(": "),
			at: placeIn(checked, citation.span.start),
		})),
	);
	return STANDINGS.flatMap((standing) => {
		const list = references.filter((reference) => reference.standing === standing);
		if (list.length === 0 && standing !== "verified") return [];
		return [
			{
				id: `references-${standing}`,
				label: labelled(`reference: ${standingName(standing)}`, `references: ${standingName(standing)}`),
				weight: STANDING_WEIGHTS[standing],
				list,
			},
		];
	});
}

function numberFigure(checks: readonly Checked[]): Figure {
	const list = checks.flatMap((checked) =>
		(checked.traced?.claims ?? [])
			.filter(({ state }) => state === "different")
			.map(({ citation: { claim }, reason }) => ({
				words: `${plain(claim.value.text)}: ${plain(reason)}`,
				detail: nameOf(checked),
				at: placeIn(checked, claim.value.span.start),
			})),
	);
	return {
		id: "numbers",
		label: labelled("number that its evidence contradicts", "numbers that their evidence contradicts"),
		weight: list.length > 0 ? "bad" : "good",
		list,
	};
}

function overdueFigure(risks: readonly Risk[]): Figure {
	const list = risks.flatMap(({ mitigations }) => mitigations.filter(({ overdue }) => overdue).map(overdueLine));
	return { id: "overdue", label: labelled("mitigation overdue", "mitigations overdue"), weight: list.length > 0 ? "bad" : "good", list };
}

const overdueLine = ({ description, owner, due, risk }: Mitigation): Listed => ({
	words: description.text,
	detail: [risk, due && `due ${due.text}`, owner?.text].filter((part) => part).join(", "),
	at: description.at,
});
