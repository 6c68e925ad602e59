import { decode } from "../../document/decode.js";
import { fromRoot } from "./git/path.js";
import { submodulesIn } from "./git/submodules.js";
import type { ResolveContext } from "./resolver.js";
import { below } from "./walk.js";

/** Bytes of the largest `.gitmodules` that is read. */
const LIMIT = 1 << 20;

/** Root-relative paths of the submodules, and of those in them, that are not checked out: what lies in them cannot be seen. */
export async function closedSubmodules({ git, disk, signal }: ResolveContext): Promise<readonly string[]> {
	const repository = await git.repository(signal);
	const closed: string[] = [];
	const queue = (await git.submodules(signal)).flatMap((path) => fromRoot(path, repository) ?? []);
	for (let module = queue.shift(); module !== undefined; module = queue.shift()) {
		if ((await disk.stat(below(module, ".git"))) === undefined) closed.push(module);
		else {
			const text = await disk.read(below(module, ".gitmodules"), LIMIT);
			for (const path of text instanceof Uint8Array ? submodulesIn(decode(text)) : []) queue.push(below(module, path));
		}
	}
	return closed;
}

export const checkOut = (submodule: string): string => `Run git submodule update --init --recursive ${submodule}.`;
