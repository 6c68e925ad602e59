import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import canonicalize from "canonicalize";
import type { Document } from "../document/document.js";
import { type MapNode, resolved, type YamlNode } from "../document/node.js";
import { MAX_VALUES } from "../schema/view.js";

/** The digest of a document's meaning, `rai1:sha256:<hex>` (docs/digests.md). Undefined where readers would not agree on what it says. */
export function digestOf(document: Document): string | undefined {
	const known = KNOWN.get(document) ?? { digest: digestAnew(document) };
	KNOWN.set(document, known);
	return known.digest;
}

/** A document never changes: another text is another one. It is asked for by approvals, by who relies on it, and by packets, at every key. */
const KNOWN = new WeakMap<Document, { readonly digest: string | undefined }>();

function digestAnew(document: Document): string | undefined {
	const form = canonicalForm(document);
	return form === undefined ? undefined : `rai1:sha256:${bytesToHex(sha256(utf8ToBytes(form)))}`;
}

/** What is hashed: the RFC 8785 JSON of `{"body": …, "front": …}`. */
export function canonicalForm(document: Document): string | undefined {
	const front = frontOf(document);
	const body = bodyOf(document);
	return front === undefined || isBroken(body) ? undefined : canonicalize({ body, front });
}

/** Whether nothing but white space in the body differs. */
export function onlyReformatted(before: Document, after: Document): boolean {
	const [a, b] = [frontOf(before), frontOf(after)];
	const sameFront = a !== undefined && b !== undefined && canonicalize(a) === canonicalize(b);
	return sameFront && collapsed(bodyOf(before)) === collapsed(bodyOf(after));
}

/** Each stretch of white space as one space, and none at the ends. */
export const collapsed = (text: string): string => text.replace(/\s+/g, " ").trim();

/** What stands behind the closing fence, lines ended by LF. A byte order mark is no part of it. */
export const bodyOf = ({ text, body }: Document): string =>
	body
		? text
				.slice(body.span.start)
				.replace(/^\uFEFF/, "")
				.replace(/\r\n?/g, "\n")
		: "";

/** Half of a surrogate pair: text that has no UTF-8. */
const isBroken = (text: string): boolean => /\p{Surrogate}/u.test(text);

/** What a part of a document means, without YAML's ways of writing it; undefined where readers would not agree. */
export function meaningOf(node: YamlNode): Meaning | undefined {
	const expansion = new Expansion();
	const meaning = expansion.value(node);
	return expansion.failed ? undefined : meaning;
}

/** All scalars are text: their type is a reader's business. */
export type Meaning = string | Meaning[] | { [key: string]: Meaning };

/** Recording an approval, a status step or a date changes nothing that was approved. */
export const LEFT_OUT: ReadonlySet<string> = new Set(["approvals", "status", "updated"]);

function frontOf(document: Document): Meaning | undefined {
	const { root, errors, trouble, second } = document;
	if (trouble || errors.length > 0 || second || hasLooseFence(document)) return undefined;
	if (!root || (root.kind === "scalar" && root.style === "plain" && root.text === "")) return {};
	if (root.kind !== "map" || !distinct(root)) return undefined;
	const expansion = new Expansion();
	const front = expansion.map({ ...root, entries: root.entries.filter(({ key }) => !LEFT_OUT.has(key.text)) });
	return expansion.failed ? undefined : front;
}

/** A first line that some readers take for the beginning of front matter, and others for a rule. */
const hasLooseFence = ({ format, front, text }: Document): boolean =>
	format === "markdown" && !front && /^\uFEFF?---[ \t]*$/m.exec(text)?.index === 0;

/** Readers take one of two entries with the same key, not all the same one; and they read a collection as a key each in their own way. */
const distinct = ({ entries }: MapNode): boolean =>
	new Set(entries.map(({ key }) => key.text)).size === entries.length &&
	!entries.some(({ key }) => key.style === "plain" && key.text === "(a collection)");

/** The tree without YAML's ways of writing it. */
class Expansion {
	/** Whether some of it has no meaning that all readers share, or it is a bomb. */
	failed = false;
	/** How many values came through aliases. */
	#added = 0;
	/** How many aliases lead to where we are. */
	#aliases = 0;

	map(node: MapNode): Meaning {
		if (!distinct(node)) this.failed = true;
		// Without a prototype, `__proto__` and its like are plain keys.
		const value: { [key: string]: Meaning } = Object.create(null);
		for (const entry of node.entries) value[this.#text(entry.key.text)] = this.value(entry.value);
		return value;
	}

	value(at: YamlNode): Meaning {
		const aliases = at.kind === "alias" ? 1 : 0;
		this.#aliases += aliases;
		if (this.#aliases > 0 && ++this.#added > MAX_VALUES) this.failed = true;
		const value = this.failed ? "" : this.#resolved(at);
		this.#aliases -= aliases;
		return value;
	}

	#resolved(at: YamlNode): Meaning {
		const node = resolved(at);
		if (node?.kind === "scalar") return this.#text(node.text);
		if (node?.kind === "map") return this.map(node);
		if (!node) this.failed = true;
		return node ? node.items.map((item) => this.value(item)) : "";
	}

	#text(text: string): string {
		if (isBroken(text)) this.failed = true;
		return text;
	}
}
