/** A document's words on one line, without characters that would hide or turn around the rest. */
export const plain = (text: string): string =>
	text
		.replace(/\s+/g, " ")
		.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "")
		.trim();

/** Commits and digests by their first letters, by which they are told apart; the document tells them in full. */
export const shortDigests = (text: string): string => text.replace(/\b([0-9a-f]{7})[0-9a-f]{25,}\b/gi, "$1");
