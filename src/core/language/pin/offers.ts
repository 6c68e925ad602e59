import type { TextEdit } from "../../document/span.js";
import type { Pin } from "./pins.js";
import type { PinPlace } from "./place.js";

/** A text that may be written, with what it means. */
export interface PinOffer extends TextEdit {
	readonly title: string;
}

/**
 * What may be written at a place for some files, the best first, then each way in which all of them can be pinned. Where only one may
 * stand it is the first. @param files the pins of each file
 */
export function pinOffers(place: PinPlace, files: readonly (readonly Pin[])[]): PinOffer[] {
	const fitting = files.map((pins) =>
		pins.filter((pin) => place.takes === "reference" || isDocument(pin) === (place.takes === "document")),
	);
	const taken = fitting.filter((pins) => pins.length > 0).slice(0, place.many ? Number.POSITIVE_INFINITY : 1);
	const ways = [...new Set((taken[0] ?? []).map(({ by }) => by))];
	const choices = [
		taken.flatMap(([first]) => first ?? []),
		...ways.map((way) => taken.flatMap((pins) => pins.find(({ by }) => by === way) ?? [])),
	];
	const offers = choices.filter((pins) => pins.length > 0 && pins.length === taken.length).map((pins) => offer(place, pins));
	return offers.filter(({ newText }, at) => offers.findIndex((other) => other.newText === newText) === at);
}

const isDocument = ({ by }: Pin): boolean => by === "version" || by === "meaning";

function offer(place: PinPlace, pins: readonly Pin[]): PinOffer {
	return { span: place.span, newText: place.write(pins.map(({ reference }) => reference)), title: titleOf(pins) };
}

function titleOf([first, ...more]: readonly Pin[]): string {
	if (!first) return "";
	if (more.length === 0) return `${first.title} (${first.detail})`;
	return more.every(({ title }) => title === first.title) ? `${first.title} (${more.length + 1} files)` : `Pin ${more.length + 1} files`;
}
