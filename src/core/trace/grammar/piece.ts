import { type Span, span } from "../../document/span.js";
import type { Part } from "../reference.js";

/** A stretch of a reference that knows where it stands. */
export interface Piece extends Span {
	readonly text: string;
}

/** What a reader of one family gets: the reference, the word before the first colon, and what follows it. */
export interface Written {
	readonly text: string;
	readonly scheme: Piece;
	readonly body: Piece;
}

export const piece = (text: string, start = 0): Piece => ({ text, start, end: start + text.length });

/** Offsets count from the start of the piece. */
export const slice = (from: Piece, start: number, end = from.text.length): Piece => piece(from.text.slice(start, end), from.start + start);

/** What stands before and after the first `mark`; nothing after where there is none. */
export const split = (from: Piece, mark: string): readonly [Piece, Piece?] => splitAt(from, from.text.indexOf(mark), mark);

/** What stands before and after the last `mark`. */
export const splitLast = (from: Piece, mark: string): readonly [Piece, Piece?] => splitAt(from, from.text.lastIndexOf(mark), mark);

function splitAt(from: Piece, at: number, mark: string): readonly [Piece, Piece?] {
	return at < 0 ? [from] : [slice(from, 0, at), slice(from, at + mark.length)];
}

/** Everything between the marks. */
export function splitAll(from: Piece, mark: string): Piece[] {
	let start = from.start;
	return from.text.split(mark).map((text) => {
		const found = piece(text, start);
		start = found.end + mark.length;
		return found;
	});
}

/** From the start of one piece to the end of another one, both of `whole`. */
export const between = (whole: Piece, from: Piece, to: Piece): Piece => slice(whole, from.start - whole.start, to.end - whole.start);

/** Where the parts stand that are there. */
export function places(parts: Readonly<Partial<Record<Part, Piece | undefined>>>): Partial<Record<Part, Span>> {
	const found: Partial<Record<Part, Span>> = {};
	for (const part of Object.keys(parts) as Part[]) {
		const at = parts[part];
		if (at) found[part] = span(at.start, at.end);
	}
	return found;
}

/** The fields that have a value. */
export function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
	const found: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
	for (const name of Object.keys(fields) as (keyof T)[]) {
		const value = fields[name];
		if (value !== undefined) found[name] = value as Exclude<T[typeof name], undefined>;
	}
	return found;
}
