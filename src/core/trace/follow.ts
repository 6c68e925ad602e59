import type { Library } from "../library/library.js";
import type { Disk } from "../ports.js";
import type { Lookup, Resolution } from "./resolution.js";
import { answer } from "./resolve/resolve.js";
import type { ResolveContext } from "./resolve/resolver.js";

/** What may have to read whole files, however large: nobody else waits for it. */
const SLOW = /^(?:file|dir|dvc|lfs|croissant|attestation|hub|mlflow-run|mlflow-model)$/;

/** Bytes from which on a file takes so long that others are read before it. */
const LARGE = 64 << 20;

type Settled = (paths: ReadonlySet<string>) => void;

/**
 * Follows the references that were not followed yet, quick ones apart from slow ones.
 * @param settled is told the paths whose problems may have changed, as soon as they have
 */
export async function follow(library: Library, context: ResolveContext, settled?: Settled): Promise<void> {
	const lookups = library.take();
	const quick = lookups.filter(({ reference }) => !SLOW.test(reference.type));
	const slow = lookups.filter(({ reference }) => SLOW.test(reference.type));
	const go = (lane: readonly Lookup[]): Promise<void> => followLane(library, lane, context, settled);
	await all([go(quick), goBySize(slow, context.disk, go)]);
}

async function goBySize(lookups: readonly Lookup[], disk: Disk, go: (lane: readonly Lookup[]) => Promise<void>): Promise<void> {
	const { lanes, large } = await bySize(lookups, disk);
	await all(lanes.map(go)).finally(() => all(large.map((one) => go([one]))));
}

interface Lanes {
	/** Those of one type together. */
	readonly lanes: readonly (readonly Lookup[])[];
	/** Files are read one after the other: these are the last. */
	readonly large: readonly Lookup[];
}

async function bySize(lookups: readonly Lookup[], disk: Disk): Promise<Lanes> {
	const areLarge = await Promise.all(lookups.map((lookup) => isLarge(lookup, disk)));
	const others = lookups.filter((_, i) => !areLarge[i]);
	const types = [...new Set(others.map(({ reference }) => reference.type))];
	const lanes = types.map((type) => others.filter(({ reference }) => reference.type === type));
	return { lanes, large: lookups.filter((_, i) => areLarge[i]) };
}

async function isLarge({ reference }: Lookup, disk: Disk): Promise<boolean> {
	if (reference.type !== "file") return false;
	// What the disk refuses to tell is said by who answers.
	const found = await disk.stat(reference.path).catch(() => undefined);
	return typeof found === "object" && found.size >= LARGE;
}

async function followLane(library: Library, lookups: readonly Lookup[], context: ResolveContext, settled?: Settled): Promise<void> {
	if (lookups.length === 0) return;
	try {
		const answers = await answer(lookups, context);
		context.signal?.throwIfAborted();
		const affected = library.settle(lookups, answers);
		if (affected.size > 0) settled?.(affected);
	} finally {
		library.giveBack(lookups);
	}
	// What changed while somebody looked is looked for again.
	await follow(library, context, settled);
}

/** Waits for the end of everything before it says what failed. */
async function all(work: readonly Promise<void>[]): Promise<void> {
	const failed = (await Promise.allSettled(work)).find((result) => result.status === "rejected");
	if (failed) throw failed.reason;
}

/** Answers all that was not followed yet where there is nothing to look into: a document that lies in no folder. */
export function leaveOpen(library: Library, reason: string, remedy: string): ReadonlySet<string> {
	const lookups = library.take();
	const resolution: Resolution = { state: "unverifiable", level: "V0", reason, remedy, faults: [] };
	return library.settle(
		lookups,
		lookups.map(() => ({ resolution })),
	);
}
