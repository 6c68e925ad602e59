import type { Repository } from "../../core/index.js";
import { readBranches } from "./branches.js";
import { GitError } from "./process.js";
import { PARTIAL, reasonAt } from "./reasons.js";
import { git } from "./run.js";
import { readSettings, type Settings } from "./settings.js";

/** What git says of the repository that a folder lies in. Where it says nothing, why not. */
export async function readRepository(root: string): Promise<Repository> {
	try {
		const { shallow, objectFormat, prefix } = await placeOf(root);
		const settings = await readSettings(root);
		const branches = await readBranches(root, settings.remotes);
		return { ...seen(shallow, settings), objectFormat, prefix, remotes: settings.addresses, ...branches };
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		return { state: "none", ...(await reasonAt(error, root)), objectFormat: "sha1", prefix: "", remotes: [] };
	}
}

interface Place extends Pick<Repository, "objectFormat" | "prefix"> {
	readonly shallow: boolean;
}

async function placeOf(root: string): Promise<Place> {
	const said = await git(root, ["rev-parse", "--is-shallow-repository", "--show-object-format", "--show-prefix"]);
	const [shallow, format, prefix = "", ...rest] = said.toString().split("\n");
	// Whatever is asked by a path is a line.
	if (rest.length > 1) throw new GitError("the folder's name holds a line break");
	return { shallow: shallow === "true", objectFormat: format === "sha256" ? "sha256" : "sha1", prefix };
}

const UNSHALLOW = "Run git fetch --unshallow.";

function seen(shallow: boolean, { partial }: Settings): Pick<Repository, "state" | "reason" | "remedy"> {
	if (shallow && partial)
		return { state: "shallow", reason: "this clone is shallow and partial: not all was fetched", remedy: `${UNSHALLOW} ${PARTIAL.remedy}` };
	if (shallow) return { state: "shallow", reason: "this clone is shallow: older commits were not fetched", remedy: UNSHALLOW };
	if (partial) return { state: "partial", ...PARTIAL };
	return { state: "complete" };
}
