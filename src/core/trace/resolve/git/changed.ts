import type { Repository } from "../../../ports.js";
import type { ReferenceFix } from "../../resolution.js";
import { pathOf } from "./path.js";
import { compared, type Pin, repin } from "./repin.js";
import { type AtPlace, branchName, objectsOf, type Scene } from "./rung.js";
import { type HasChanged, workingTree } from "./workingTree.js";

/** At the top of the ladder: the place, and what became of it since. */
export interface AtTop extends AtPlace {
	/** Half a sentence: “it has changed since, on main”. */
	readonly changed?: string;
	readonly offer?: ReferenceFix;
}

/** The last rung, where nobody falls: whether the file is another one by now. */
export async function toPresent(climbers: readonly AtPlace[], scene: Scene): Promise<(climber: AtPlace) => AtTop> {
	const { defaultBranch = "HEAD" } = scene.repository;
	const paths = climbers.flatMap(({ lookup }) => pathOf(lookup) ?? []);
	const tip = `${defaultBranch}^{commit}`;
	const found =
		paths.length === 0 ? () => "missing" as const : await objectsOf(scene, [tip, ...paths.map((path) => `${defaultBranch}:${path}`)]);
	const hasChanged = await workingTree(climbers, scene);
	const main = found(tip);
	return (climber) => {
		const path = pathOf(climber.lookup);
		if (path === undefined || !climber.object || typeof main === "string") return climber;
		const there = found(`${defaultBranch}:${path}`);
		// What is newer than the default branch did not change since.
		if (climber.aside || there === "unfetched" || there === "ambiguous") return sinceThen(climber, path, hasChanged);
		if (there === "missing") return { ...climber, changed: `it is no longer on ${branchName(scene.repository)}` };
		return there.id === climber.object.id
			? sinceThen(climber, path, hasChanged)
			: moved(climber, { commit: main.id, object: there }, scene.repository);
	};
}

function sinceThen(climber: AtPlace, path: string, hasChanged: HasChanged): AtTop {
	const isOther = climber.object !== undefined && hasChanged(path, climber.object.id);
	return isOther ? { ...climber, changed: "it has changed since, in the working tree" } : climber;
}

function moved(climber: AtPlace, to: Pin & Required<Pick<Pin, "object">>, repository: Repository): AtTop {
	const fix = repin(climber.lookup, to, repository);
	const changed = `it has changed since, on ${branchName(repository)}`;
	return { ...climber, changed, ...(fix && { offer: compared(fix, climber, to.commit) }) };
}
