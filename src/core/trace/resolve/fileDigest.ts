import type { FileDigest } from "../../ports.js";
import { fitsAlgorithm } from "../grammar/digest.js";
import type { Digest } from "../reference.js";
import type { Fault, Lookup, Resolution } from "../resolution.js";
import { type Beside, broken, partOf, unpinned, verified } from "./outcome.js";
import { record } from "./record.js";
import { brief } from "./recorded.js";

export type Digests = Readonly<Partial<Record<FileDigest, string>>>;

const OF_FILES = ["sha256", "sha512", "sha1", "md5", "gitBlob"] as const;

type OfFiles = (typeof OF_FILES)[number];

const isOfFiles = (algorithm: string): algorithm is OfFiles => (OF_FILES as readonly string[]).includes(algorithm);

/** What to compute of a file: always its sha256, and what was recorded. */
export function algorithmsFor(digest: Digest | undefined): readonly OfFiles[] {
	return digest && isOfFiles(digest.algorithm) && digest.algorithm !== "sha256" ? ["sha256", digest.algorithm] : ["sha256"];
}

/** Why a digest cannot be that of a file's bytes, as a sentence without its full stop; undefined where it can. */
export function misfit(digest: Digest): string | undefined {
	const { algorithm, value, folder } = digest;
	if (folder) return "The md5 of a folder does not identify a file’s bytes";
	if (!isOfFiles(algorithm)) return `A ${algorithm} does not identify a file’s bytes`;
	if (algorithm === "gitBlob" && value.length === 64) return "A gitBlob of a SHA-256 repository is not computed of a file";
	return fitsAlgorithm(digest) ? undefined : `A digest by ${algorithm} cannot have ${value.length} hex characters`;
}

/** Compares a file's digests with the one that is recorded. */
export function weigh(lookup: Lookup, name: string, digests: Digests, beside: Beside = {}): Resolution {
	const { digest } = lookup;
	const sha256 = `sha256:${digests.sha256}`;
	if (!digest) return unpinned("V2", "its content is not recorded", unrecorded(name, lookup, sha256), beside);
	const trouble = misfit(digest);
	if (trouble !== undefined) return unpinned("V2", "what is recorded is no digest of it", misfitting(trouble, lookup, sha256), beside);
	const algorithm = digest.algorithm as OfFiles;
	const actual = digests[algorithm] ?? "";
	if (actual !== digest.value) return differs(lookup, name, { algorithm, actual, sha256 }, beside);
	const faults = [...(beside.faults ?? []), ...weakness(name, algorithm, lookup, sha256)];
	return verified("V3", `matches its ${algorithm}`, { ...beside, faults });
}

/** No digest is recorded. @param value the one to record */
export const unrecorded = (name: string, lookup: Lookup, value: string): Fault => ({
	rule: "trace/digest-missing",
	message: `“${name}” can change unseen: its content is not recorded. Record its ${nameOf(value)}.`,
	fixes: [record(lookup, value, `Record its ${nameOf(value)}`)],
});

/** What is recorded cannot be compared. @param trouble a sentence without its full stop */
export const misfitting = (trouble: string, lookup: Lookup, value: string): Fault => ({
	rule: "trace/digest-format",
	message: `${trouble}. Record its ${nameOf(value)}.`,
	...partOf(lookup.reference, "digest"),
	fixes: [record(lookup, value, `Record its ${nameOf(value)}`)],
});

const nameOf = (value: string): string => value.slice(0, value.indexOf(":"));

interface Present {
	readonly algorithm: string;
	readonly actual: string;
	/** What a fix records. */
	readonly sha256: string;
}

function differs(lookup: Lookup, name: string, { algorithm, actual, sha256 }: Present, beside: Beside): Resolution {
	const recorded = lookup.digest?.value ?? "";
	const message = `“${name}” has the ${algorithm} ${brief(actual)}, and ${brief(recorded)} is recorded. Restore the file, or record what it is now.`;
	const fault: Fault = {
		rule: "trace/digest-mismatch",
		message,
		...partOf(lookup.reference, "digest"),
		fixes: [record(lookup, sha256, `Record the present ${nameOf(sha256)} ${brief(sha256.slice(nameOf(sha256).length + 1))}`)],
	};
	const facts = { ...beside.facts, [`recorded ${algorithm}`]: recorded, [algorithm]: actual };
	return broken("V2", `its ${algorithm} is not the recorded one`, fault, { ...beside, facts });
}

/** MD5 and SHA-1 can be forged. Their bytes match, so that recording more of them is right. */
function weakness(name: string, algorithm: OfFiles, lookup: Lookup, sha256: string): Fault[] {
	if (algorithm !== "md5" && algorithm !== "sha1") return [];
	return [
		{
			rule: "trace/weak-digest",
			message: `“${name}” is pinned by its ${algorithm} only, which can be forged. Record its sha256.`,
			...partOf(lookup.reference, "digest"),
			fixes: [{ ...record(lookup, sha256, "Record its sha256"), safe: true }],
		},
	];
}
