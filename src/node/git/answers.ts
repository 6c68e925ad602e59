import type { GitObject } from "../../core/index.js";

/** Reads what `git cat-file` writes, chunk by chunk. */
export interface AnswerReader<T> {
	/** Those that are whole, in the order of asking. */
	readonly answers: readonly T[];
	take(chunk: Buffer): void;
}

type Found = Exclude<GitObject, string>;

/** `cat-file --batch-check`: a line an answer. What was not found is echoed, whatever words it holds. */
export function objectAnswers(): AnswerReader<GitObject> {
	const answers: GitObject[] = [];
	let begun = "";
	const take = (chunk: Buffer): void => {
		// An answer that counts is ASCII, so letters that are cut in two do no harm.
		const lines = (begun + chunk.toString("latin1")).split("\n");
		begun = lines.pop() ?? "";
		for (const line of lines) answers.push(objectIn(line));
	};
	return { answers, take };
}

function objectIn(line: string): GitObject {
	const [, id, type, size] = /^([0-9a-f]{40,64}) (commit|tree|blob|tag) (\d+)$/.exec(line) ?? [];
	if (id !== undefined) return { id, type: type as Found["type"], size: Number(size) };
	return line.endsWith(" ambiguous") ? "ambiguous" : "missing";
}

/** `cat-file --batch`: such a line, then the bytes and a line break; undefined for what was not found. */
export function contentAnswers(): AnswerReader<Uint8Array | undefined> {
	const answers: (Uint8Array | undefined)[] = [];
	let chunks: Buffer[] = [];
	let held = 0;
	/** Bytes without which there is no next answer. */
	let needed = 1;
	const take = (chunk: Buffer): void => {
		chunks.push(chunk);
		held += chunk.length;
		if (held < needed) return;
		const bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks);
		let at = 0;
		for (let next = contentAt(bytes, at); ; next = contentAt(bytes, at)) {
			if (next.end > bytes.length) {
				needed = next.end - at;
				break;
			}
			// A copy, so that a small text does not hold a big chunk.
			answers.push(next.start === undefined ? undefined : Uint8Array.from(bytes.subarray(next.start, next.end - 1)));
			at = next.end;
		}
		chunks = [bytes.subarray(at)];
		held = bytes.length - at;
	};
	return { answers, take };
}

/** Where an answer's bytes start, if there are any, and where it ends: behind the last byte, if it is not whole yet. */
function contentAt(bytes: Buffer, at: number): { readonly start?: number; readonly end: number } {
	const lineEnd = bytes.indexOf(10, at);
	if (lineEnd < 0) return { end: bytes.length + 1 };
	const object = objectIn(bytes.toString("latin1", at, lineEnd));
	return typeof object === "string" ? { end: lineEnd + 1 } : { start: lineEnd + 1, end: lineEnd + 1 + object.size + 1 };
}
