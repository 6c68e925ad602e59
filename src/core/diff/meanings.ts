import { type MapNode, resolved, type YamlNode } from "../document/node.js";

/**
 * Gives each meaning a number: two nodes that the digest takes for the same have the same one, however they are written. So what aliases
 * repeat is looked at once, and lists are compared as lists of numbers.
 */
export class Meanings {
	readonly #numbers = new Map<string, number>();
	readonly #known = new Map<YamlNode, number>();

	of(at: YamlNode): number {
		const node = resolved(at) ?? at;
		const known = this.#known.get(node);
		if (known !== undefined) return known;
		const number = this.#number(this.#form(node));
		this.#known.set(node, number);
		return number;
	}

	#form(node: YamlNode): string {
		if (node.kind === "scalar") return textForm(node.text);
		if (node.kind === "map") return `{${this.#entries(node).join()}`;
		return node.kind === "seq" ? `[${node.items.map((item) => this.of(item)).join()}` : "";
	}

	/** Their order means nothing. */
	#entries({ entries }: MapNode): string[] {
		return entries.map(({ key, value }) => `${this.#number(textForm(key.text))}:${this.of(value)}`).sort();
	}

	#number(form: string): number {
		const known = this.#numbers.get(form);
		if (known !== undefined) return known;
		this.#numbers.set(form, this.#numbers.size);
		return this.#numbers.size - 1;
	}
}

/** Told apart from a collection's by its first letter. */
const textForm = (text: string): string => `"${text}`;
