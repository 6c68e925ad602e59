import { element, type Html } from "../../html.js";
import { tierName } from "../../kinds/tierName.js";
import { counted } from "../../words.js";
import { Kept } from "../kept.js";
import type { Figure } from "../model/figures.js";
import type { PacketModel } from "../model/model.js";
import { copyLine, honest, withheldPart } from "./copy.js";
import { detailParts } from "./details.js";
import { documentParts } from "./documents.js";
import { firstPage } from "./firstPage.js";
import { badge, type Part, paragraph, personOf, sourceOf, words } from "./parts.js";

export interface FragmentOptions {
	/** Of the last time, where a packet is compiled again and again. */
	readonly kept?: Kept;
	/** What stands behind the documents. */
	readonly more?: readonly Group[];
}

/** A packet as a fragment of a page: contents, first page, details, documents. The same in the preview and in the export, which says more at its end. */
export function packetFragment(model: PacketModel, options: FragmentOptions = {}): Html {
	return model.copy ? honest(model.copy, whole(model, options)) : whole(model, options);
}

function whole(model: PacketModel, { kept = new Kept(), more = [] }: FragmentOptions): Html {
	const groups: readonly Group[] = [
		{ title: "The decision", parts: firstPage(model, kept.prose) },
		{ title: "Behind it", parts: detailParts(model, kept) },
		{ title: "Documents", parts: [...documentParts(model.documents, kept), ...(model.copy ? [withheldPart(model.copy)] : [])] },
		...more,
	];
	return element(
		"div",
		{ class: "packet" },
		contents(groups),
		element("main", { id: "packet" }, heading(model), ...groups.flatMap(groupOf)),
	);
}

/** Parts with a heading of their own in the contents. */
export interface Group {
	readonly title: string;
	readonly parts: readonly Part[];
}

const groupOf = ({ title, parts }: Group, index: number): Html[] =>
	index === 0
		? [element("div", { class: "first" }, ...parts.map(({ html }) => html))]
		: [element("p", { class: "group" }, title), ...parts.map(({ html }) => html)];

function contents(groups: readonly Group[]): Html {
	const waiting = groups.flatMap(({ parts }) => parts).filter(({ attention }) => attention).length;
	return element(
		"nav",
		{ class: "contents", "aria-label": "Contents" },
		element(
			"div",
			{ class: "tools" },
			element("label", { for: "search" }, "Search"),
			element("input", { id: "search", type: "search", placeholder: "Search", autocomplete: "off", spellcheck: "false" }),
			element("output", { id: "found", for: "search", "aria-live": "polite" }),
			element(
				"button",
				{ id: "attention", type: "button", "aria-pressed": "false", disabled: waiting === 0 ? "" : undefined },
				waiting === 0 ? "Nothing needs attention" : `${counted(waiting, "part needs", "parts need")} attention`,
			),
		),
		// Closed where there is little room; beside the packet it is always open.
		element(
			"details",
			{ class: "entries", id: "entries" },
			element("summary", {}, "Contents"),
			...groups.flatMap(({ title, parts }) => [element("p", { class: "group" }, title), element("ol", {}, ...parts.map(entry))]),
		),
	);
}

function entry({ id, title, note, attention }: Part): Html {
	const mark = attention ? [element("span", { class: "mark", title: "Needs attention" }, "!")] : [];
	return element(
		"li",
		{},
		element(
			"a",
			{ href: `#${id}` },
			element("span", { class: "title" }, title),
			...mark,
			...(note ? [element("span", { class: "note" }, note)] : []),
		),
	);
}

function heading({ head, figures, documents, copy }: PacketModel): Html {
	const { title, system, tier, version, status, checkpoint, owner, at, id } = head;
	const kicker = ["Review packet", checkpoint.type?.text.replace(/(?<!^pre)-/g, " "), tierName(tier)].filter((word) => word).join(" · ");
	const minutes = documents.reduce((sum, reading) => sum + reading.minutes, 0);
	const meeting = [
		...(checkpoint.board ? [words(checkpoint.board)] : []),
		...(checkpoint.meeting ? [words(checkpoint.meeting)] : []),
		...(owner ? [element("span", {}, "prepared by ", personOf(owner))] : []),
	];
	const facts = [id, version && `version ${version.text}`, status.replace(/-/g, " "), system && `system ${system.text}`].filter(
		(fact) => fact,
	);
	return element(
		"header",
		{ class: "head" },
		element("p", { class: "kicker" }, kicker),
		element("h1", sourceOf(title.at), title.text),
		element("p", { class: "meeting" }, ...meeting.flatMap((one, i) => (i === 0 ? [one] : [" · ", one]))),
		element("p", { class: "about" }, ...facts.map((fact) => `${fact} · `), element("span", { class: "whole" }, `as of ${at}`)),
		element("p", { class: "about" }, `${counted(documents.length, "document")}, ${counted(minutes, "minute")} to read in full`),
		...(copy ? [copyLine(copy)] : []),
		...face(figures),
	);
}

/** `5 errors`, `1 error` */
const sayCount = (n: number, { one, many }: Figure["label"]): string => `${n} ${n === 1 ? one : many}`;

/** An imperfect packet says so on its face. */
function face(figures: PacketModel["figures"]): Html[] {
	const wrong = figures.filter(({ weight, list }) => weight === "bad" && list.length > 0);
	if (wrong.length === 0) return [];
	const told = wrong.map(({ id, label, list }) => element("a", { href: `#figure-${id}` }, sayCount(list.length, label)));
	const sentence = told.flatMap((one, i) => (i === 0 ? [one] : [", ", one]));
	return [element("div", { class: "face", role: "note" }, badge("Not in order", "bad"), paragraph(...sentence, "."))];
}
