import { fitsAlgorithm, misfitMessage, pinsBytes } from "../grammar/digest.js";
import type { IssueReference, RemoteReference, UrlReference } from "../reference.js";
import type { Fault, Lookup, Resolution } from "../resolution.js";
import { addressFaults } from "./address.js";
import { partOf, unpinned, unverifiable } from "./outcome.js";
import type { Resolver } from "./resolver.js";

type Remote = RemoteReference | IssueReference | UrlReference;

/** What only its owner can tell about: nobody is asked, so a pin is all there is to judge. */
export const resolveRemote: Resolver<Remote> = async (lookups) => lookups.map((lookup) => ({ resolution: resolutionOf(lookup) }));

function resolutionOf(lookup: Lookup<Remote>): Resolution {
	const { reference } = lookup;
	const faults = [...addressFaults(reference.type === "url" ? reference.url : reference.text), ...etag(lookup)];
	if (isPinned(lookup)) return unverifiable("VX", OWNER, { faults });
	if (reference.type === "url" || reference.type === "issue" || reference.type === "doi") return unverifiable("V0", OWNER, { faults });
	const format = misfit(lookup);
	if (format) return unpinned("V0", "what is recorded is no digest", format, { faults });
	if (reference.type !== "arxiv") return unpinned("V0", "what it names can change", moving(reference), { faults });
	return unverifiable("V0", OWNER, { faults, remedy: reference.advice ?? "Write its version too, such as arxiv:2101.00001v2." });
}

const OWNER = "only its owner can tell";

/** Either its grammar says so, or its bytes are recorded by a digest that cannot be forged. */
const isPinned = ({ reference, digest }: Lookup<Remote>): boolean =>
	("pinned" in reference && reference.pinned) || (digest !== undefined && pinsBytes(digest));

/** What was meant to pin it: that it is none is all that there is to say. */
function misfit({ reference, digest }: Lookup<Remote>): Fault | undefined {
	if (!digest || fitsAlgorithm(digest)) return undefined;
	return { rule: "trace/digest-format", message: misfitMessage(digest), ...partOf(reference, "digest") };
}

const moving = (reference: RemoteReference): Fault => ({
	rule: "trace/unpinned",
	message: reference.advice ?? `“${reference.text}” can be something else tomorrow: name a version, or record its sha256.`,
	...partOf(reference, "version", "revision"),
});

/** What object stores call an ETag is no MD5 of what was uploaded in parts. */
function etag({ reference, digest }: Lookup<Remote>): Fault[] {
	if (reference.type !== "object-store" || digest?.algorithm !== "md5") return [];
	const message = "The ETag of an object store is not always an MD5: record the sha256 of the bytes.";
	return [{ rule: "trace/weak-digest", message, ...partOf(reference, "digest") }];
}
