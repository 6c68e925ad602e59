import { shorten } from "../../suggest.js";
import type { DvcReference } from "../reference.js";
import { splitDigest } from "./digest.js";
import { encodePath, pathOf, textIn } from "./path.js";
import { given, type Piece, places, slice, split, type Written } from "./piece.js";
import { refuse } from "./refused.js";

/** `dvc:<path of a .dvc file or dvc.lock>[#<stage>/<output>][@md5:<hex>[.dir]]` */
export function parseDvc({ text, scheme, body }: Written): DvcReference {
	const { rest, digest, at } = splitDigest(body);
	const [place, fragment] = split(rest, "#");
	const path = pathOf(place);
	if (!/(?:\.dvc|(?:^|\/)dvc\.lock)$/.test(path)) refuseOther(place, path);
	const output = fragment && outputOf(fragment);
	return { type: "dvc", text, path, ...given({ output, digest }), parts: places({ scheme, path: place, fragment, digest: at }) };
}

/** A key of the file, and no path that anyone follows: `../data` is an output of a pipeline in a folder. */
function outputOf(fragment: Piece): string {
	const output = textIn(fragment);
	if (output === "") refuse(fragment, "An output is missing behind #: write <stage>/<path> of dvc.lock.");
	const hash = fragment.text.indexOf("#");
	if (hash >= 0) refuse(slice(fragment, hash), "Only one # is read: a # in a name is written %23.");
	return output;
}

function refuseOther(place: Piece, path: string): never {
	if (/(?:^|\/)dvc\.yaml$/.test(path))
		refuse(place, "dvc.yaml says what to run; what came out stands in dvc.lock.", { instead: place.text.replace(/yaml$/, "lock") });
	refuse(place, `“${shorten(path)}” is neither a .dvc file nor a dvc.lock: name the one that holds its digest.`, {
		instead: encodePath(`${path}.dvc`),
	});
}
