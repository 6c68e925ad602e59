import type { FileStat, GitObject, Repository } from "../../ports.js";
import { fileReference, gitReference } from "../../trace/grammar/parse.js";
import { encodePath } from "../../trace/grammar/path.js";
import { MAX_LFS_POINTER, readLfsPointer } from "../../trace/pointers/lfs.js";
import { pointerIn } from "../../trace/resolve/file.js";
import type { Digests } from "../../trace/resolve/fileDigest.js";
import { short } from "../../trace/resolve/git/rewrite.js";
import { branchName } from "../../trace/resolve/git/rung.js";
import type { ResolveContext } from "../../trace/resolve/resolver.js";
import { dvcPins, isAsRecorded, recordedBeside, recordedIn } from "./dvc.js";
import type { Pin } from "./pins.js";

/** Larger files are compared with git by their digest only, not without their carriage returns. */
const MAX_TEXT = 1024 * 1024;

/** A file as a commit has it. */
interface Committed {
	readonly commit: string;
	readonly blob: Exclude<GitObject, string>;
	/** Where the commit is, as half a sentence. */
	readonly where: string;
}

/** How a file that exists can be pinned. It is read once, for everything that is compared. */
export async function filePins(path: string, stat: FileStat, context: ResolveContext): Promise<Pin[]> {
	const { git, disk, signal } = context;
	const repository = await git.repository(signal);
	const committed = await committedAt(path, repository, context);
	const pointer = await pointerIn(path, stat, context);
	const beside = await recordedBeside(path, disk);
	const digests = await disk.digest(path, ["sha256", "gitBlob", ...(beside.length > 0 ? BY_DVC : [])], signal);
	const isCommitted = committed !== undefined && (await isSame(path, stat, digests, committed, context));
	const oid = pointer?.oid ?? (isCommitted ? undefined : await pointedAt(committed, digests, context));
	const same = beside.filter((one) => isAsRecorded(one, digests));
	const own = path.endsWith(".dvc") ? await recordedIn(path, disk) : [];
	const why = beside[0] && same.length === 0 ? `differs from what ${beside[0].file} records` : whyByBytes(repository, committed);
	return [
		...dvcPins([...own, ...same]),
		...(oid === undefined ? [] : [lfsPin(path, oid)]),
		...(isCommitted ? [gitPin(repository.prefix + path, committed)] : []),
		// The bytes that a git-lfs pointer stands for are not here to be hashed.
		...(pointer ? [] : [filePin(path, digests, isCommitted || oid !== undefined ? "its bytes, in any commit" : why)]),
	];
}

const BY_DVC = ["md5", "md5-dos2unix"] as const;

const lfsPin = (path: string, oid: string): Pin => ({
	by: "lfs",
	title: "Pin to what git-lfs records",
	reference: `lfs:${encodePath(path)}@sha256:${oid}`,
	detail: "its sha256 stands in the pointer",
});

const gitPin = (path: string, { commit, where }: Committed): Pin => ({
	by: "git",
	title: `Pin to commit ${short(commit)}`,
	reference: gitReference(commit, path),
	detail: where,
});

const filePin = (path: string, { sha256 }: Digests, detail: string): Pin => ({
	by: "file",
	title: "Pin by sha256",
	reference: fileReference(path, sha256),
	detail,
});

/** A commit of the default branch where it has the same file: a squash merge loses others. Else the commit that is checked out. */
async function committedAt(path: string, repository: Repository, { git, signal }: ResolveContext): Promise<Committed | undefined> {
	const { head, prefix, defaultBranch = head } = repository;
	if (head === undefined || /[\r\n]/.test(path)) return undefined;
	const place = `:${prefix}${path}`;
	const names = [`${head}${place}`, `${defaultBranch}${place}`, `${defaultBranch}^{commit}`];
	const [blob, there, tip] = await git.objects(names, signal);
	if (typeof blob !== "object" || blob.type !== "blob") return undefined;
	const isOnMain = typeof there === "object" && there.id === blob.id;
	if (isOnMain && typeof tip === "object") return { commit: tip.id, blob, where: `as it is on ${branchName(repository)}` };
	const aside = repository.branch === undefined ? "on what is checked out" : `on the branch “${repository.branch}”`;
	return { commit: head, blob, where: `only ${aside}: a squash merge would lose it` };
}

/** Byte for byte, or but for the carriage returns that `core.autocrlf` adds. No filter is run. */
async function isSame(
	path: string,
	{ size }: FileStat,
	{ gitBlob }: Digests,
	{ blob }: Committed,
	{ git, disk, signal }: ResolveContext,
): Promise<boolean> {
	if (gitBlob === blob.id) return true;
	if (size > MAX_TEXT || size < blob.size) return false;
	const [bytes, [committed]] = await Promise.all([disk.read(path, MAX_TEXT), git.contents([blob.id], MAX_TEXT, signal)]);
	if (!(bytes instanceof Uint8Array) || !committed) return false;
	return isEqual(bytes, committed) || isEqual(withoutReturns(bytes), committed);
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

const withoutReturns = (bytes: Uint8Array): Uint8Array => bytes.filter((byte, at) => byte !== 13 || bytes[at + 1] !== 10);

/** The sha256 in the pointer that git has in place of these very bytes. */
async function pointedAt(
	committed: Committed | undefined,
	{ sha256 }: Digests,
	{ git, signal }: ResolveContext,
): Promise<string | undefined> {
	if (!committed || committed.blob.size >= MAX_LFS_POINTER) return undefined;
	const [bytes] = await git.contents([committed.blob.id], MAX_LFS_POINTER, signal);
	const pointer = readLfsPointer(new TextDecoder().decode(bytes));
	return "oid" in pointer && !pointer.extended && pointer.oid === sha256 ? pointer.oid : undefined;
}

/** Why its bytes are recorded and not a commit. */
function whyByBytes({ state, reason, head }: Repository, committed: Committed | undefined): string {
	if (state === "none") return reason ?? "there is no git repository";
	if (head === undefined) return "nothing is committed yet";
	return committed ? "changed since the last commit" : "not committed yet";
}
