import {
	type Alias,
	isAlias,
	isMap,
	isSeq,
	type Document as LibraryDocument,
	type Node as LibraryNode,
	type Pair,
	parseAllDocuments,
	type Scalar,
	type YAMLMap,
	type YAMLSeq,
} from "yaml";
import { asKey } from "./events.js";
import type { AliasNode, Entry, MapNode, ScalarNode, ScalarStyle, SeqNode, YamlNode } from "./node.js";
import { type Span, span } from "./span.js";
import { explain } from "./syntax.js";
import type { YamlError, YamlParse } from "./yaml.js";

/** Above this size recovery costs more than it gives, and one error is reported instead. */
const MAX_RECOVERABLE = 256 * 1024;

/** The slow way, for text with errors: the `yaml` library goes on after an error and says where it stands. */
export function parseWithRecovery(text: string, offset: number): YamlParse {
	if (text.length > MAX_RECOVERABLE) return failed("This is not valid YAML, and too big to find out where.", offset, offset);
	try {
		const documents = libraryDocuments(text);
		const roots = documents.flatMap((d) => (d.contents ? [new Converter(d, text, offset).node(d.contents)] : []));
		return { root: roots[0], documents: roots, errors: errorsOf(text, documents, offset) };
	} catch (error) {
		if (error instanceof RangeError) return failed("This is nested too deeply to be read.", offset, offset);
		throw error;
	}
}

const failed = (message: string, start: number, end: number): YamlParse => ({
	root: undefined,
	documents: [],
	errors: [{ message, span: span(start, end) }],
});

function libraryDocuments(text: string): LibraryDocument[] {
	const documents = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
	return Array.isArray(documents) ? documents : [];
}

/** One mistake usually makes several errors, so only the first is told. What only the fast parser refuses is well-formed. */
function errorsOf(text: string, documents: readonly LibraryDocument[], offset: number): YamlError[] {
	const first = documents.flatMap((d) => d.errors).sort((a, b) => a.pos[0] - b.pos[0])[0];
	if (!first) return [];
	const { message, start, end } = explain(text, first);
	return [{ message, span: span(offset + start, offset + end) }];
}

const STYLES: Record<string, ScalarStyle> = {
	QUOTE_DOUBLE: "double",
	QUOTE_SINGLE: "single",
	BLOCK_LITERAL: "literal",
	BLOCK_FOLDED: "folded",
};

/** The library's nodes as ours. */
class Converter {
	readonly #document: LibraryDocument;
	readonly #text: string;
	readonly #offset: number;
	readonly #made = new Map<LibraryNode, YamlNode>();

	constructor(document: LibraryDocument, text: string, offset: number) {
		this.#document = document;
		this.#text = text;
		this.#offset = offset;
	}

	node(from: LibraryNode): YamlNode {
		const made = this.#convert(from);
		this.#made.set(from, made);
		return made;
	}

	#convert(from: LibraryNode): YamlNode {
		if (isMap(from)) return this.#map(from);
		if (isSeq(from)) return this.#seq(from);
		return isAlias(from) ? this.#alias(from) : this.#scalar(from as Scalar);
	}

	#map(from: YAMLMap): MapNode {
		const entries = from.items.map((pair) => this.#entry(pair as Pair<LibraryNode, LibraryNode | null>, from));
		return { kind: "map", flow: from.flow === true, entries, span: this.#span(from) };
	}

	#entry(pair: Pair<LibraryNode, LibraryNode | null>, parent: YAMLMap): Entry {
		const key = asKey(pair.key ? this.node(pair.key) : this.#nothing(parent));
		return { key, value: pair.value ? this.node(pair.value) : emptyAt(key.span.end) };
	}

	#seq(from: YAMLSeq): SeqNode {
		return {
			kind: "seq",
			flow: from.flow === true,
			items: from.items.map((item) => this.node(item as LibraryNode)),
			span: this.#span(from),
		};
	}

	#alias(from: Alias): AliasNode {
		const target = from.resolve(this.#document);
		const made = target && this.#made.get(target);
		return { kind: "alias", span: this.#span(from), ...(made && { target: made }) };
	}

	#scalar(from: Scalar): ScalarNode {
		const style = STYLES[from.type ?? ""] ?? "plain";
		const text = style === "plain" ? (from.source ?? "") : String(from.value ?? "");
		return { kind: "scalar", style, text, span: this.#span(from), ...(from.tag && { tag: shortTag(from.tag) }) };
	}

	#nothing(parent: LibraryNode): ScalarNode {
		return emptyAt(this.#span(parent).start);
	}

	#span(from: LibraryNode): Span {
		const [start, valueEnd] = from.range ?? [0, 0];
		const end = start + this.#text.slice(start, valueEnd).trimEnd().length;
		return span(start + this.#offset, end + this.#offset);
	}
}

const emptyAt = (at: number): ScalarNode => ({ kind: "scalar", style: "plain", text: "", span: span(at, at) });

const shortTag = (tag: string): string => tag.replace("tag:yaml.org,2002:", "!!");
