import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, type ScalarEvent, YAMLException } from "js-yaml";
import type { AliasNode, Entry, MapNode, ScalarNode, ScalarStyle, SeqNode, YamlNode } from "./node.js";
import { type Span, span } from "./span.js";
import type { YamlParse } from "./yaml.js";

const STYLES: Record<ScalarEvent["style"], ScalarStyle> = {
	[SCALAR_STYLE.PLAIN]: "plain",
	[SCALAR_STYLE.SINGLE_QUOTED]: "single",
	[SCALAR_STYLE.DOUBLE_QUOTED]: "double",
	[SCALAR_STYLE.LITERAL_BLOCK]: "literal",
	[SCALAR_STYLE.FOLDED_BLOCK]: "folded",
};

/** Collections nested deeper than this are one clear problem instead of a stack overflow. */
export const MAX_DEPTH = 100;

/**
 * The fast way from YAML to nodes: js-yaml's event stream, many times the speed of a recovering parser.
 * It stops at the first error; `undefined` then says that the recovering parser has to look.
 * @param offset where `text` begins in the document
 */
export function parseByEvents(text: string, offset: number): YamlParse | undefined {
	try {
		const reader = new EventReader(text, offset, parseEvents(text, { maxDepth: MAX_DEPTH }));
		return reader.documents();
	} catch (error) {
		if (!(error instanceof YAMLException)) throw error;
		return /maxDepth/.test(error.reason) ? tooDeep(text, offset, error.mark?.position ?? 0) : undefined;
	}
}

function tooDeep(text: string, offset: number, at: number): YamlParse {
	const line = text.lastIndexOf("\n", at - 1) + 1;
	const start = offset + line + Math.max(0, text.slice(line, at).search(/[[{]|- - /));
	return { root: undefined, documents: [], errors: [{ message: "This is nested too deeply to be read.", span: span(start, start + 1) }] };
}

class EventReader {
	readonly #text: string;
	readonly #offset: number;
	readonly #events: readonly Event[];
	readonly #anchors = new Map<string, YamlNode>();
	#at = 0;
	/** End of what has been read, in `text`: where the next thing is looked for. */
	#end = 0;

	constructor(text: string, offset: number, events: readonly Event[]) {
		this.#text = text;
		this.#offset = offset;
		this.#events = events;
	}

	documents(): YamlParse {
		const roots: YamlNode[] = [];
		while (this.#at < this.#events.length) {
			const event = this.#events[this.#at++];
			const fence = event?.type === EVENT_ID.DOCUMENT && event.explicitStart ? this.#text.indexOf("---", this.#end) : -1;
			if (fence >= 0) this.#end = fence + 3;
			this.#anchors.clear();
			if (this.#peek()?.type !== EVENT_ID.POP) roots.push(this.#orFence(this.#node(), fence));
			this.#at++;
		}
		return { root: roots[0], documents: roots, errors: [] };
	}

	/** An empty document stands where it is opened. */
	#orFence(node: YamlNode, fence: number): YamlNode {
		const empty = node.kind === "scalar" && node.span.start === node.span.end;
		return empty && fence >= 0 ? { ...node, span: this.#span(fence, fence + 3) } : node;
	}

	#peek(): Event | undefined {
		return this.#events[this.#at];
	}

	#node(): YamlNode {
		const event = this.#events[this.#at++];
		switch (event?.type) {
			case EVENT_ID.MAPPING:
				return this.#anchored(event, this.#map(event.start, event.style === 2));
			case EVENT_ID.SEQUENCE:
				return this.#anchored(event, this.#seq(event.start, event.style === 2));
			case EVENT_ID.SCALAR:
				return this.#anchored(event, this.#scalar(event));
			case EVENT_ID.ALIAS:
				return this.#alias(event.anchorStart, event.anchorEnd);
			default:
				throw new Error(`unexpected YAML event ${event?.type}`);
		}
	}

	#map(start: number, flow: boolean): MapNode {
		this.#end = Math.max(this.#end, start + (flow ? 1 : 0));
		const entries: Entry[] = [];
		while (this.#peek()?.type !== EVENT_ID.POP) entries.push(this.#entry());
		return { kind: "map", flow, entries, span: this.#close(start, flow ? "}" : "") };
	}

	#entry(): Entry {
		const key = this.#node();
		this.#skipTo(":");
		const value = this.#node();
		return { key: asKey(key), value };
	}

	#seq(start: number, flow: boolean): SeqNode {
		this.#end = Math.max(this.#end, start + (flow ? 1 : 0));
		const items: YamlNode[] = [];
		while (this.#peek()?.type !== EVENT_ID.POP) {
			if (!flow) this.#skipTo("-");
			items.push(this.#node());
		}
		return { kind: "seq", flow, items, span: this.#close(start, flow ? "]" : "") };
	}

	/** Consumes the POP event and, in flow style, the closing bracket. */
	#close(start: number, bracket: string): Span {
		this.#at++;
		if (bracket) this.#skipTo(bracket);
		return this.#span(start, Math.max(start, this.#end));
	}

	/** Moves behind the next `mark` if only space, comments and commas stand before it. */
	#skipTo(mark: string): void {
		SPACE.lastIndex = this.#end;
		SPACE.exec(this.#text);
		const at = SPACE.lastIndex;
		if (this.#text[at] === mark) this.#end = at + 1;
	}

	#scalar(event: ScalarEvent): ScalarNode {
		const style = STYLES[event.style];
		if (event.valueStart < 0) return this.#empty(event);
		const quotes = style === "single" || style === "double" ? 1 : 0;
		const block = style === "literal" || style === "folded";
		const start = block ? this.#blockHeader(event.valueStart) : event.valueStart - quotes;
		const end = block ? trimmedEnd(this.#text, start, event.valueEnd) : event.valueEnd + quotes;
		this.#end = Math.max(this.#end, end);
		return { kind: "scalar", style, span: this.#span(start, end), text: getScalarValue(this.#text, event), ...this.#tag(event) };
	}

	#empty(event: ScalarEvent): ScalarNode {
		return { kind: "scalar", style: "plain", span: this.#span(this.#end, this.#end), text: "", ...this.#tag(event) };
	}

	/** Block scalars begin, for a reader, at their `|` or `>`. */
	#blockHeader(valueStart: number): number {
		const header = this.#text.slice(this.#end, valueStart).search(/[|>]/);
		return header < 0 ? valueStart : this.#end + header;
	}

	#tag(event: ScalarEvent): { tag?: string } {
		return event.tagStart < 0 ? {} : { tag: this.#text.slice(event.tagStart, event.tagEnd) };
	}

	#alias(start: number, end: number): AliasNode {
		this.#end = end;
		const target = this.#anchors.get(this.#text.slice(start, end));
		return { kind: "alias", span: this.#span(start - 1, end), ...(target && { target }) };
	}

	#anchored<T extends YamlNode>(event: { anchorStart: number; anchorEnd: number }, node: T): T {
		if (event.anchorStart >= 0) this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), node);
		return node;
	}

	#span(start: number, end: number): Span {
		return span(start + this.#offset, end + this.#offset);
	}
}

const SPACE = /(?:[\s,?]|(?<=^|\s)#[^\n]*)*/gy;

const trimmedEnd = (text: string, start: number, end: number) => start + text.slice(start, end).trimEnd().length;

/** A collection as a key is legal YAML that no document of ours uses: it reads as a key nobody knows. */
export const asKey = (node: YamlNode): ScalarNode =>
	node.kind === "scalar" ? node : { kind: "scalar", style: "plain", span: node.span, text: "(a collection)" };
