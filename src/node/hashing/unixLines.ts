/** DVC judges a file by this many of its first bytes, */
const JUDGED = 512;
/** and calls it binary where more of them than this share are none of text. */
const MOST_FOREIGN = 0.3;
/** DVC reads so many bytes at a time, and does not see a line end that lies across two readings. */
const READING = 1_048_576;

const [BACKSPACE, TAB, LF, FORM_FEED, CR] = [8, 9, 10, 12, 13];
const WHITE = new Set([BACKSPACE, TAB, LF, FORM_FEED, CR]);

/** Whether DVC takes a file for text (`istextblock` of dvc/istextfile.py): by bytes, so that most text without Latin letters is none. */
export function isText(start: Uint8Array): boolean {
	const judged = start.subarray(0, JUDGED);
	if (judged.includes(0)) return false;
	const foreign = judged.filter((byte) => (byte < 32 || byte > 126) && !WHITE.has(byte)).length;
	return judged.length === 0 || foreign / judged.length <= MOST_FOREIGN;
}

/** Reads CRLF as LF, block after block, as DVC's `dos2unix` does. */
export class UnixLines {
	/** Bytes before the present block. */
	#before = 0;
	/** The block before ended in a CR, which is not handed on until it is known what comes after it. */
	#held = false;

	next(block: Uint8Array): Uint8Array {
		const out = new Uint8Array(block.length + 1);
		let length = 0;
		if (this.#held && block[0] !== LF) out[length++] = CR;
		this.#held = block.at(-1) === CR && !this.#endsReading(block.length);
		const end = this.#held ? block.length - 1 : block.length;
		for (let i = 0; i < end; i++) {
			const byte = block[i] as number;
			if (byte !== CR || block[i + 1] !== LF || this.#endsReading(i + 1)) out[length++] = byte;
		}
		this.#before += block.length;
		return out.subarray(0, length);
	}

	/** What was held back at the end of the file. */
	end(): Uint8Array {
		return new Uint8Array(this.#held ? [CR] : []);
	}

	#endsReading(bytes: number): boolean {
		return (this.#before + bytes) % READING === 0;
	}
}
