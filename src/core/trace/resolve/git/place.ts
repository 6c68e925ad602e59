import type { GitObject } from "../../../ports.js";
import type { TreeEntry } from "../../pointers/tree.js";
import { missingPath } from "./missingPath.js";
import { pathOf } from "./path.js";
import { short } from "./rewrite.js";
import { type AtCommit, type AtPlace, bytesOf, type Fallen, type Judge, objectsOf, type Scene } from "./rung.js";
import { elsewhere, submodulesIn } from "./submodules.js";
import { listedAt, type Spot } from "./tree.js";
import { notHere, unverifiable } from "./verdict.js";

const MAX_GITMODULES = 1024 * 1024;

/** The second rung: the path existed there. */
export async function toPlace(climbers: readonly AtCommit[], scene: Scene): Promise<Judge<AtCommit, AtPlace>> {
	const found = await objectsOf(
		scene,
		climbers.flatMap((climber) => placeName(climber) ?? []),
	);
	const objectOf = (climber: AtCommit): GitObject | undefined => {
		const name = placeName(climber);
		return name === undefined ? undefined : found(name);
	};
	const lost = climbers.filter((climber) => isLost(objectOf(climber)));
	const within = await submodulesOf(lost, scene);
	const listed = await listedAt(lost.map(spotOf), scene);
	/** The tree knows it, and git cannot read it. */
	const isDamaged = (climber: AtCommit): boolean => objectOf(climber) === "missing" && isObjectHere(listed(spotOf(climber)));
	const missing = await missingPath(
		lost.filter((climber) => within(climber) === undefined && !isDamaged(climber)),
		scene,
	);
	return (climber) => {
		const object = objectOf(climber);
		if (object === undefined) return climber;
		if (isContent(object)) return { ...climber, object };
		if (object === "unfetched") return unfetched(climber, scene);
		return within(climber) ?? (isDamaged(climber) ? unfetched(climber, scene) : missing(climber));
	};
}

const spotOf = ({ lookup, commit }: AtCommit): Spot => ({ commit, path: pathOf(lookup) ?? "" });

/** A submodule's commit is no object of this repository. */
const isObjectHere = (entry: TreeEntry | undefined): boolean => entry !== undefined && entry.kind !== "submodule";

function placeName({ lookup, commit }: AtCommit): string | undefined {
	const path = pathOf(lookup);
	return path === undefined ? undefined : `${commit}:${path}`;
}

/** A submodule would be a commit, of another repository. */
const isContent = (object: GitObject | undefined): object is Exclude<GitObject, string> & { readonly type: "blob" | "tree" } =>
	typeof object === "object" && (object.type === "blob" || object.type === "tree");

const isLost = (object: GitObject | undefined): boolean => object !== undefined && object !== "unfetched" && !isContent(object);

function unfetched({ lookup, commit }: AtCommit, { repository }: Scene): Fallen {
	return notHere(repository, commit, `${pathOf(lookup)} at ${short(commit)} is not here`);
}

/** For each of those whose path git does not find: the submodule it lies in, as their commits tell. */
async function submodulesOf(lost: readonly AtCommit[], scene: Scene): Promise<(climber: AtCommit) => Fallen | undefined> {
	const names = [...new Set(lost.map(({ commit }) => `${commit}:.gitmodules`))];
	const present = await objectsOf(scene, names);
	const texts = await bytesOf(
		scene,
		names.filter((name) => typeof present(name) === "object"),
		MAX_GITMODULES,
	);
	const modules = new Map(names.map((name) => [name, submodulesIn(new TextDecoder().decode(texts(name)))]));
	return ({ lookup, commit }) => {
		const path = pathOf(lookup) ?? "";
		const name = `${commit}:.gitmodules`;
		if (present(name) === "unfetched") return notHere(scene.repository, commit, `whether ${path} lies in a submodule cannot be told`);
		const module = modules.get(name)?.find((folder) => path === folder || path.startsWith(`${folder}/`));
		return module === undefined ? undefined : inSubmodule(module);
	};
}

const inSubmodule = (module: string): Fallen => unverifiable("V1", `lies in the submodule ${module}`, elsewhere(module));
