/** A file's bytes as text, byte order mark kept. What is no UTF-8 shows as U+FFFD, which the check reports. */
export function decode(bytes: Uint8Array): string {
	if (isUtf16(bytes)) return `\0${new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes)}`;
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** By its byte order mark. A NUL before its text says that it is not UTF-8; the text says whose it is. */
const isUtf16 = ([a, b]: Uint8Array): boolean => (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
