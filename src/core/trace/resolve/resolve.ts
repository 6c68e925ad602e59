import type { Reference } from "../reference.js";
import type { Answer, Lookup } from "../resolution.js";
import { isRefusal } from "./answered.js";
import { foundAsOf } from "./asOf.js";
import { resolveAttestations } from "./attestation.js";
import { resolveBranches } from "./branch.js";
import { resolveCroissant } from "./croissant.js";
import { resolveDvc } from "./dvc.js";
import { resolveFiles } from "./file.js";
import { resolveFolders } from "./folder.js";
import { resolveGit } from "./git.js";
import { resolveHub } from "./hub.js";
import { resolveLfs } from "./lfs.js";
import { resolveModels } from "./model.js";
import { readNumbers } from "./numbers.js";
import { unverifiable } from "./outcome.js";
import { resolvePermalinks } from "./permalink.js";
import { resolveRemote } from "./remote.js";
import type { Found, ResolveContext, Resolver } from "./resolver.js";
import { resolveRuns } from "./run.js";
import { resolveTags } from "./tag.js";

type Pass = (lookups: readonly Lookup[], context: ResolveContext) => Promise<readonly (readonly [Lookup, Found])[]>;

/** Who answers for which types. References to other documents are not here: the library knows those. */
const PASSES: readonly Pass[] = [
	pass(resolveGit, "git"),
	pass(resolvePermalinks, "permalink"),
	pass(resolveTags, "tag"),
	pass(resolveBranches, "branch"),
	pass(resolveFiles, "file"),
	pass(resolveFolders, "dir"),
	pass(resolveDvc, "dvc"),
	pass(resolveLfs, "lfs"),
	pass(resolveRuns, "mlflow-run"),
	pass(resolveModels, "mlflow-model"),
	pass(resolveHub, "hub"),
	pass(resolveCroissant, "croissant"),
	pass(resolveAttestations, "attestation"),
	pass(
		resolveRemote,
		...(["object-store", "oci", "cloud-registry", "provider-model", "doi", "arxiv", "openlineage", "issue", "url"] as const),
	),
];

function pass<R extends Reference>(resolve: Resolver<R>, ...types: readonly R["type"][]): Pass {
	const isOurs = (lookup: Lookup): lookup is Lookup<R> => types.includes(lookup.reference.type);
	return async (lookups, context) => {
		const ours = lookups.filter(isOurs);
		if (ours.length === 0) return [];
		const found = await resolve(ours, context).catch((error) => refused(ours, context, error));
		return ours.flatMap((lookup, i) => (found[i] ? [[lookup, found[i]] as const] : []));
	};
}

/** Where git or the disk gave up in the middle nothing of the batch is known. */
function refused(lookups: readonly Lookup[], { signal }: ResolveContext, error: unknown): readonly Found[] {
	if (signal?.aborted || !isRefusal(error)) throw error;
	const beside = { remedy: "Have the references checked again.", git: true as const };
	return lookups.map(() => ({ resolution: unverifiable("V0", `could not be looked for (${error.message})`, beside) }));
}

/** Answers in the order of asking, each type in one batch. Throws for a reference to a document, which is not followed this way. */
export async function answer(lookups: readonly Lookup[], context: ResolveContext): Promise<readonly Answer[]> {
	context.signal?.throwIfAborted();
	const found = await findAll(lookups, context);
	const numbers = await readNumbers(found, context);
	return lookups.map((lookup) => {
		const { resolution } = found.get(lookup) ?? refuse(lookup);
		const evidence = numbers.get(lookup);
		return { resolution, ...(evidence && { evidence }) };
	});
}

/** Where two digests are recorded both are compared: one that fits does not speak for the other. */
async function findAll(lookups: readonly Lookup[], context: ResolveContext): Promise<ReadonlyMap<Lookup, Found>> {
	const seconds = lookups.flatMap((lookup) => (lookup.also ? [[lookup, { ...lookup, digest: lookup.also }] as const] : []));
	const asked = [...lookups, ...seconds.map(([, second]) => second)];
	const found = new Map((await Promise.all(PASSES.map((each) => each(asked, context)))).flat());
	for (const [lookup, second] of seconds) {
		const wrong = found.get(second);
		if (isSound(found.get(lookup)) && wrong && !isSound(wrong)) found.set(lookup, inside(wrong));
		found.delete(second);
	}
	const { asOf } = context;
	return asOf ? new Map([...found].map(([lookup, one]) => [lookup, foundAsOf(one, lookup.reference, asOf)])) : found;
}

const isSound = (found: Found | undefined): boolean => found !== undefined && /^(?:verified|unverifiable)$/.test(found.resolution.state);

const inside = ({ resolution }: Found): Found => ({
	resolution: { ...resolution, faults: resolution.faults.map((fault) => ({ ...fault, inside: true })) },
});

function refuse({ reference }: Lookup): never {
	throw new TypeError(`“${reference.text}” is not looked up this way`);
}
