import { dirname } from "../../path.js";
import type { Disk } from "../../ports.js";
import type { Fault } from "../resolution.js";
import type { Answered } from "./answered.js";
import { inRoot } from "./outcome.js";
import type { Found, ResolveContext } from "./resolver.js";

/** Adds to each answer what git does not track of it, and that git was asked; all paths are asked about at once. */
export async function withUncommitted(answers: readonly Answered[], context: ResolveContext): Promise<Found[]> {
	const lost = await untracked(new Set(answers.flatMap(({ present }) => present)), context);
	return answers.map(({ found, present }) => {
		const missing = present.filter((path) => lost.has(path));
		const faults = missing.length === 0 ? [] : [uncommitted(missing, present.length)];
		const { resolution } = found;
		return { ...found, resolution: { ...resolution, faults: [...resolution.faults, ...faults], git: true } };
	});
}

async function untracked(paths: ReadonlySet<string>, { git, disk, signal }: ResolveContext): Promise<ReadonlySet<string>> {
	const { state, prefix } = await git.repository(signal);
	const asked = inRoot([...paths]);
	if (state === "none" || asked.length === 0) return new Set();
	const tracked = await git.tracked(
		asked.map((path) => prefix + path),
		signal,
	);
	const lost = asked.filter((path) => !tracked.has(prefix + path));
	const elsewhere = await inRepositoriesBelow(lost, disk);
	return new Set(lost.filter((path) => !elsewhere.has(path)));
}

/** Files of submodules and of other repositories below the root: this one's index says nothing about them. */
async function inRepositoriesBelow(paths: readonly string[], disk: Disk): Promise<ReadonlySet<string>> {
	const folders = new Map<string, Promise<boolean>>([["", Promise.resolve(false)]]);
	const isBelow = (folder: string): Promise<boolean> => {
		const known = folders.get(folder) ?? hasGit(folder).then((found) => found || isBelow(dirname(folder)));
		folders.set(folder, known);
		return known;
	};
	const hasGit = async (folder: string): Promise<boolean> => typeof (await disk.stat(`${folder}/.git`)) === "object";
	const below = await Promise.all(paths.map((path) => isBelow(dirname(path))));
	return new Set(paths.filter((_, i) => below[i]));
}

function uncommitted(missing: readonly string[], of: number): Fault {
	const [first = ""] = missing;
	const what =
		of === 1
			? `“${first}” is not tracked by git`
			: `${missing.length} of ${of} files ${missing.length === 1 ? "is" : "are"} not tracked by git, “${first}” among them`;
	return { rule: "trace/uncommitted", message: `${what}: nobody else has what is meant. Add and commit it.`, part: "path" };
}
