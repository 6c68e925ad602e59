import { decode } from "../../document/decode.js";
import { type Resource, readStatements, type Statement } from "../pointers/statement.js";
import type { Digest, FileReference } from "../reference.js";
import type { Fault, Lookup, Resolution } from "../resolution.js";
import { type Answered, absent, answered } from "./answered.js";
import { algorithmsFor } from "./fileDigest.js";
import { type Beside, broken, inRoot, partOf, unpinned, unverifiable, verified } from "./outcome.js";
import { record } from "./record.js";
import { brief } from "./recorded.js";
import type { ResolveContext, Resolver } from "./resolver.js";
import { targetOf } from "./target.js";
import { withUncommitted } from "./uncommitted.js";

type Question = Lookup<FileReference>;

/** Bytes. */
const LIMIT = 4 << 20;

/** Attestations: is what is recorded the digest of something they speak of? Signatures are not checked. */
export const resolveAttestations: Resolver<FileReference> = async (lookups, context) => {
	const answers = await Promise.all(lookups.map((lookup) => answered(lookup, context, () => answer(lookup, context))));
	return withUncommitted(answers, context);
};

async function answer(lookup: Question, context: ResolveContext): Promise<Answered> {
	const { reference } = lookup;
	const target = await targetOf(reference, "file", context);
	if ("resolution" in target) return absent(target);
	const bytes = await context.disk.read(reference.path, LIMIT);
	const read = bytes instanceof Uint8Array ? readStatements(decode(bytes)) : undefined;
	return { found: { resolution: await judge(lookup, read, context) }, present: [reference.path] };
}

async function judge(lookup: Question, read: ReturnType<typeof readStatements> | undefined, context: ResolveContext): Promise<Resolution> {
	const { reference, digest } = lookup;
	const files = inRoot([reference.path]);
	if (!read) return unverifiable("V0", `it is larger than ${LIMIT >> 20} MB, or not there any more`, { files });
	if ("message" in read) return invalid(reference, read.message, { files });
	const subjects = read.flatMap((statement) => statement.subjects);
	const beside = { facts: factsOf(read), files };
	if (!digest) return unrecorded(lookup, subjects, beside);
	const known = subjects.flatMap(({ digest: set }) => set[digest.algorithm] ?? []);
	if (known.includes(digest.value)) return verified("V3", "its subject has this digest; the signature was not checked", beside);
	if (known.length > 0) return broken("V2", "none of its subjects has this digest", await differs(lookup, subjects, context), beside);
	return unverifiable("V2", `it records no ${digest.algorithm} of what it is about`, { ...beside, remedy: otherAlgorithm(subjects) });
}

function invalid(reference: FileReference, why: string, beside: Beside): Resolution {
	const message = `“${reference.path}” cannot be read as an attestation: ${why}. Name an in-toto statement or envelope, or a Sigstore bundle.`;
	return broken("V2", why, { rule: "trace/target-invalid", message, ...partOf(reference, "path") }, beside);
}

function otherAlgorithm(subjects: readonly Resource[]): string {
	const algorithms = [...new Set(subjects.flatMap(({ digest }) => Object.keys(digest)))];
	return algorithms.length > 0
		? `Record the ${algorithms.join(" or ")} of the subject.`
		: "Name an attestation whose subject has a digest.";
}

/** The digest of a subject as a reference can record it. */
function recordable({ digest }: Resource): string | undefined {
	const algorithm = (["sha256", "sha512", "gitCommit", "dirHash"] as const).find((name) => digest[name]);
	return algorithm && `${algorithm}:${digest[algorithm]}`;
}

/** Without a digest the attestation is a file like another. Which of several subjects is meant, only a person knows. */
function unrecorded(lookup: Question, subjects: readonly Resource[], beside: Beside): Resolution {
	const [only, ...others] = subjects;
	const value = only && others.length === 0 ? recordable(only) : undefined;
	const message = `What “${lookup.reference.path}” is meant to attest is not recorded. Record the digest of its subject${others.length > 0 ? ", one of several" : ""}.`;
	const fixes = value ? [record(lookup, value, `Record the subject’s digest ${brief(value.slice(value.indexOf(":") + 1))}`)] : [];
	return unpinned("V2", "the digest of its subject is not recorded", { rule: "trace/digest-missing", message, fixes }, beside);
}

async function differs(lookup: Question, subjects: readonly Resource[], { disk, signal }: ResolveContext): Promise<Fault> {
	const { reference } = lookup;
	const digest = lookup.digest as Digest;
	const own = await disk.digest(reference.path, algorithmsFor(digest), signal);
	const isOwn = Object.values(own).includes(digest.value);
	const [only, ...others] = subjects;
	const value = only && others.length === 0 ? recordable(only) : undefined;
	const about = value ? `its subject has ${brief(value.slice(value.indexOf(":") + 1))}` : `none of its ${subjects.length} subjects has it`;
	const recorded = isOwn ? "The recorded digest is that of the attestation itself" : `${brief(digest.value)} is recorded`;
	const fixes = value ? [record(lookup, value, "Record the subject’s digest")] : [];
	const message = `${recorded}, and ${about}. Name the attestation of what is meant, or record its subject’s digest.`;
	return { rule: "trace/digest-mismatch", message, ...partOf(reference, "digest"), fixes };
}

/** How many resources are told one by one. */
const TOLD = 5;

function factsOf(statements: readonly Statement[]): Record<string, string> {
	const list = (resources: readonly Resource[]): string => {
		const told = resources.slice(0, TOLD).map(describe);
		return resources.length > TOLD ? `${told.join(", ")} and ${resources.length - TOLD} more` : told.join(", ");
	};
	const types = [...new Set(statements.map(({ predicateType }) => predicateType))].filter((type) => type !== "");
	const materials = statements.flatMap((statement) => statement.materials);
	return {
		subject: list(statements.flatMap(({ subjects }) => subjects)),
		...(types.length > 0 && { predicate: types.join(", ") }),
		...(materials.length > 0 && { "made from": list(materials) }),
		signature: statements.every(({ signed }) => signed) ? "there, not checked" : "none",
	};
}

function describe({ name, uri, digest }: Resource): string {
	const [first] = Object.entries(digest);
	const by = first ? `${first[0]} ${brief(first[1])}` : "no digest";
	return (name ?? uri) ? `${name ?? uri} (${by})` : by;
}
