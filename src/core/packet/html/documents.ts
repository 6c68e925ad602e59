import { normalTitle } from "../../document/body.js";
import { element, type Html } from "../../html.js";
import { counted } from "../../words.js";
import type { Kept } from "../kept.js";
import type { Field, FieldValue, Reading } from "../model/reading.js";
import { inline, type Part, part, sourceOf } from "./parts.js";
import type { Narrative, Prose } from "./prose.js";

/** Each member, to be read from beginning to end. */
export const documentParts = (documents: readonly Reading[], kept: Kept): Part[] =>
	documents.map((reading, index) => kept.part(reading, `document-${index + 1}`, () => documentPart(reading, index, kept.prose)));

function documentPart(reading: Reading, index: number, prose: Prose): Part {
	const { id, title, kind, version, status, minutes, path, digest } = reading;
	const facts = [kind, id, version && `version ${version}`, status.replace(/-/g, " "), `${counted(minutes, "minute")} to read`];
	const head = element("p", { class: "about", ...sourceOf({ path, line: 0 }) }, facts.filter((fact) => fact).join(" · "));
	const bound = digest ? [element("p", { class: "digest" }, digest)] : [];
	return part(
		`document-${index + 1}`,
		title,
		{ note: `${minutes} min`, attention: status === "draft" },
		head,
		...bodyOf(reading, index, prose),
		...(reading.fields.length > 0 ? [element("h3", {}, "In detail"), fieldList(reading.fields)] : []),
		...bound,
	);
}

function bodyOf({ title, body, path, bodyLine }: Reading, index: number, prose: Prose): Html[] {
	if (body.trim() === "") return [];
	const leave: Narrative["leave"] = (heading) => heading.level === 1 && normalTitle(heading.title) === normalTitle(title);
	return [prose(body, { id: `document-${index + 1}-heading`, path, line: bodyLine, leave })];
}

const fieldList = (fields: readonly Field[]): Html =>
	element(
		"dl",
		{ class: "fields" },
		...fields.map(({ label, at, value }) => element("div", sourceOf(at), element("dt", {}, label), element("dd", {}, shownValue(value)))),
	);

function shownValue(value: FieldValue): Html {
	if (value.kind === "text") return inline(value.text);
	if (value.kind === "list") return element("ul", {}, ...value.items.map((item) => element("li", {}, shownValue(item))));
	return isShort(value.fields) ? onOneLine(value.fields) : fieldList(value.fields);
}

/** As many characters as are read at a glance. */
const GLANCE = 110;

/** A mapping of a few short words is read as one line. */
const isShort = (fields: readonly Field[]): boolean =>
	fields.every(({ value }) => value.kind === "text") &&
	fields.reduce((sum, { label, value }) => sum + label.length + textOf(value).length, 0) <= GLANCE;

const textOf = (value: FieldValue): string => (value.kind === "text" ? value.text : "");

/** The name of what it is comes first and needs no label. */
function onOneLine(fields: readonly Field[]): Html {
	const pairs = fields.map(({ label, value }, i) =>
		i === 0 && /^(?:Name|Metric|Option|Step|Criterion)$/.test(label)
			? element("span", {}, inline(textOf(value)))
			: element("span", {}, element("span", { class: "detail" }, `${label} `), inline(textOf(value))),
	);
	return element("span", { class: "pairs" }, ...pairs);
}
