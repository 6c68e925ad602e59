import { span, type TextEdit } from "./span.js";

/** A stretch of the first text that is still there, or words that were written since. */
type Piece = { readonly from: number; readonly length: number } | { readonly text: string };

/**
 * Edits of a text, and then edits of what came of it, as edits of the first text alone. Neither may overlap among themselves.
 * @param length of the first text, in UTF-16 units
 */
export function composed(length: number, first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
	const whole: readonly Piece[] = [{ from: 0, length }];
	return editsOf(edited(edited(whole, first), second), length);
}

const sizeOf = (piece: Piece): number => ("text" in piece ? piece.text.length : piece.length);

/** A part of a piece. */
const cut = (piece: Piece, start: number, end: number): Piece =>
	"text" in piece ? { text: piece.text.slice(start, end) } : { from: piece.from + start, length: end - start };

function edited(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
	const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
	const result: Piece[] = [];
	let at = 0;
	for (const edit of ordered) {
		result.push(...between(pieces, at, edit.span.start), { text: edit.newText });
		at = edit.span.end;
	}
	return [...result, ...between(pieces, at, Number.POSITIVE_INFINITY)];
}

function between(pieces: readonly Piece[], start: number, end: number): Piece[] {
	let at = 0;
	return pieces.flatMap((piece) => {
		const [from, to] = [Math.max(start - at, 0), Math.min(end - at, sizeOf(piece))];
		at += sizeOf(piece);
		return from < to ? [cut(piece, from, to)] : [];
	});
}

/** What is written stands between the stretches that are still there. */
function editsOf(pieces: readonly Piece[], length: number): TextEdit[] {
	const edits: TextEdit[] = [];
	let at = 0;
	let newText = "";
	const upTo = (next: number) => {
		if (next > at || newText !== "") edits.push({ span: span(at, next), newText });
		newText = "";
	};
	for (const piece of pieces) {
		if ("text" in piece) newText += piece.text;
		else {
			upTo(piece.from);
			at = piece.from + piece.length;
		}
	}
	upTo(length);
	return edits;
}
