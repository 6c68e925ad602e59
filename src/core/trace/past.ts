import { formatOf, parseDocument } from "../document/document.js";
import { child, textOf } from "../document/node.js";
import { digestOf } from "./digest.js";

/** The newest committed text of a document that has the version or the digest that was relied on. @param texts newest first */
export function textRelied(path: string, texts: readonly string[], relied: string): string | undefined {
	const format = formatOf(path);
	return texts.find((text) => {
		const document = format && parseDocument(path, text, format);
		if (!document) return false;
		return relied.startsWith("rai1:") ? digestOf(document) === relied : textOf(child(document.root, "version")) === relied;
	});
}
