import type { DvcReference } from "../reference.js";
import type { Lookup } from "../resolution.js";
import { type Answered, absent, answered } from "./answered.js";
import { contentOf } from "./content.js";
import { bytesOf } from "./dvc/bytes.js";
import { factsOf, withSource } from "./dvc/facts.js";
import { judge } from "./dvc/judge.js";
import { isRemote, type Output, outputOf } from "./dvc/output.js";
import type { Bytes } from "./dvc/seen.js";
import { unpulled } from "./file.js";
import { dirHash } from "./folder.js";
import { inRoot } from "./outcome.js";
import type { Content, Found, ResolveContext, Resolver } from "./resolver.js";
import { targetOf } from "./target.js";
import { withUncommitted } from "./uncommitted.js";

/**
 * `dvc:` references, in three steps: the DVC file holds an output; what it holds is what is recorded; the bytes, where they are in the
 * workspace or in DVC's cache, are the same.
 */
export const resolveDvc: Resolver<DvcReference> = async (lookups, context) => {
	const answers = await Promise.all(lookups.map((lookup) => resolveOne(lookup, context)));
	return withUncommitted(answers, context);
};

const resolveOne = (lookup: Lookup<DvcReference>, context: ResolveContext): Promise<Answered> =>
	answered(lookup, context, async () => {
		const { reference } = lookup;
		const target = await targetOf(reference, "file", context);
		if ("resolution" in target) return absent(target);
		const output = await outputOf(reference, context);
		const found = "resolution" in output ? output : await resolveOutput(lookup, output, context);
		return { found, present: [reference.path] };
	});

async function resolveOutput(lookup: Lookup<DvcReference>, output: Output, context: ResolveContext): Promise<Found> {
	const bytes = await bytesOf(output, lookup.digest, context);
	const hashed = lookup.digest?.algorithm === "dirHash" ? await dirHashOf(output, bytes, context) : undefined;
	const beside = { facts: factsOf(output, bytes), files: filesOf(output, bytes) };
	const judged = judge({ lookup, output, bytes, beside, ...(hashed !== undefined && { dirHash: hashed }) });
	const resolution = withSource(judged, output);
	const content = resolution.state === "broken" ? undefined : contentIn(output, bytes, context);
	return content ? { resolution, content } : { resolution };
}

async function dirHashOf({ hash, place }: Output, bytes: Bytes, context: ResolveContext): Promise<string | undefined> {
	if (!hash?.folder || bytes.state !== "same" || bytes.from === "cache" || place === undefined) return undefined;
	const hashed = await dirHash(place, context);
	return "value" in hashed ? hashed.value : undefined;
}

/** The pointer, what tells where its bytes belong, and the bytes. */
function filesOf(output: Output, bytes: Bytes): readonly string[] {
	const { pointer, stage, place } = output;
	const pipeline = stage === undefined ? [] : [pointer.replace(/lock$/, "yaml")];
	const data = place === undefined || place.startsWith("../") || isRemote(output) ? [] : [place];
	const cached = bytes.state === "same" && bytes.from === "cache" && bytes.path !== undefined ? [bytes.path] : [];
	return inRoot([pointer, ...pipeline, ...data, ...cached]);
}

/** An output is evidence where it is one file. */
function contentIn({ hash, path }: Output, bytes: Bytes, { disk }: ResolveContext): Content | undefined {
	if (hash?.folder) return undefined;
	if (bytes.state !== "same" || bytes.path === undefined) return unpulled(path);
	const name = path.slice(path.lastIndexOf("/") + 1);
	// An object of the cache is named by its hash, which says nothing about what it holds.
	return { ...contentOf(disk, bytes.path), name, source: name };
}
