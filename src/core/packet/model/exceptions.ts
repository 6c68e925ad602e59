import { type Artifact, systemOf } from "../../artifact.js";
import { child, textOf } from "../../document/node.js";
import { isPast } from "../../kinds/lifecycle.js";
import type { Library } from "../../library/library.js";
import { dateAt, daysBetween } from "../../rules/dates.js";
import type { Figure, Listed } from "./figures.js";
import { down, placeAt, said } from "./said.js";
import type { PacketSources } from "./sources.js";

/** States in which the rule is kept. */
const KEPT: ReadonlySet<string | undefined> = new Set(["rejected", "closed"]);

/** In review or approved: neither a draft, nor past. */
const isAsked = ({ status }: Artifact): boolean => status !== undefined && status !== "draft" && !isPast(status);

const stateOf = ({ front }: Artifact): string | undefined => textOf(child(front, "state"));

/** The exceptions that hold for a packet's system, or are asked for: a board sees them whoever lists them. By id. */
export function exceptionsOf(library: Library, packet: Artifact): Artifact[] {
	const system = systemOf(packet.document);
	return library
		.artifactsOf("exception-request")
		.filter(({ document }) => system !== undefined && systemOf(document) === system)
		.filter((exception) => isAsked(exception) && !KEPT.has(stateOf(exception)))
		.sort((a, b) => ((a.id ?? "") < (b.id ?? "") ? -1 : 1));
}

/** Each with its age; one whose end has passed is worse than none. */
export function exceptionFigure({ exceptions, at }: PacketSources): Figure {
	const all = exceptions.map((exception) => ({ exception, ...periodOf(exception, at) }));
	const list = all.map(({ exception, period }) => lineOf(exception, period));
	const weight = all.some(({ over }) => over) ? "bad" : list.length > 0 ? "attention" : "good";
	return { id: "exceptions", label: { one: "exception", many: "exceptions" }, weight, list };
}

function periodOf({ front }: Artifact, at: string): { readonly period: string; readonly over: boolean } {
	const [start, expires] = [dateAt(down(front, "period", "start")), dateAt(down(front, "period", "expires"))];
	const age = start && start.date <= at ? `${daysCounted(daysBetween(start.date, at))} old` : "";
	const over = expires !== undefined && expires.date < at;
	const end = expires && (over ? `over since ${expires.date}` : `until ${expires.date}`);
	return { period: [age, end ?? "without an end"].filter((part) => part).join(", "), over };
}

const daysCounted = (days: number): string => `${days} ${days === 1 ? "day" : "days"}`;

function lineOf(exception: Artifact, period: string): Listed {
	const { id, status, front, document } = exception;
	const title = said(exception, child(front, "title"));
	const asked = status === "approved" && stateOf(exception) !== "requested" ? "" : "asked for";
	return {
		words: title?.text ?? id ?? document.path,
		detail: [id ?? document.path, asked, period].filter((part) => part).join(", "),
		at: title?.at ?? placeAt(exception, { start: 0, end: 0 }),
	};
}
