/** What git keeps in the place of a large file: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
export interface LfsPointer {
	/** SHA-256 of the file's bytes, lower-case hex. */
	readonly oid: string;
	/** Bytes. */
	readonly size: number;
	/** An extension changed the bytes before they were hashed: those in the working tree need not fit the oid. */
	readonly extended: boolean;
}

/** Pointers are smaller than this, in bytes. */
export const MAX_LFS_POINTER = 1024;

const FIRST_LINE = /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\r?\n/;
const WHOLE = /^[^\n]*\n(?:ext-[^\n]*\n)*oid sha256:([0-9a-f]{64})\r?\nsize (0|[1-9]\d{0,15})(?:\r?\n)?$/;

/** Whether a text begins as a pointer: of a file that was not pulled. */
export const isLfsPointer = (text: string): boolean => FIRST_LINE.test(text);

/** Reads a pointer, git-lfs' own or one of its forerunner Hawser; or says what keeps it from being one. */
export function readLfsPointer(text: string): LfsPointer | { readonly message: string } {
	if (!isLfsPointer(text)) return { message: "it does not begin with the line “version https://git-lfs.github.com/spec/v1”" };
	const [, oid, size] = WHOLE.exec(text) ?? [];
	if (oid === undefined) return { message: "a line “oid sha256:…” of 64 hex characters and a line “size …” have to end it" };
	return { oid, size: Number(size), extended: /^ext-/m.test(text) };
}
