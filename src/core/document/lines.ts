import type { Span } from "./span.js";

/** Zero-based line, and character in UTF-16 units, as in the Language Server Protocol. */
export interface Position {
	readonly line: number;
	readonly character: number;
}

export interface Range {
	readonly start: Position;
	readonly end: Position;
}

/** Maps offsets of one text to positions and back. Lines end with LF, CRLF or CR, as editors count them. */
export class Lines {
	readonly #starts: readonly number[];
	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
		this.#starts = lineStarts(text);
	}

	get count(): number {
		return this.#starts.length;
	}

	position(offset: number): Position {
		const line = this.lineAt(offset);
		return { line, character: Math.max(0, offset - this.start(line)) };
	}

	range(at: Span): Range {
		return { start: this.position(at.start), end: this.position(at.end) };
	}

	span({ start, end }: Range): Span {
		return { start: this.offset(start), end: this.offset(end) };
	}

	/** The offset of a position; beyond a line's end it is the line's end. */
	offset({ line, character }: Position): number {
		if (line >= this.count) return this.#text.length;
		return Math.min(this.start(line) + character, this.end(line));
	}

	lineAt(offset: number): number {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (this.start(middle) <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	start(line: number): number {
		return this.#starts[line] ?? this.#text.length;
	}

	/** Where the line's text ends, before its line break. */
	end(line: number): number {
		let end = this.start(line + 1);
		while (end > this.start(line) && isBreak(this.#text.charCodeAt(end - 1))) end--;
		return end;
	}

	text(line: number): string {
		return this.#text.slice(this.start(line), this.end(line));
	}
}

const isBreak = (code: number) => code === 10 || code === 13;

/** The first line begins behind a byte order mark: editors do not count it. */
function lineStarts(text: string): number[] {
	const starts = [text.startsWith("\uFEFF") ? 1 : 0];
	for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
	return starts;
}

/** The line break a text uses, so that what is inserted uses it too. */
export const lineBreak = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
