import { alone, besides, holdsNone } from "../claims/unreadable.js";
import type { Evidence, Lookup, Selector } from "../resolution.js";
import { isRefusal } from "./answered.js";
import type { Content, Found, ResolveContext } from "./resolver.js";
import { evidenceOf } from "./workshop.js";

type Asked = Lookup & { readonly selector: Selector };
type Readable = Found & { readonly content: Content };

/** The numbers that lookups with a selector ask for. A file is read once for all of its numbers, and let go before the next. */
export async function readNumbers(found: ReadonlyMap<Lookup, Found>, context: ResolveContext): Promise<ReadonlyMap<Lookup, Evidence>> {
	const numbers = new Map<Lookup, Evidence>();
	for (const same of byTarget(found)) {
		context.signal?.throwIfAborted();
		const read: (readonly [Asked, Readable])[] = [];
		for (const [lookup, one] of same) {
			if (isReadable(one)) read.push([lookup, one]);
			else numbers.set(lookup, withoutBytes(lookup, one));
		}
		const evidence = await readAll(read, context);
		for (const [i, [lookup]] of read.entries()) numbers.set(lookup, evidence[i] as Evidence);
	}
	return numbers;
}

/** Together what is of the same bytes. */
function byTarget(found: ReadonlyMap<Lookup, Found>): Iterable<readonly (readonly [Asked, Found])[]> {
	const groups = new Map<string, (readonly [Asked, Found])[]>();
	for (const [lookup, one] of found) {
		if (!asksForNumber(lookup)) continue;
		const { reference, digest } = lookup;
		const key = JSON.stringify([reference.text, digest?.algorithm, digest?.value]);
		const group = groups.get(key);
		if (group) group.push([lookup, one]);
		else groups.set(key, [[lookup, one]]);
	}
	return groups.values();
}

const asksForNumber = (lookup: Lookup): lookup is Asked => lookup.selector !== undefined;

const mayBeRead = ({ resolution: { state } }: Found): boolean => state === "verified" || state === "unpinned";

/** Where a reference does not match its pin, its number is not the one that is meant. */
const isReadable = (found: Found): found is Readable => mayBeRead(found) && !found.evidence && found.content !== undefined;

function withoutBytes({ reference }: Asked, found: Found): Evidence {
	const { resolution, content, evidence } = found;
	const { state, reason } = resolution;
	if (evidence && mayBeRead(found)) return evidence;
	const source = content?.source ?? reference.text;
	const none = holdsNone(reference) ?? (state === "verified" ? NO_FILE : undefined);
	if (none === undefined || state === "broken") return { state: "unverifiable", reason: whyUnread(resolution), source };
	return { state: "unverifiable", reason: state === "unpinned" ? none + besides(reason) : none, defect: true, source };
}

const NO_FILE = "it is no file that numbers could be read from";

/** Which state of what moves was meant, nobody can tell. */
const whyUnread = ({ state, reason }: Found["resolution"]): string =>
	state === "unpinned" ? `its numbers are not read, as ${alone(reason)}` : reason;

/** The numbers as of their pin; of what has none, as it is now. */
async function readAll(questions: readonly (readonly [Asked, Readable])[], context: ResolveContext): Promise<readonly Evidence[]> {
	const [first] = questions;
	if (!first) return [];
	const { content, resolution } = first[1];
	const { name } = content;
	const source = resolution.state === "unpinned" ? `${content.source}, as it is now` : content.source;
	const unread = (reason: string, defect?: true): Evidence[] =>
		questions.map(() => ({ state: "unverifiable", reason, ...(defect && { defect }), source }));
	try {
		const bytes = await content.read();
		if ("unreadable" in bytes) return unread(bytes.unreadable, bytes.defect);
		const selectors = questions.map(([{ selector }]) => selector);
		return await evidenceOf({ bytes, name, source }, selectors, context);
	} catch (error) {
		if (context.signal?.aborted || !isRefusal(error)) throw error;
		return unread(`${name} could not be read (${error.message})`);
	}
}
