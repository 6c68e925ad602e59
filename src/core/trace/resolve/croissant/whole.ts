import type { Croissant } from "../../pointers/croissant.js";
import type { CroissantReference } from "../../reference.js";
import type { Lookup, Resolution } from "../../resolution.js";
import { type Digests, weigh } from "../fileDigest.js";
import { type Beside, broken, inRoot, partOf, unpinned } from "../outcome.js";
import type { ResolveContext } from "../resolver.js";
import { formatFaults, mismatch, outside } from "./faults.js";
import { type FileState, fileState, pathsOf } from "./state.js";

/** The metadata as a whole, or a part of it that has no bytes of its own. @param digests those of the metadata */
export async function ofMetadata(
	lookup: Lookup<CroissantReference>,
	croissant: Croissant,
	digests: Digests,
	beside: Beside,
	context: ResolveContext,
): Promise<Resolution> {
	const { reference } = lookup;
	const files = croissant.nodes.filter(({ kind }) => kind === "file");
	const states = await Promise.all(files.map((file) => fileState(reference.path, croissant, file, context)));
	const [astray] = states.flatMap((state, i) => (state.state === "outside" ? [outside(reference, files[i]?.id ?? "", state.url)] : []));
	const [first, ...rest] = states.flatMap((state) => (state.state === "other" ? [mismatch(reference, state)] : []));
	const faults = [...rest, ...formatFaults(reference, files)];
	const all = { ...beside, files: [...(beside.files ?? []), ...inRoot(states.flatMap(pathsOf))], faults };
	if (astray) return broken("V0", "describes a file that lies outside of the workspace", astray, all);
	if (first) return broken("V2", "a file that it describes has another sha256", first, all);
	if (croissant.live && states.some(({ state }) => state === "unrecorded")) return live(reference, all);
	const weighed = weigh(lookup, reference.path, digests, all);
	return weighed.state === "verified" ? { ...weighed, reason: `${weighed.reason}${seen(states)}` } : weighed;
}

function seen(states: readonly FileState[]): string {
	const same = states.filter(({ state }) => state === "same").length;
	return same === 0
		? "; the files it describes are not here"
		: `; ${same} of the ${states.length} files it describes are here and match theirs`;
}

function live(reference: CroissantReference, beside: Beside): Resolution {
	const message = `“${reference.path}” describes a live data set, whose files change without notice. Refer to a snapshot whose files have a sha256.`;
	return unpinned("V2", "it is a live data set", { rule: "trace/unpinned", message, ...partOf(reference, "path") }, beside);
}
