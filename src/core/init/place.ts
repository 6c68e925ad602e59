import type { Library } from "../library/library.js";
import { dirname } from "../path.js";

/** The folder of the documents, as `rai-docs init` lays it out; a new one goes there as long as its system has none. */
export const FOLDER = "docs/rai";

/** The folder in which a system's documents lie, root-relative; of several that of the first by path. Undefined where it has none. */
export function folderOfSystem(library: Library, system: string): string | undefined {
	const [first] = library.ofSystem(system).filter(({ document }) => library.check(document.path));
	return first && dirname(first.document.path);
}
