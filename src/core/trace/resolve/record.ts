import type { Lookup, ReferenceFix } from "../resolution.js";

/** Records a digest, `<algorithm>:<hex>`, where one is recorded now: beside the reference, or else in its text. */
export function record({ reference, digest }: Lookup, value: string, title: string): ReferenceFix {
	const isInside = reference.digest !== undefined && reference.digest.value === digest?.value;
	if (digest && !isInside) return { title, digest: value };
	// A path writes its own “@” as %40: the last one begins the digest.
	const bare = isInside ? reference.text.slice(0, reference.text.lastIndexOf("@")) : reference.text;
	return { title, text: `${bare}@${value}` };
}
