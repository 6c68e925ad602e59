import { type Span, span } from "../../document/span.js";
import type { Malformed } from "../reference.js";

/** How a refused text could be mended, and whether it leads out of the workspace. */
export interface WayOut {
	readonly outside?: true;
	/** What would stand in the place of `over`, or else of what is wrong. */
	readonly instead?: string;
	readonly over?: Span;
	/** What would stand in the place of the whole reference. */
	readonly reference?: string;
}

/** Ends the reading of a reference. It never leaves this folder: `malformed` turns it into an answer. */
export class Refused extends Error {
	constructor(
		readonly at: Span,
		message: string,
		readonly wayOut: WayOut,
	) {
		super(message);
	}
}

/** @throws Refused */
export function refuse(at: Span, message: string, wayOut: WayOut = {}): never {
	throw new Refused(at, message, wayOut);
}

/** What a reader says of a text, or why it refuses it. */
export function attempt<T>(text: string, read: () => T): T | Malformed {
	try {
		return read();
	} catch (error) {
		if (error instanceof Refused) return malformed(text, error);
		throw error;
	}
}

function malformed(text: string, { at, message, wayOut }: Refused): Malformed {
	const mended = wayOut.reference ?? replaced(text, wayOut.over ?? at, wayOut.instead);
	return {
		type: "malformed",
		text,
		message,
		at: at.end > at.start ? span(at.start, at.end) : span(0, text.length),
		...(wayOut.outside && { outside: true }),
		...(mended !== undefined && { suggestion: { title: `Change to ${mended}`, text: mended } }),
	};
}

const replaced = (text: string, at: Span, by: string | undefined): string | undefined =>
	by === undefined ? undefined : text.slice(0, at.start) + by + text.slice(at.end);
