import { element, type Html } from "../../html.js";
import { below, RISK_LEVELS, type RiskLevel, type RiskMatrix } from "../../kinds/risk-assessment/matrix.js";
import { COLUMNS } from "../../trace/cells.js";
import type { DocumentOverview } from "../../trace/overview.js";
import { counted } from "../../words.js";
import type { Kept } from "../kept.js";
import type { Figure } from "../model/figures.js";
import type { PacketModel } from "../model/model.js";
import type { Measure } from "../model/numbers.js";
import type { Mitigation, Risk, Weight } from "../model/risks.js";
import type { Said } from "../model/said.js";
import { approvalsPart } from "./approvals.js";
import { changesPart, decisionsPart } from "./history.js";
import { intervalChart, intervalText, type MeasureGroup, measureGroups } from "./measures.js";
import { badge, nothing, type Part, part, personOf, sourceOf, table, words } from "./parts.js";
import { policyParts } from "./policy.js";

/** What stands behind the first page. */
export function detailParts(model: PacketModel, kept: Kept): Part[] {
	const { figures, changes, risks, matrix: scale, measures, prior, trace, approvals, settings, copy } = model;
	const inward = (make: () => Part): Part[] => (copy?.outside ? [] : [make()]);
	return [
		...inward(() => figuresPart(figures)),
		...inward(() => changesPart(changes)),
		risksPart(risks, scale),
		measuresPart(measures, kept),
		mitigationsPart(risks),
		decisionsPart(prior),
		...inward(() => tracePart(trace)),
		...inward(() => approvalsPart(approvals)),
		...policyParts(settings),
	];
}

/** Counts; each opens as the list behind it. */
function figuresPart(figures: readonly Figure[]): Part {
	const bad = figures.filter(({ weight, list }) => weight === "bad" && list.length > 0);
	return part("figures", "What is counted", { attention: bad.length > 0 }, element("div", { class: "figures" }, ...figures.map(figureOf)));
}

function figureOf({ id, label, weight, list }: Figure): Html {
	const count = element("span", { class: "count" }, String(list.length));
	const name = element("span", { class: "label" }, list.length === 1 ? label.one : label.many);
	const state = list.length === 0 && weight === "good" ? "none" : weight;
	if (list.length === 0) return element("div", { class: `figure ${state}`, id: `figure-${id}` }, count, name);
	const items = list.map(({ words: text, detail, at }) =>
		element("li", sourceOf(at), text, ...(detail ? [" ", element("span", { class: "detail" }, detail)] : [])),
	);
	const summary = element("summary", {}, count, name);
	return element("details", { class: `figure ${state}`, id: `figure-${id}` }, summary, element("ul", {}, ...items));
}

function risksPart(risks: readonly Risk[], scale: RiskMatrix): Part {
	if (risks.length === 0) return part("risks", "Risks", { attention: true }, nothing("No member assesses risks."));
	const high = risks.filter(({ residual }) => residual && RISK_LEVELS.indexOf(residual.level) >= 2);
	return part(
		"risks",
		"Risks, today and with the response",
		{ note: counted(risks.length, "risk"), attention: high.length > 0 },
		element(
			"div",
			{ class: "matrices" },
			matrix("Today", scale, risks, ({ inherent }) => inherent),
			matrix("With the response", scale, risks, ({ residual }) => residual),
		),
		riskTable(risks),
	);
}

/** Likelihood up, severity to the right; each number opens its risk. */
function matrix(title: string, scale: RiskMatrix, risks: readonly Risk[], weigh: (risk: Risk) => Weight | undefined): Html {
	const head = element("tr", {}, element("td", {}), ...scale.severity.map((name) => element("th", { scope: "col" }, name)));
	const rows = scale.grid.map((row, i) => {
		const cells = row.map((level, j) => {
			const here = risks.filter((risk) => isAt(weigh(risk), j + 1, i + 1));
			return cellOf(heaviest([level, ...here.flatMap((risk) => weigh(risk)?.level ?? [])]), here);
		});
		return element("tr", {}, element("th", { scope: "row" }, scale.likelihood[i] ?? ""), ...cells);
	});
	return element(
		"table",
		{ class: "matrix" },
		element("caption", {}, `${title}: likelihood by severity`),
		element("thead", {}, head),
		element("tbody", {}, ...rows.reverse()),
	);
}

/** A member in a subfolder may weigh its risks by a stricter matrix than the packet's. */
const heaviest = (levels: readonly RiskLevel[]): RiskLevel => levels.reduce((a, b) => (below(a, b) ? b : a));

const isAt = (weight: Weight | undefined, severity: number, likelihood: number): boolean =>
	weight?.severity === severity && weight.likelihood === likelihood;

function cellOf(level: string, risks: readonly Risk[]): Html {
	const links = risks.map(({ id, title, at }) =>
		element("a", { href: `#risk-${slugOf(id)}`, title: title.text, "aria-label": `${title.text}, ${level}`, ...sourceOf(at) }, shortId(id)),
	);
	return element(
		"td",
		{ class: level },
		...links.flatMap((link) => [link, " "]),
		...(risks.length === 0 ? [element("span", { class: "level" }, level)] : []),
	);
}

const slugOf = (id: string): string => id.replace(/[^\w-]+/g, "-");

/** `RSK-credit-risk-1` as `1`, where it ends with a number. */
const shortId = (id: string): string => /(\d+)$/.exec(id)?.[1] ?? id;

function riskTable(risks: readonly Risk[]): Html {
	const rows = risks.map(({ id, title, statement, inherent, residual, response, owner, due, status, acceptance, at }) => [
		element(
			"span",
			{ id: `risk-${slugOf(id)}`, ...sourceOf(at) },
			words(title, "strong"),
			" ",
			element("span", { class: "detail whole" }, id),
			...(statement && statement !== title ? [words(statement, "p")] : []),
		),
		levelOf(inherent),
		levelOf(residual),
		element(
			"span",
			{},
			response?.text ?? "–",
			...(status ? [element("span", { class: "detail block" }, status.text.replace(/-/g, " "))] : []),
			...(acceptance ? [element("span", { class: "detail block" }, "accepted in ", words(placeOnly(acceptance)))] : []),
		),
		element(
			"span",
			{},
			owner ? personOf(owner) : nothingIn(),
			...(due ? [" ", element("span", { class: "detail whole" }, `by ${due.text}`)] : []),
		),
	]);
	return table(
		"Risks, the heaviest that remain first",
		[{ title: "Risk" }, { title: "Today" }, { title: "Remains" }, { title: "Response" }, { title: "Owner" }],
		rows,
	);
}

/** `file:minutes/may.md@sha256:…` as `minutes/may.md`: what it leads to, without what proves it. */
const placeOnly = ({ text, at }: Said): Said => ({ text: text.replace(/^file:/, "").replace(/@sha256:[0-9a-f]{64}$/, ""), at });

const nothingIn = (): Html => element("span", { class: "nothing" }, "nobody");

const levelOf = (weight: Weight | undefined): Html | string => (weight ? badge(weight.level, weight.level) : "–");

function measuresPart(measures: readonly Measure[], kept: Kept): Part {
	if (measures.length === 0) return part("measures", "Measured numbers", {}, nothing("The documents state no measured number."));
	const wrong = measures.filter(({ evidence }) => evidence === "different");
	const groups = measureGroups(measures).map((group) => kept.drawn(`measure ${group.key}`, group.measures, () => measureGroup(group)));
	return part("measures", "Measured numbers, by group", { attention: wrong.length > 0 }, ...groups);
}

const measureGroup = ({ name, measures }: MeasureGroup): Html =>
	element(
		"div",
		{ class: "measure" },
		element("h3", {}, name),
		element("div", { class: "plot" }, intervalChart(name, measures), measureTable(name, measures)),
	);

const EVIDENCE = {
	equal: ["as its evidence says", "good"],
	different: ["evidence says otherwise", "bad"],
	unverifiable: ["not checkable here", "neutral"],
} as const;

function measureTable(name: string, measures: readonly Measure[]): Html {
	const rows = measures.map(({ group, text, interval, n, threshold, evidence, at }) => {
		const [label, weight] = evidence ? EVIDENCE[evidence] : ["no evidence named", "neutral"];
		return [
			element("span", sourceOf(at), group ?? "everybody"),
			text,
			interval ? intervalText(interval) : "–",
			n === undefined ? "–" : String(n),
			threshold === undefined ? "–" : String(threshold),
			badge(label, weight),
		];
	});
	const columns = [
		{ title: "Group" },
		{ title: "Value", number: true },
		{ title: "Interval", number: true },
		{ title: "n", number: true },
		{ title: "Threshold", number: true },
		{ title: "Evidence" },
	];
	return table(`${name} by group`, columns, rows);
}

function mitigationsPart(risks: readonly Risk[]): Part {
	const all = risks.flatMap(({ mitigations }) => mitigations);
	if (all.length === 0) return part("mitigations", "Mitigations", {}, nothing("No mitigation is planned."));
	const overdue = all.filter((one) => one.overdue);
	const note = overdue.length > 0 ? `${overdue.length} overdue` : counted(all.length, "mitigation");
	return part("mitigations", "Mitigations", { note, attention: overdue.length > 0 }, mitigationTable(all));
}

function mitigationTable(all: readonly Mitigation[]): Html {
	const rows = all.map(({ description, status, owner, due, overdue, risk }) => [
		words(description),
		element("span", { class: "detail whole" }, risk),
		status.replace(/-/g, " "),
		owner ? personOf(owner) : nothingIn(),
		due ? element("span", {}, words(due), ...(overdue ? [" ", badge("overdue", "bad")] : [])) : "–",
	]);
	return table(
		"Mitigations with owners and dates",
		[{ title: "What is done" }, { title: "Risk" }, { title: "Status" }, { title: "Owner" }, { title: "Due" }],
		rows,
	);
}

const COLUMN_NAMES = { model: "Model", data: "Data", code: "Code", prompts: "Prompts", evidence: "Evidence", claims: "Claims" } as const;

function tracePart(documents: readonly DocumentOverview[]): Part {
	if (documents.length === 0)
		return part("trace", "What the documents rely on", { attention: true }, nothing("The packet has no members."));
	const rows = documents.map((document) => [
		element(
			"span",
			sourceOf({ path: document.path, line: document.range.start.line }),
			document.title,
			element("span", { class: "detail" }, ` ${document.kind}`),
		),
		...document
			.cells()
			.map(({ state, lines }) =>
				element("span", { class: `cell ${state}` }, ...lines.flatMap(({ words: text }, i) => (i > 0 ? [element("br", {}), text] : [text]))),
			),
	]);
	const broken = documents.some(({ tally }) => tally.has("broken") || tally.has("different"));
	const columns = [{ title: "Document" }, ...COLUMNS.map((column) => ({ title: COLUMN_NAMES[column] }))];
	return part("trace", "What the documents rely on", { attention: broken }, table("References by document", columns, rows));
}
