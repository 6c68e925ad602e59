import type { Citation } from "./citation.js";
import { writeDigest } from "./grammar/digest.js";
import type { Digest } from "./reference.js";
import type { Fault, Resolution } from "./resolution.js";
import { broken } from "./resolve/outcome.js";
import { brief } from "./resolve/recorded.js";

/** The digests behind a reference and beside it, where both are there. */
function digestsOf({ reference, beside }: Citation): { readonly inside: Digest; readonly beside: Digest } | undefined {
	const inside = reference.type === "malformed" ? undefined : reference.digest;
	return inside && beside?.digest && { inside, beside: beside.digest };
}

/** Of one content two digests by one algorithm cannot both be right, wherever it lies. */
export function contradiction(citation: Citation): Resolution | undefined {
	const both = digestsOf(citation);
	if (!both || both.inside.algorithm !== both.beside.algorithm || isSame(both.inside, both.beside)) return undefined;
	return broken("V0", "two different digests are recorded", faultOf(citation, both.inside, both.beside));
}

/** The one behind the reference, where it says more than the one beside it. */
export function secondDigest(citation: Citation): Digest | undefined {
	const both = digestsOf(citation);
	return both && both.inside.algorithm !== both.beside.algorithm ? both.inside : undefined;
}

const isSame = (a: Digest, b: Digest): boolean => a.value === b.value && a.folder === b.folder;

function faultOf({ reference: { text } }: Citation, inside: Digest, beside: Digest): Fault {
	const { algorithm } = inside;
	return {
		rule: "trace/digest-mismatch",
		message: `Two digests are recorded: the ${algorithm} ${brief(inside.value)} behind the reference, and ${brief(beside.value)} beside it. Keep the one that is meant.`,
		part: "digest",
		fixes: [
			{ title: `Keep ${algorithm} ${brief(beside.value)}`, text: text.slice(0, text.lastIndexOf("@")) },
			{ title: `Keep ${algorithm} ${brief(inside.value)}`, digest: writeDigest(inside) },
		],
	};
}
