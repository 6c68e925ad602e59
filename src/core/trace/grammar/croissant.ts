import type { CroissantReference } from "../reference.js";
import { splitDigest } from "./digest.js";
import { pathOf, textIn } from "./path.js";
import { given, places, split, type Written } from "./piece.js";
import { refuse } from "./refused.js";

/** `croissant:<path of metadata.json>[#<@id>][@<digest>]` */
export function parseCroissant({ text, scheme, body }: Written): CroissantReference {
	const { rest, digest, at } = splitDigest(body);
	const [path, fragment] = split(rest, "#");
	if (fragment?.text === "") refuse(fragment, "Behind # the @id of a file or record set is missing.");
	const node = fragment && textIn(fragment);
	const parts = places({ scheme, path, fragment, digest: at });
	return { type: "croissant", text, path: pathOf(path), ...given({ node, digest }), parts };
}
