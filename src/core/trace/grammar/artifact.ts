import { shorten } from "../../suggest.js";
import type { ArtifactReference } from "../reference.js";
import { digestOf } from "./digest.js";
import { textIn } from "./path.js";
import { given, type Piece, piece, places, split } from "./piece.js";
import { refuse } from "./refused.js";
import { refuseSpace } from "./text.js";

const ID = /^[A-Z]{2,5}-[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/** `<id>[@<version or digest>][#/<json pointer> | #<id of an entry>]`; undefined where it begins with no id. */
export function parseArtifact(text: string): ArtifactReference | undefined {
	const [head, fragment] = split(piece(text), "#");
	const [id, pin] = split(head, "@");
	if (!ID.test(id.text)) return undefined;
	const digest = pin?.text.includes(":") ? documentDigest(pin) : undefined;
	const version = pin && !digest ? versionOf(pin) : undefined;
	const inside = fragment && fragmentOf(fragment);
	const parts = places({ name: id, fragment, ...(digest ? { digest: pin } : { version: pin }) });
	return { type: "artifact", text, id: id.text, ...given({ digest, version, fragment: inside }), parts };
}

function documentDigest(pin: Piece): ReturnType<typeof digestOf> {
	const digest = digestOf(pin);
	if (digest.algorithm === "rai1") return digest;
	refuse(
		pin,
		`A document is pinned by its version or by the digest of its meaning, rai1:sha256:…, not by ${digest.algorithm} of its bytes.`,
	);
}

function versionOf(pin: Piece): string {
	if (pin.text === "") refuse(pin, "Behind @ a version or a digest is missing.");
	if (!/^[\w.+-]+$/.test(pin.text)) refuse(pin, `“${shorten(pin.text)}” is no version: write it as the document does, such as @2.1.0.`);
	return pin.text;
}

function fragmentOf(from: Piece): string {
	refuseSpace(from);
	const fragment = textIn(from);
	if (fragment === "") refuse(from, "Behind # a JSON pointer, such as /metrics/0, or the id of an entry is missing.");
	if (/~(?![01])/.test(fragment)) refuse(from, "In a JSON pointer a ~ is written ~0, and a / in a key ~1.");
	return fragment;
}
