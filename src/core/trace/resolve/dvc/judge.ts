import { fitsAlgorithm, misfitMessage } from "../../grammar/digest.js";
import type { Digest } from "../../reference.js";
import type { Fault, Lookup, Resolution } from "../../resolution.js";
import { misfit, misfitting, unrecorded, weigh } from "../fileDigest.js";
import { compare } from "../folder.js";
import { type Beside, broken, partOf, unpinned, unverifiable, verified } from "../outcome.js";
import { record } from "../record.js";
import { brief } from "../recorded.js";
import type { Output } from "./output.js";
import type { Bytes } from "./seen.js";

type Unseen = Extract<Bytes, { readonly state: "unseen" }>;
type Same = Extract<Bytes, { readonly state: "same" }>;

/** What was asked, what DVC recorded, and what was seen of the bytes. */
export interface Case {
	readonly lookup: Lookup;
	readonly output: Output;
	readonly bytes: Bytes;
	/** Of a folder in the workspace, where one is recorded. */
	readonly dirHash?: string;
	readonly beside: Beside;
}

/** The reference and the DVC file first, then the bytes. */
export function judge(at: Case): Resolution {
	const { output, bytes, lookup, beside } = at;
	if (lookup.digest?.algorithm === "md5" && output.hash && lookup.digest.value !== output.hash.md5) return contradicts(at, lookup.digest);
	if (bytes.state === "other") return changed(at, bytes.how);
	if (!output.hash) return bytes.state === "same" && bytes.digests && lookup.digest ? weighed(at, bytes) : unhashed(at);
	if (!lookup.digest) return unpinned("V2", "its content is not recorded", unrecorded(titleOf(output), lookup, md5Of(output)), beside);
	if (lookup.digest.algorithm === "md5") return bytes.state === "same" ? matches(at, bytes) : unseen(at, bytes);
	const trouble = troubleWith(lookup.digest, output);
	if (trouble) return unpinned("V2", "what is recorded is no digest of it", misfitting(trouble, lookup, md5Of(output)), beside);
	return bytes.state === "same" ? weighed(at, bytes) : unseen(at, bytes);
}

/** The output as people call it. */
const titleOf = ({ path, pointer }: Output): string => (pointer.endsWith(".lock") ? `${path} of ${pointer}` : pointer);

const recorderOf = ({ pointer }: Output): string => (pointer.endsWith(".lock") ? "dvc.lock" : "the .dvc file");

/** As references write it. */
const md5Of = ({ hash }: Output): string => `md5:${hash?.md5}${hash?.folder ? ".dir" : ""}`;

function troubleWith(digest: Digest, { hash }: Output): string | undefined {
	if (!hash?.folder) return misfit(digest);
	return digest.algorithm === "dirHash" ? undefined : `A digest by ${digest.algorithm} does not identify the files of a folder`;
}

function contradicts({ lookup, output, beside }: Case, { value }: Digest): Resolution {
	const actual = output.hash?.md5 ?? "";
	const fault: Fault = {
		rule: "trace/digest-mismatch",
		message: `“${titleOf(output)}” holds the md5 ${brief(actual)}, and ${brief(value)} is recorded. Go back to that version, or record this one.`,
		...partOf(lookup.reference, "digest"),
		fixes: [record(lookup, md5Of(output), `Record the present md5 ${brief(actual)}`)],
	};
	return broken("V2", `${recorderOf(output)} holds another md5`, fault, { ...beside, facts: { ...beside.facts, "recorded md5": value } });
}

function changed({ lookup, output, beside }: Case, how: string): Resolution {
	const fault: Fault = {
		rule: "trace/digest-mismatch",
		message: `“${output.place}” ${how}: it is not what ${recorderOf(output)} holds. Run dvc checkout to get that back, or ${keeping(output)} to keep this.`,
		...partOf(lookup.reference, "path"),
	};
	return broken("V2", `the workspace differs from ${recorderOf(output)}`, fault, beside);
}

const keeping = ({ place, stage }: Output): string => (stage === undefined ? `dvc add ${place}` : `dvc commit ${stage}`);

/** Kept by a remote under a name of its own, or not yet recorded at all. */
function unhashed({ lookup, output, beside }: Case): Resolution {
	const { digest } = lookup;
	if (digest && !fitsAlgorithm(digest)) {
		const fault: Fault = { rule: "trace/digest-format", message: misfitMessage(digest), ...partOf(lookup.reference, "digest") };
		return unpinned("V0", "what is recorded is no digest of it", fault, beside);
	}
	if (output.remote) {
		const reason = `${recorderOf(output)} holds the ${output.remote.by} of a remote, nothing to compare bytes with`;
		return unverifiable("V1", reason, { ...beside, remedy: "Record the sha256 of the file." });
	}
	const fault: Fault = {
		rule: "trace/digest-missing",
		message: `“${titleOf(output)}” holds no digest yet. Run dvc commit, then record the md5 that it writes.`,
		...partOf(lookup.reference, "fragment", "path"),
	};
	return unpinned("V0", `${recorderOf(output)} holds no digest`, fault, beside);
}

function unseen({ lookup, output, beside }: Case, { why, remedy }: Unseen): Resolution {
	const isMd5 = lookup.digest?.algorithm === "md5";
	const reason = isMd5 ? `${recorderOf(output)} holds this md5, ${why}` : why;
	return unverifiable("V1", reason, { ...beside, remedy: remedy ?? `Run dvc pull ${targetOf(output)}.` });
}

/** As `dvc pull` is told it. */
function targetOf({ pointer, stage }: Output): string {
	if (stage === undefined) return pointer;
	return pointer.includes("/") ? `${pointer.replace(/lock$/, "yaml")}:${stage}` : stage;
}

/** MD5 can be forged. The bytes match, so that recording more of a file is right. */
function matches({ lookup, output, beside }: Case, { from, digests }: Same): Resolution {
	const sha256 = digests?.sha256;
	const fault: Fault = {
		rule: "trace/dvc-weak-digest",
		message: `“${titleOf(output)}” is pinned by the md5 that DVC uses, which can be forged. Record its ${output.hash?.folder ? "dirHash" : "sha256"} too.`,
		...partOf(lookup.reference, "digest"),
		...(sha256 && { fixes: [{ ...record(lookup, `sha256:${sha256}`, "Record its sha256"), safe: true } as const] }),
	};
	return verified("V3", from === "cache" ? "DVC’s cache matches its md5" : "matches its md5", { ...beside, faults: [fault] });
}

function weighed(at: Case, { digests }: Same): Resolution {
	const { lookup, output, beside, dirHash } = at;
	if (digests) return weigh(lookup, titleOf(output), digests, beside);
	return dirHash === undefined
		? unseen(at, { state: "unseen", why: "its files are not in the workspace" })
		: compare(lookup, dirHash, beside);
}
