import type { Disk, FileStat } from "../../ports.js";
import { foldersIn } from "../resolve/files.js";
import { staysBelow } from "../resolve/outcome.js";
import { fieldsIn } from "./fields.js";
import type { RunFolder } from "./runs.js";

/** What lies in a store. */
export interface Place {
	readonly path: string;
	readonly stat: FileStat;
}

/**
 * Where a run's artifact lies. `missing`: the run's artifacts are here, and it is not among them. `elsewhere`: they are not here, so
 * nothing can be said. `outside`: it leads out of what may be read.
 */
export type Located = Place | "missing" | "elsewhere" | "outside";

/** The `artifact_uri` of a run names a disk of another machine and is never opened: the artifacts lie beside its `meta.yaml`. */
export async function artifactOf(disk: Disk, run: RunFolder, path: string): Promise<Located> {
	if (!staysBelow(path)) return "outside";
	const own = await at(disk, `${run.folder}/artifacts`, path);
	if (own !== "missing" && own !== "elsewhere") return own;
	const logged = await ofLoggedModel(disk, run, path);
	return logged === "elsewhere" ? own : logged;
}

/** A path in a folder of artifacts. A folder without anything in it was left behind by a copy: artifacts are seldom committed. */
async function at(disk: Disk, folder: string, path: string): Promise<Located> {
	const file = path === "" ? folder : `${folder}/${path}`;
	const stat = await disk.stat(file);
	if (stat === "outside") return stat;
	if (stat === "special") return "missing";
	if (stat) return { path: file, stat };
	return (await disk.entries(folder)).length > 0 ? "missing" : "elsewhere";
}

/** Since MLflow 3 a model that a run logged lies beside the runs, and `runs:/<run>/<its name>` leads there. */
async function ofLoggedModel(disk: Disk, run: RunFolder, path: string): Promise<Located> {
	const [name, ...rest] = path.split("/");
	for (const id of await foldersIn(disk, `${run.folder}/outputs`)) {
		const folder = `${run.experiment.folder}/models/${id}`;
		const meta = await fieldsIn(disk, `${folder}/meta.yaml`);
		if (meta && meta.get("name") === name) return at(disk, `${folder}/artifacts`, rest.join("/"));
	}
	return "elsewhere";
}
