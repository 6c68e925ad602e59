/** `1 document`, `3 documents` */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** A title as it stands in a sentence: `model card`, `LLM bill of materials`, `Hugging Face model card`. Names and letters that stand for words stay. */
export const inSentence = (title: string): string =>
	/^\p{Lu}[^\s\p{Lu}\d]*(?:\s[^\p{Lu}]*)?$/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

/** With its article: `a model card`, `an exception request`, `an LLM bill of materials`. */
export const withArticle = (words: string): string =>
	`${/^(?:[aeio]|u(?!ni|s[ae]))/i.test(words) || /^[FHLMNRSX](?:\p{Lu}|\b)/u.test(words) ? "an" : "a"} ${words}`;

/** The first letter as at the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
