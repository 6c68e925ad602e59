import type { Repository } from "../../../ports.js";
import type { ReferenceFix } from "../../resolution.js";
import { pathOf } from "./path.js";
import { repin } from "./repin.js";
import { short, withPath } from "./rewrite.js";
import { type AtCommit, branchName, type Fallen, objectsOf, type Scene } from "./rung.js";
import { broken } from "./verdict.js";

/** Of more files by one name none is more likely than another. */
const MAX_ALIKE = 5;

interface WayOut {
	readonly hint: string;
	readonly fix?: ReferenceFix;
}

/** Says of paths that were not in their commit what was probably meant: another path there, or a later commit. */
export async function missingPath(climbers: readonly AtCommit[], scene: Scene): Promise<(climber: AtCommit) => Fallen> {
	if (climbers.length === 0) return (climber) => missing(climber, { hint: "" });
	const files = filesByName(await scene.git.files(scene.signal));
	const { defaultBranch = "HEAD", prefix } = scene.repository;
	const alike = (climber: AtCommit): string[] => candidates(pathOf(climber.lookup) ?? "", prefix, files);
	const found = await objectsOf(scene, [
		`${defaultBranch}^{commit}`,
		...climbers.flatMap((climber) => alike(climber).map((file) => `${climber.commit}:${file}`)),
		...climbers.map(({ lookup }) => `${defaultBranch}:${pathOf(lookup)}`),
	]);
	const tip = found(`${defaultBranch}^{commit}`);
	return (climber) => {
		const other = alike(climber).filter((file) => typeof found(`${climber.commit}:${file}`) === "object");
		const isLater = typeof tip === "object" && typeof found(`${defaultBranch}:${pathOf(climber.lookup)}`) === "object";
		if (other[0] !== undefined && other.length === 1) return missing(climber, elsewhere(climber, other[0]));
		return missing(climber, isLater ? later(climber, tip.id, scene.repository) : { hint: FROM_TOP });
	};
}

const FROM_TOP = "Paths start at the top of the repository.";

function filesByName(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, string[]>();
	for (const file of files) {
		const name = file.slice(file.lastIndexOf("/") + 1);
		const same = found.get(name);
		if (same) same.push(file);
		else found.set(name, [file]);
	}
	return found;
}

/** The same path from the root's own folder, or else files of the same name. */
function candidates(path: string, prefix: string, files: ReadonlyMap<string, readonly string[]>): string[] {
	const same = (files.get(path.slice(path.lastIndexOf("/") + 1)) ?? []).filter((file) => file !== path);
	const below = same.filter((file) => prefix !== "" && file === prefix + path);
	if (below.length > 0) return below;
	return same.length > MAX_ALIKE ? [] : same;
}

function elsewhere({ lookup: { reference } }: AtCommit, file: string): WayOut {
	const text = withPath(reference, file);
	return { hint: `There is ${file}.`, ...(text !== undefined && { fix: { title: `Use ${file}`, text } }) };
}

function later({ lookup }: AtCommit, tip: string, repository: Repository): WayOut {
	const fix = repin(lookup, { commit: tip }, repository);
	return { hint: `It is on ${branchName(repository)} now: pin a later commit.`, ...(fix && { fix }) };
}

function missing({ lookup, commit }: AtCommit, { hint, fix }: WayOut): Fallen {
	return broken("V1", `is not in commit ${short(commit)}`, {
		rule: "trace/path-missing",
		message: `There is no ${pathOf(lookup)} in commit ${short(commit)}. ${hint}`.trim(),
		part: "path",
		...(fix && { fixes: [fix] }),
	});
}
