/** A part of a comment: a head, and items of which some may be left out. */
export interface Part {
	/** Lines above the items, Markdown. */
	readonly head: string;
	/** Each one or several lines of Markdown, the most important first. */
	readonly items: readonly string[];
	/** How many items are read at most. */
	readonly most: number;
	/** Where there is no item; the part is left out where this is absent too. */
	readonly none?: string;
}

const encoder = new TextEncoder();

const bytesOf = (text: string): number => encoder.encode(text).length;

/** Room for the line that says how many items were left out. */
const REST = 120;

/**
 * Parts one below the other, in no more than so many bytes of UTF-8: what has no room is left out from the end of each part, and counted.
 * An item is whole or not there, so that no markup is cut in two.
 */
export function fitted(parts: readonly Part[], bytes: number): string {
	const told = parts.filter(({ items, none }) => items.length > 0 || none !== undefined);
	let room = bytes - told.reduce((sum, { head, none = "" }) => sum + bytesOf(head) + bytesOf(none) + REST, 0);
	return told
		.map(({ head, items, most, none = "" }) => {
			const kept: string[] = [];
			for (const item of items.slice(0, most)) {
				const size = bytesOf(item) + 1;
				if (size > room) break;
				room -= size;
				kept.push(item);
			}
			return [head, ...kept, ...restOf(items.length, kept.length), ...(items.length === 0 && none !== "" ? [none] : [])].join("\n");
		})
		.join("\n\n")
		.concat("\n");
}

const restOf = (all: number, kept: number): string[] =>
	all === kept ? [] : [`- … and ${all - kept} more, which \`rai-docs check --gate pr\` lists.`];
