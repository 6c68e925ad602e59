import type { LineRange } from "../reference.js";
import { type Piece, slice, splitLast } from "./piece.js";
import { refuse } from "./refused.js";

export interface Lined {
	readonly rest: Piece;
	readonly lines?: LineRange;
	readonly at?: Piece;
}

/**
 * Takes `:L10` or `:L10-L20` from the end. A name that ends so has its colon escaped.
 * @throws Refused where the lines are written otherwise
 */
export function splitLines(from: Piece): Lined {
	const [rest, at] = splitLast(from, ":");
	if (!at || !/^L?\d/i.test(at.text) || at.text.includes("/")) return { rest: from };
	const found = /^L(\d+)(?:-L(\d+))?$/.exec(at.text);
	if (found) return { rest, at, lines: rangeOf(at, found[1], found[2]) };
	const nearly = /^L?(\d+)(?:(?:-|–|:|\.\.)L?(\d+))?$/i.exec(at.text);
	refuse(at, "Lines are written :L10 or :L10-L20.", nearly ? { instead: `L${nearly[1]}${nearly[2] ? `-L${nearly[2]}` : ""}` } : {});
}

/**
 * Lines as a page's address ends with them: `L10`, `L10-L20`, `L10-20`, `L10C1-L20C4`. Other anchors are headings of the page.
 * @throws Refused where they are no lines of a file
 */
export function anchorLines(from: Piece | undefined): LineRange | undefined {
	const found = from && /^L(\d+)(?:C\d+)?(?:-L?(\d+)(?:C\d+)?)?$/.exec(from.text);
	return found ? rangeOf(from, found[1], found[2]) : undefined;
}

/** @throws Refused */
export function rangeOf(at: Piece, first = "", last = first): LineRange {
	const range = { from: Number(first), to: Number(last) };
	if (first.length > 9 || last.length > 9) refuse(at, "No file has that many lines.");
	if (range.from < 1) refuse(at, "Lines count from 1.");
	if (range.to < range.from) refuse(at, `Line ${range.to} stands before line ${range.from}: the smaller number comes first.`);
	return range;
}

/** What follows a second `#`, where lines are probably meant. */
export function refuseSecondHash(from: Piece): void {
	const hash = from.text.indexOf("#");
	if (hash < 0) return;
	const behind = from.text.slice(hash + 1);
	const instead = /^L\d+(?:-L\d+)?$/.test(behind) ? `:${behind}` : `%23${behind}`;
	refuse(slice(from, hash), "Only one # is read: lines are written :L10-L20, and a # in a name %23.", { instead });
}
