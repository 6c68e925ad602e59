import path from "node:path/posix";
import { decode } from "../../../document/decode.js";
import { basename, dirname } from "../../../path.js";
import { shorten } from "../../../suggest.js";
import { pathOf } from "./path.js";
import { short } from "./rewrite.js";
import { type AtPlace, bytesOf, type Fallen, type Judge, type Scene } from "./rung.js";
import { listings } from "./tree.js";
import { broken } from "./verdict.js";

/** In bytes: the longest path that a link can hold. What is larger is no link, and no tree is read for it. */
const MAX_TARGET = 4096;

/** The third rung: what lies there is itself, and does not only lead to something else. */
export async function toItself(climbers: readonly AtPlace[], scene: Scene): Promise<Judge<AtPlace, AtPlace>> {
	const small = climbers.filter(({ object }) => object?.type === "blob" && object.size <= MAX_TARGET);
	const listing = await listings(small.map(folderName), scene);
	const links = new Set(
		small.filter((climber) => listing(folderName(climber))?.get(basename(pathOf(climber.lookup) ?? ""))?.kind === "link"),
	);
	const targets = await bytesOf(
		scene,
		[...links].map(({ object }) => object?.id ?? ""),
		MAX_TARGET,
	);
	return (climber) => (links.has(climber) ? aLink(climber, decode(targets(climber.object?.id ?? "") ?? new Uint8Array())) : climber);
}

const folderName = ({ lookup, commit }: AtPlace): string => `${commit}:${dirname(pathOf(lookup) ?? "")}`;

function aLink({ lookup, commit }: AtPlace, target: string): Fallen {
	const file = pathOf(lookup) ?? "";
	const leads = path.isAbsolute(target) || path.join(dirname(file), target).startsWith("..");
	const what = `“${file}” at ${short(commit)} is a symbolic link to “${shorten(target)}”`;
	if (leads) {
		const message = `${what}, which leads out of the repository, where nothing is read. Bring what is meant into it.`;
		return broken("V2", "is a symbolic link that leads out of the repository", { rule: "trace/outside", message, part: "path" });
	}
	return broken("V2", "is a symbolic link", { rule: "trace/target-invalid", message: `${what}: name that file.`, part: "path" });
}
