import { child, resolved, textOf, type YamlNode } from "../document/node.js";
import { TIERS, type Tier, type TraceClass } from "../kinds/kind.js";
import { minimumOf } from "../trace/classes.js";
import type { Level } from "../trace/resolution.js";

export const TRACE_CLASSES: readonly TraceClass[] = ["model", "data", "code", "prompts"];

/** Levels in the order of their strength. */
const LEVELS: readonly Level[] = ["V0", "V1", "V2", "V3", "V4"];

/** The least that references must show, by tier and class. */
export type Minimums = Readonly<Partial<Record<Tier, Readonly<Partial<Record<TraceClass, Level>>>>>>;

export const levelIn = (text: string | undefined): Level | undefined => LEVELS.find((level) => level === text);

/** One level for all classes of a tier, or one for each. */
export const minimumsFrom = (node: YamlNode | undefined): Minimums =>
	Object.fromEntries(
		TIERS.flatMap((tier) => {
			const at = child(node, String(tier));
			const all = resolved(at)?.kind === "scalar" ? levelIn(textOf(at)) : undefined;
			const classes = TRACE_CLASSES.flatMap((about) => {
				const level = all ?? levelIn(textOf(child(at, about)));
				return level ? [[about, level]] : [];
			});
			return classes.length > 0 ? [[tier, Object.fromEntries(classes)]] : [];
		}),
	);

/** The strongest of what is usual and what any policy says: what is traced cannot be loosened. */
export const minimumIn = (about: TraceClass, tier: Tier, said: readonly Minimums[]): Level =>
	said.reduce<Level>((least, minimums) => stronger(least, minimums[tier]?.[about] ?? least), minimumOf(about, tier));

/** Of two lists of minimums, the stronger of each. */
export const mergedMinimums = (a: Minimums, b: Minimums): Minimums =>
	Object.fromEntries(
		TIERS.flatMap((tier) => {
			const [one, other] = [a[tier], b[tier]];
			if (!one || !other) return one || other ? [[tier, one ?? other]] : [];
			const classes = TRACE_CLASSES.flatMap((about) => {
				const level = strongerOf(one[about], other[about]);
				return level ? [[about, level]] : [];
			});
			return [[tier, Object.fromEntries(classes)]];
		}),
	);

const stronger = (a: Level, b: Level): Level => (a >= b ? a : b);

const strongerOf = (a: Level | undefined, b: Level | undefined): Level | undefined => (a && b ? stronger(a, b) : (a ?? b));

/** Whether a level asks less than is usual: of a class, or of all, where it asks more of none. */
export const asksLess = (level: Level, tier: Tier, about?: TraceClass): boolean =>
	about
		? level < minimumOf(about, tier)
		: TRACE_CLASSES.every((one) => level <= minimumOf(one, tier)) && TRACE_CLASSES.some((one) => level < minimumOf(one, tier));
