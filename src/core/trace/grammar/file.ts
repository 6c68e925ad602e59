import type { FileReference } from "../reference.js";
import { splitDigest } from "./digest.js";
import { pathOf, withoutSlash } from "./path.js";
import { given, type Piece, places, slice, type Written } from "./piece.js";
import { refuse } from "./refused.js";

/** `file:`, `lfs:` and `att:`, each with `<path>[@<digest>]` */
export const parseFile =
	(type: "file" | "lfs" | "attestation") =>
	({ text, scheme, body }: Written): FileReference => {
		const { rest: path, digest, at } = splitDigest(body);
		refuseFragment(path);
		if (/[^/]\/$/.test(path.text))
			refuse(path, "A file’s path ends with its name; a folder is written dir:<path>.", { reference: text.replace(/^[a-z]+:/, "dir:") });
		return { type, text, path: pathOf(path), ...given({ digest }), parts: places({ scheme, path, digest: at }) };
	};

/** `dir:<path>[@dirHash:<hex>]` */
export function parseFolder({ text, scheme, body }: Written): FileReference {
	const { rest, digest, at } = splitDigest(body);
	refuseFragment(rest);
	const path = withoutSlash(rest);
	return { type: "dir", text, path: pathOf(path), ...given({ digest }), parts: places({ scheme, path, digest: at }) };
}

function refuseFragment(path: Piece): void {
	const hash = path.text.indexOf("#");
	if (hash < 0) return;
	const help = path.text[hash + 1] === "/" ? "a JSON pointer stands in “pointer”, beside “ref”" : "a # in a name is written %23";
	refuse(slice(path, hash), `Nothing is read behind a file’s path: ${help}.`);
}
