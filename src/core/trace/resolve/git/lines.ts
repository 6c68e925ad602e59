import { isLfsPointer, MAX_LFS_POINTER } from "../../pointers/lfs.js";
import type { LineRange } from "../../reference.js";
import { pathOf } from "./path.js";
import { short } from "./rewrite.js";
import { type AtPlace, bytesOf, type Fallen, type Judge, type Scene } from "./rung.js";
import { broken } from "./verdict.js";

const MAX_COUNTED = 4 * 1024 * 1024;

/** The fifth rung: the lines are there. */
export async function toLines(climbers: readonly AtPlace[], scene: Scene): Promise<Judge<AtPlace, AtPlace>> {
	const blobs = climbers.flatMap(({ lookup, object }) => (lookup.reference.lines && object?.type === "blob" ? [object.id] : []));
	const bytes = await bytesOf(scene, blobs, MAX_COUNTED);
	return (climber) => {
		const { lookup, object } = climber;
		const { lines } = lookup.reference;
		if (!lines || !object) return climber;
		if (object.type === "tree") return aFolder(climber);
		const text = bytes(object.id);
		if (!text) return uncounted(climber, "it is larger than 4 MB");
		if (text.length < MAX_LFS_POINTER && isLfsPointer(new TextDecoder().decode(text))) return uncounted(climber, "git-lfs keeps its bytes");
		const count = countLines(text);
		return Math.max(lines.from, lines.to) > count ? tooFew(climber, lines, count) : climber;
	};
}

const uncounted = (climber: AtPlace, why: string): AtPlace => ({
	...climber,
	notes: [...climber.notes, `its lines were not counted: ${why}`],
});

/** As editors count: a line break at the end begins no line. */
export function countLines(bytes: Uint8Array): number {
	let breaks = 0;
	for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) breaks++;
	return bytes.length > 0 && bytes.at(-1) !== 10 ? breaks + 1 : breaks;
}

function tooFew({ lookup, commit }: AtPlace, { from, to }: LineRange, count: number): Fallen {
	const last = Math.max(from, to);
	const has = count === 1 ? "1 line" : `${count} lines`;
	return broken("V2", `has only ${has} at ${short(commit)}`, {
		rule: "trace/fragment-missing",
		message: `${pathOf(lookup)} has ${has} at ${short(commit)}, and no line ${last}: name lines that are there.`,
		part: "fragment",
	});
}

function aFolder({ lookup, commit }: AtPlace): Fallen {
	return broken("V2", `is a folder at ${short(commit)}, without lines`, {
		rule: "trace/fragment-missing",
		message: `${pathOf(lookup)} is a folder at ${short(commit)} and has no lines: name a file, or leave the lines out.`,
		part: "fragment",
	});
}
