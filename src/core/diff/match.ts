import { diffArrays } from "diff";

/** With more changes than this, what is alike is looked for only nearby: the exact answer would take too long. */
const MAX_EDITS = 1_000;
/** How many of those that may have become an item are looked at. */
const NEARBY = 20;

/** By what the items of two lists are taken for the same. */
export interface Likeness<T> {
	/** What an item is called, whatever else it says. */
	name(item: T): string | undefined;
	/** Equal for items that say the same. */
	content(item: T): string | number;
	/** Whether one may have become the other. @param alone nothing else was removed or added between what stands around them */
	isAkin(before: T, after: T, alone: boolean): boolean;
	/** Whether an item that says the same in another place is still the same item. */
	readonly follows: boolean;
}

/** Which items of two lists belong together, as indices. */
export interface Matching {
	/** In the order of `after`. */
	readonly pairs: readonly (readonly [before: number, after: number])[];
	readonly removed: readonly number[];
	readonly added: readonly number[];
}

/** Matches items by name, then by content, then by likeness; by their place only where that says it all. */
export function match<T>(before: readonly T[], after: readonly T[], likeness: Likeness<T>): Matching {
	const matcher = new Matcher(before, after, likeness);
	matcher.byName();
	matcher.byContent();
	if (likeness.follows) matcher.byContentAnywhere();
	matcher.byLikeness();
	return matcher.matching;
}

/** By names only, each of which stands once in each list. */
export function matchNames(before: readonly string[], after: readonly string[]): Matching {
	const itself = (name: string): string => name;
	const matcher = new Matcher(before, after, { name: itself, content: itself, isAkin: () => false, follows: false });
	matcher.byName();
	return matcher.matching;
}

/** Of matched items, as indices of `after`: the fewest without which the others are in their order. */
export function moved({ pairs }: Matching): ReadonlySet<number> {
	const order = pairs.map(([i]) => i);
	const sorted = [...order].sort((a, b) => a - b);
	if (order.every((i, at) => i === sorted[at])) return new Set();
	const parts = diffArrays(sorted, order, { maxEditLength: MAX_EDITS });
	const out = new Set(parts ? parts.flatMap(({ value, added }) => (added ? value : [])) : order);
	return new Set(pairs.flatMap(([i, j]) => (out.has(i) ? [j] : [])));
}

/** For each index the counterpart of the nearest item before it that has one; -1 where none has. */
export function counterpartsBefore(length: number, counterparts: ReadonlyMap<number, number>): readonly number[] {
	const found: number[] = [];
	let last = -1;
	for (let i = 0; i < length; i++) {
		found.push(last);
		last = counterparts.get(i) ?? last;
	}
	return found;
}

class Matcher<T> {
	/** For each index of `after` that of `before`. */
	readonly #pairs = new Map<number, number>();
	readonly #paired = new Set<number>();
	readonly #before: readonly T[];
	readonly #after: readonly T[];
	readonly #likeness: Likeness<T>;

	constructor(before: readonly T[], after: readonly T[], likeness: Likeness<T>) {
		this.#before = before;
		this.#after = after;
		this.#likeness = likeness;
	}

	get matching(): Matching {
		const pairs = [...this.#pairs].map(([j, i]) => [i, j] as const).sort(([, a], [, b]) => a - b);
		return { pairs, removed: this.#removed(), added: this.#added() };
	}

	/** A name that several have names none of them. */
	byName(): void {
		const before = uniqueNames(this.#before, this.#likeness);
		for (const [name, j] of uniqueNames(this.#after, this.#likeness)) {
			const i = before.get(name);
			if (i !== undefined) this.#pair(i, j);
		}
	}

	byContent(): void {
		const [removed, added] = [this.#removed(), this.#added()];
		const contents = [this.#contents(this.#before, removed), this.#contents(this.#after, added)] as const;
		let [r, a] = [0, 0];
		for (const part of diffArrays(...contents, { maxEditLength: MAX_EDITS }) ?? []) {
			if (!part.added && !part.removed) for (let n = 0; n < part.count; n++) this.#pair(removed[r + n] as number, added[a + n] as number);
			if (!part.added) r += part.count;
			if (!part.removed) a += part.count;
		}
	}

	byContentAnywhere(): void {
		const waiting = groupBy(this.#added(), (j) => this.#likeness.content(this.#after[j] as T));
		for (const js of waiting.values()) js.reverse();
		for (const i of this.#removed()) {
			const j = waiting.get(this.#likeness.content(this.#before[i] as T))?.pop();
			if (j !== undefined) this.#pair(i, j);
		}
	}

	byLikeness(): void {
		for (const { removed, added } of this.#gaps()) {
			const alone = removed.length === 1 && added.length === 1;
			let from = 0;
			for (const j of added) {
				const found = removed.slice(from, from + NEARBY).findIndex((i) => this.#isAkin(i, j, alone));
				if (found < 0) continue;
				this.#pair(removed[from + found] as number, j);
				from += found + 1;
			}
		}
	}

	/** What is left over on both sides behind the same pair. */
	#gaps(): { removed: readonly number[]; added: readonly number[] }[] {
		const toAfter = new Map([...this.#pairs].map(([j, i]) => [i, j]));
		const itself = new Map([...this.#pairs.keys()].map((j) => [j, j]));
		const [removed, added] = [this.#removed(), this.#added()];
		const behindBefore = counterpartsBefore(this.#before.length, toAfter);
		const behindAfter = counterpartsBefore(this.#after.length, itself);
		const gone = groupBy(removed, (i) => behindBefore[i] ?? -1);
		return [...groupBy(added, (j) => behindAfter[j] ?? -1)].map(([pair, js]) => ({ removed: gone.get(pair) ?? [], added: js }));
	}

	#isAkin(i: number, j: number, alone: boolean): boolean {
		return this.#likeness.isAkin(this.#before[i] as T, this.#after[j] as T, alone);
	}

	#contents(items: readonly T[], indices: readonly number[]): (string | number)[] {
		return indices.map((i) => this.#likeness.content(items[i] as T));
	}

	#removed(): number[] {
		return [...this.#before.keys()].filter((i) => !this.#paired.has(i));
	}

	#added(): number[] {
		return [...this.#after.keys()].filter((j) => !this.#pairs.has(j));
	}

	#pair(i: number, j: number): void {
		this.#pairs.set(j, i);
		this.#paired.add(i);
	}
}

function groupBy<K>(indices: readonly number[], groupOf: (index: number) => K): Map<K, number[]> {
	const found = new Map<K, number[]>();
	for (const i of indices) {
		const group = groupOf(i);
		const members = found.get(group);
		if (members) members.push(i);
		else found.set(group, [i]);
	}
	return found;
}

function uniqueNames<T>(items: readonly T[], { name }: Likeness<T>): Map<string, number> {
	const found = new Map<string, number>();
	const doubled = new Set<string>();
	for (const [i, item] of items.entries()) {
		const called = name(item);
		if (called === undefined) continue;
		if (found.has(called)) doubled.add(called);
		found.set(called, i);
	}
	for (const called of doubled) found.delete(called);
	return found;
}
