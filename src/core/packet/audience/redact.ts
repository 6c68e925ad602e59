import type { Artifact } from "../../artifact.js";
import { child, type MapNode, resolved, type ScalarNode, textOf, type YamlNode } from "../../document/node.js";
import { keysOf, pointerOf } from "../../document/pointer.js";
import type { Span } from "../../document/span.js";
import { roleName } from "../../governance/roleName.js";
import { expectedAt } from "../../schema/navigate.js";
import { type Audience, isOutside, type Marks, marksOf, reads } from "./levels.js";
import { isPerson } from "./people.js";
import { redactBody } from "./redactBody.js";

/** What of a document a copy leaves out. */
export interface Withheld {
	/** Titles of fields of which something is left out. */
	readonly fields: readonly string[];
	/** Headings whose text is left out. */
	readonly sections: readonly string[];
	/** Results about so few people that they could be recognised. */
	readonly groups: number;
	/** Names, and addresses of people. */
	readonly people: boolean;
}

export interface Redacted {
	/** Where in the text what is left out stands. */
	readonly spans: readonly Span[];
	/** As its readers may see it. Its nodes stand where they stood; its text says nothing that is left out. */
	readonly artifact: Artifact;
	readonly withheld: Withheld;
}

/** Without these nobody would know which document it is. */
const ALWAYS: ReadonlySet<string> = new Set(["artifact", "schema", "id", "title", "system", "tier", "version", "status"]);

/** Of people outside the house, results about fewer than this are left out. */
const SMALL = 10;

/** @param anonymous makes a text one without names */
export function redact(artifact: Artifact, reader: Audience, anonymous: (text: string) => string, marks = marksOf(artifact)): Redacted {
	const words = isOutside(reader) ? anonymous : (text: string) => text;
	const redaction = new Redaction(artifact, reader, marks, words);
	const front = artifact.front && redaction.front(artifact.front);
	const { text, sections, people, spans } = redactBody(artifact, reader, marks, words);
	const document = { ...artifact.document, text, ...(front && { root: front }) };
	const { fields, groups, people: named } = redaction.withheld();
	const withheld = { fields, groups, sections, people: people || named };
	return { artifact: { ...artifact, front, document }, spans: [...redaction.spans, ...spans], withheld };
}

/** Of the front matter. */
class Redaction {
	readonly #artifact: Artifact;
	readonly #reader: Audience;
	readonly #anonymous: (text: string) => string;
	readonly #marks: Marks;
	readonly #fields = new Set<string>();
	readonly spans: Span[] = [];
	#groups = 0;
	#people = false;

	constructor(artifact: Artifact, reader: Audience, marks: Marks, anonymous: (text: string) => string) {
		this.#artifact = artifact;
		this.#reader = reader;
		this.#anonymous = anonymous;
		this.#marks = marks;
	}

	withheld(): Omit<Withheld, "sections"> {
		return { fields: [...this.#fields], groups: this.#groups, people: this.#people };
	}

	front(map: MapNode): MapNode {
		const entries = map.entries.flatMap(({ key, value }) => {
			if (key.text === "audience") return [];
			const kept = ALWAYS.has(key.text) ? this.#plain(value) : this.#node(value, pointerOf([key.text]));
			return kept ? [{ key, value: kept }] : [];
		});
		return { ...map, entries };
	}

	/** Undefined where nothing of it is for the reader. An alias is what it stands for. */
	#node(node: YamlNode, pointer: string): YamlNode | undefined {
		const at = resolved(node);
		if (at?.kind === "map") return this.#map(at, pointer);
		if (at?.kind === "seq") {
			const kept = at.items.flatMap((item, i) => this.#node(item, `${pointer}/${i}`) ?? []);
			return kept.length > 0 || at.items.length === 0 ? { ...at, items: kept } : undefined;
		}
		if (!at) return node;
		if (reads(this.#reader, this.#marks.field(pointer))) return this.#scalar(at);
		this.#fields.add(this.#titleOf(pointer));
		this.spans.push(at.span);
		return undefined;
	}

	#map(map: MapNode, pointer: string): MapNode | undefined {
		if (isOutside(this.#reader) && isSmall(map)) {
			this.#groups++;
			this.spans.push(map.span);
			return undefined;
		}
		const entries = map.entries.flatMap(({ key, value }) => {
			const kept = this.#node(value, pointer + pointerOf([key.text]));
			return kept ? [{ key, value: this.#person(map, key.text, kept) }] : [];
		});
		return entries.length > 0 || map.entries.length === 0
			? { ...map, entries: entries.filter(({ key }) => !this.#isAddress(key.text)) }
			: undefined;
	}

	/** Before people outside the house, a person is the role. */
	#person(map: MapNode, key: string, node: YamlNode): YamlNode {
		const scalar = resolved(node);
		if (!isOutside(this.#reader) || scalar?.kind !== "scalar" || !isPerson(map, key)) return node;
		this.#people = true;
		return { ...scalar, text: roleName(textOf(child(map, "role")) ?? "a person") };
	}

	#isAddress(key: string): boolean {
		if (!isOutside(this.#reader) || key !== "email") return false;
		this.#people = true;
		return true;
	}

	#scalar(node: ScalarNode): ScalarNode {
		const text = this.#anonymous(node.text);
		if (text === node.text) return node;
		this.#people = true;
		return { ...node, text };
	}

	#plain(node: YamlNode): YamlNode {
		const at = resolved(node);
		return at?.kind === "scalar" ? this.#scalar(at) : node;
	}

	/** The top-level field, as a person calls it. */
	#titleOf(pointer: string): string {
		const [key = ""] = keysOf(pointer);
		return expectedAt(this.#artifact.kind, pointerOf([key]))?.title ?? key;
	}
}

/** Something counted or measured about few people, however their number is written. */
function isSmall(map: MapNode): boolean {
	return Number(textOf(child(map, "n")) || Number.NaN) < SMALL;
}
