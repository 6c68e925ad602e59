import { decode } from "../document/decode.js";
import { type Document, parseDocument } from "../document/document.js";
import { MAX_LENGTH } from "../document/trouble.js";
import type { Git, History, PastTexts, Repository } from "../ports.js";
import { because, commitNamed } from "../then/revision.js";
import { digestOf } from "../trace/digest.js";
import { textRelied } from "../trace/past.js";
import { whyUndigested } from "../trace/undigested.js";
import { type Approval, newestApproval } from "./approval.js";
import type { Difference } from "./difference.js";
import { differences } from "./differences.js";

/** With what a document was compared. */
export type Since =
	| { readonly kind: "revision"; readonly revision: string /** Its full id. */; readonly commit: string }
	| ({ readonly kind: "approval" } & Approval);

export interface Comparison {
	readonly kind: "compared";
	readonly since: Since;
	readonly before: Document;
	readonly after: Document;
	readonly differences: readonly Difference[];
}

export interface NotCompared {
	readonly kind: "not compared";
	/** A sentence or two: why not, and what would help. */
	readonly reason: string;
}

export interface PastPorts {
	readonly git: Git;
	readonly history: History;
}

/** What was found of the past: a text, or why there is none. */
type Found = { readonly since: Since; readonly text: string } | NotCompared;

/**
 * Compares a document with what it was at a git revision, or, for `approval`, with the text that its newest approval with a digest was given for.
 * @param since untrusted: what is no revision is refused, and nothing but the ports sees it
 */
export async function compareSince(
	after: Document,
	since: string,
	ports: PastPorts,
	signal?: AbortSignal,
): Promise<Comparison | NotCompared> {
	const why = whyUndigested(after);
	if (why !== undefined) return notCompared(`${after.path} has no digest, so it cannot be compared. ${why}`);
	const found =
		since === "approval" ? await textApproved(after, ports.history, signal) : await textAt(after.path, since, ports.git, signal);
	if ("reason" in found) return found;
	const before = parseDocument(after.path, found.text, after.format);
	const told = differences(before, after);
	if (!told) return notCompared(`${after.path} at ${since} has no digest, so it cannot be compared. ${whyUndigested(before)}`);
	return { kind: "compared", since: found.since, before, after, differences: told };
}

const notCompared = (reason: string): NotCompared => ({ kind: "not compared", reason });

async function textAt(path: string, revision: string, git: Git, signal?: AbortSignal): Promise<Found> {
	if (/\p{Cc}/u.test(path)) return notCompared("The file's name holds a control character, by which git cannot be asked: rename the file.");
	const named = await commitNamed(revision, "compare with", git, signal);
	if ("reason" in named) return notCompared(named.reason);
	const repository = await git.repository(signal);
	const name = `${named.commit}:${repository.prefix}${path}`;
	const [object] = await git.objects([name], signal);
	if (typeof object !== "object" || object.type !== "blob") return notCompared(noFile(path, revision, object, repository));
	const [bytes] = await git.contents([name], MAX_LENGTH * 3, signal);
	if (!bytes) return notCompared(`${path} at ${revision} is too large to be compared.`);
	return { since: { kind: "revision", revision, commit: named.commit }, text: decode(bytes) };
}

function noFile(path: string, revision: string, found: unknown, repository: Repository): string {
	if (found === "unfetched") return `${path} at ${revision} is not in this clone: ${because(repository)}`;
	return `There is no file ${path} at ${revision}: it is new since, or had another name.`;
}

async function textApproved(after: Document, history: History, signal?: AbortSignal): Promise<Found> {
	const approval = newestApproval(after);
	if (!approval) return notCompared(`${after.path} has no approval with a digest, so nothing says which text was approved.`);
	const since: Since = { kind: "approval", ...approval };
	if (digestOf(after) === approval.digest) return { since, text: after.text };
	const past = await history.texts([after.path], signal);
	const texts = (past.texts.get(after.path) ?? []).map((version) => version.text);
	const text = textRelied(after.path, texts, approval.digest);
	return text === undefined ? notCompared(notInHistory(after.path, approval, past)) : { since, text };
}

function notInHistory(path: string, { pointer, digest }: Approval, { state, reason = "git says nothing", texts }: PastTexts): string {
	const wanted = `The text that ${pointer} approved (${digest.slice(0, "rai1:sha256:".length + 12)}…)`;
	if (state === "none") return `${wanted} cannot be looked for: ${reason}.`;
	const seen = `${wanted} is none of the ${texts.get(path)?.length ?? 0} committed versions of ${path} that were looked at`;
	if (state === "shallow") return `${seen}: this clone is shallow. Run git fetch --unshallow.`;
	return state === "partial"
		? `${seen}: this clone is partial, and some were not fetched.`
		: `${seen}. Was it approved before it was committed?`;
}
