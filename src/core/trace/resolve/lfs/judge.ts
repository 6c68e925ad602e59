import type { LfsPointer } from "../../pointers/lfs.js";
import type { Digest, FileReference } from "../../reference.js";
import type { Fault, Lookup, Resolution } from "../../resolution.js";
import { misfit, misfitting, unrecorded, weigh } from "../fileDigest.js";
import { type Beside, broken, partOf, unpinned, unverifiable, verified } from "../outcome.js";
import { brief } from "../recorded.js";
import { readableSize } from "../size.js";

/** What was seen of the bytes that a pointer stands for. */
export type Bytes =
	| { readonly state: "same"; readonly path: string; readonly from: "workspace" | "store" }
	/** @param sha256 of the file in the working tree */
	| { readonly state: "other"; readonly sha256: string }
	| { readonly state: "unseen"; readonly why: string; readonly remedy: string };

/** The record and the pointer first, then the bytes. */
export function judge(lookup: Lookup<FileReference>, { oid, size }: LfsPointer, bytes: Bytes, files: readonly string[]): Resolution {
	const { digest, reference } = lookup;
	const beside: Beside = { facts: { size: readableSize(size), sha256: oid }, files };
	const value = `sha256:${oid}`;
	const trouble = digest && troubleWith(digest);
	if (trouble) return unpinned("V2", "what is recorded is no sha256", misfitting(trouble, lookup, value), beside);
	if (digest && digest.value !== oid) return weigh(lookup, reference.path, { sha256: oid }, beside);
	if (bytes.state === "other")
		return broken("V2", "its bytes differ from its git-lfs pointer", changed(reference, oid, bytes.sha256), beside);
	if (!digest) return unpinned("V2", "its content is not recorded", unrecorded(reference.path, lookup, value), beside);
	if (bytes.state === "same")
		return verified("V3", bytes.from === "store" ? "the git-lfs store matches its sha256" : "matches its sha256", beside);
	return unverifiable("V1", `the git-lfs pointer holds this sha256, ${bytes.why}`, { ...beside, remedy: bytes.remedy });
}

function troubleWith(digest: Digest): string | undefined {
	if (digest.algorithm === "sha256") return misfit(digest);
	return `git-lfs names a file by its sha256, not by its ${digest.algorithm}`;
}

const changed = (reference: FileReference, oid: string, sha256: string): Fault => ({
	rule: "trace/digest-mismatch",
	message: `“${reference.path}” has the sha256 ${brief(sha256)} in the working tree, and its git-lfs pointer holds ${brief(oid)}. Run git add to keep the file, or git restore to get the other back.`,
	...partOf(reference, "path"),
});

/** @param damaged what is wrong with a text that begins as a pointer */
export function noPointer(reference: FileReference, damaged: string | undefined, files: readonly string[]): Resolution {
	const why = damaged === undefined ? "is not kept by git-lfs: write it as “file:”" : `is a damaged git-lfs pointer: ${damaged}`;
	const fix = { title: "Write it as file:", text: reference.text.replace(/^lfs:/, "file:") };
	const fault: Fault = {
		rule: "trace/target-invalid",
		message: `“${reference.path}” ${why}.`,
		...partOf(reference, ...(damaged === undefined ? (["scheme"] as const) : []), "path"),
		...(damaged === undefined && { fixes: [fix] }),
	};
	return broken("V0", damaged === undefined ? "is not kept by git-lfs" : "is a damaged git-lfs pointer", fault, { files });
}
