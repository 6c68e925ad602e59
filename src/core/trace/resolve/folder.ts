import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import { isWithin } from "../../path.js";
import { fitsAlgorithm } from "../grammar/digest.js";
import { byCodePoint } from "../pointers/order.js";
import type { Digest, FileReference } from "../reference.js";
import type { Lookup, Resolution } from "../resolution.js";
import { type Answered, absent, answered } from "./answered.js";
import { misfitting, unrecorded } from "./fileDigest.js";
import { type Beside, broken, inRoot, partOf, unpinned, unverifiable, verified } from "./outcome.js";
import { record } from "./record.js";
import { brief } from "./recorded.js";
import type { ResolveContext, Resolver } from "./resolver.js";
import { checkOut, closedSubmodules } from "./submodules.js";
import { targetOf } from "./target.js";
import { withUncommitted } from "./uncommitted.js";
import { below, walk } from "./walk.js";

/** `dir:` references: a folder of the workspace whose files hash to what is recorded, all tracked by git. */
export const resolveFolders: Resolver<FileReference> = async (lookups, context) => {
	const answers = await Promise.all(lookups.map((lookup) => resolveFolder(lookup, context)));
	return withUncommitted(answers, context);
};

const resolveFolder = (lookup: Lookup<FileReference>, context: ResolveContext): Promise<Answered> =>
	answered(lookup, context, async () => {
		const { path } = lookup.reference;
		const target = await targetOf(lookup.reference, "folder", context);
		if ("resolution" in target) return absent(target);
		const files = inRoot([path]);
		const module = (await closedSubmodules(context)).find((each) => isWithin(each, path) || isWithin(path, each));
		if (module !== undefined) return absent({ resolution: notCheckedOut(module, files) });
		const hashed = await dirHash(path, context);
		if ("unseen" in hashed) return absent({ resolution: unverifiable("V1", hashed.unseen, { remedy: SPLIT, files }) });
		const facts = { files: String(hashed.files.length), dirHash: hashed.value };
		const resolution = compare(lookup, hashed.value, { facts, files });
		const sparse = resolution.state === "verified" ? undefined : await leftOut(path, context);
		return { found: { resolution: sparse ?? resolution }, present: hashed.files };
	});

const notCheckedOut = (module: string, files: readonly string[]): Resolution =>
	unverifiable("V1", `the submodule ${module} is not checked out`, { remedy: checkOut(module), files });

/** Of a folder that is here only in part nobody can say what its files hash to. */
async function leftOut(path: string, { git, signal }: ResolveContext): Promise<Resolution | undefined> {
	const { prefix } = await git.repository(signal);
	const { length } = await git.leftOut([prefix + path], signal);
	if (length === 0) return undefined;
	const remedy = `Run git sparse-checkout add ${path || "."}.`;
	return unverifiable("V1", `a sparse checkout leaves out ${length} of its files`, { remedy, files: inRoot([path]) });
}

const SPLIT = "Refer to the files in it that matter.";

/** A repository's own files are no content of the folder. */
const LEFT: ReadonlySet<string> = new Set([".git"]);

type Hashed = { readonly value: string; readonly files: readonly string[] } | { readonly unseen: string };

/**
 * The `dirHash` of in-toto (https://github.com/in-toto/attestation/blob/main/spec/v1/digest_set.md): SHA-256 of the lines
 * `<sha256>  <relative path>`, sorted by path in the C locale. What `.git` is called is left out, and a link that leads elsewhere in the
 * workspace counts as the file it leads to: as an archive of the folder would have it.
 * @returns also the files, root-relative
 */
export async function dirHash(folder: string, { disk, signal }: ResolveContext): Promise<Hashed> {
	const walked = await walk(disk, folder, LEFT, signal);
	if ("unseen" in walked) return walked;
	const names = [...walked.files].sort(byCodePoint);
	if (names.some((name) => name.includes("\n"))) return { unseen: "the name of a file in it holds a line break" };
	const files = names.map((name) => below(folder, name));
	const digests = await Promise.all(files.map((file) => disk.digest(file, ["sha256"], signal)));
	const lines = names.map((name, i) => `${digests[i]?.sha256}  ${name}\n`);
	return { value: bytesToHex(sha256(utf8ToBytes(lines.join("")))), files };
}

/** Compares a folder with the dirHash that is recorded. @param actual the one it has */
export function compare(lookup: Lookup, actual: string, beside: Beside): Resolution {
	const { digest, reference } = lookup;
	const name = "path" in reference ? (reference.path ?? reference.text) : reference.text;
	const value = `dirHash:${actual}`;
	if (!digest) return unpinned("V2", "its content is not recorded", unrecorded(name, lookup, value), beside);
	const trouble = misfit(digest);
	if (trouble) return unpinned("V2", "what is recorded is no digest of it", misfitting(trouble, lookup, value), beside);
	if (digest.value === actual) return verified("V3", "its files match the dirHash", beside);
	const fault = {
		rule: "trace/digest-mismatch",
		message: `The files of “${name}” have the dirHash ${brief(actual)}, and ${brief(digest.value)} is recorded. Restore them, or record what they are now.`,
		...partOf(reference, "digest"),
		fixes: [record(lookup, value, `Record the present dirHash ${brief(actual)}`)],
	} as const;
	return broken("V2", "its dirHash is not the recorded one", fault, { ...beside, facts: { ...beside.facts, recorded: digest.value } });
}

function misfit(digest: Digest): string | undefined {
	const { algorithm, value } = digest;
	if (algorithm !== "dirHash") return `A digest by ${algorithm} does not identify the files of a folder`;
	return fitsAlgorithm(digest) ? undefined : `A dirHash cannot have ${value.length} hex characters`;
}
