import type { Disk } from "../../ports.js";
import { present } from "../../present.js";
import { isFolder } from "../resolve/files.js";
import { artifactOf } from "./artifacts.js";
import { dateOf, type Fields, fieldsIn } from "./fields.js";
import { type Mlmodel, mlmodelIn } from "./mlmodel.js";
import type { Version } from "./registry.js";
import { type RunFolder, readRun, tagOf } from "./runs.js";

/** A model as it lies in a store, whichever way it was found. */
export interface Packaged {
	/** The run it says it comes from. */
	readonly run?: string;
	/** Of that run's code. */
	readonly commit?: string;
	/** Whether that run, which is here, was deleted. */
	readonly runDeleted?: boolean;
	/** Its `MLmodel` file, where that is here. */
	readonly mlmodel?: Mlmodel;
	/** The id in its `meta.yaml`, of a logged model. */
	readonly says?: string;
	readonly deleted: boolean;
	/** Of its files, where they are here. */
	readonly folder?: string;
	readonly facts: Readonly<Record<string, string>>;
	/** The files that say so. */
	readonly files: readonly string[];
}

/** The folders of runs and of logged models, by id. */
export interface Folders {
	readonly runs: ReadonlyMap<string, RunFolder>;
	readonly logged: ReadonlyMap<string, string>;
}

/** A version of the registry, with what is here of its run and its files. */
export async function packageOf(disk: Disk, version: Version, folders: Folders): Promise<Packaged> {
	const run = version.run === undefined ? undefined : folders.runs.get(version.run);
	const folder = await folderOf(disk, version.source ?? "", run, folders);
	const mlmodel = folder === undefined ? undefined : await mlmodelIn(disk, folder);
	const known = run && (await readRun(disk, run));
	const commit = known ? known.commit : run && (await tagOf(disk, run.folder, "mlflow.source.git.commit"));
	return {
		...(version.run && { run: version.run }),
		...(commit && { commit }),
		...(known?.deleted && { runDeleted: true }),
		...(mlmodel && { mlmodel }),
		deleted: version.deleted,
		...(folder !== undefined && { folder }),
		facts: { ...version.facts, ...factsOf(mlmodel), ...(commit && { commit }) },
		files: [version.file, ...(folder === undefined ? [] : [`${folder}/MLmodel`])],
	};
}

/** The source of a version may be an address on another machine's disk; only its end is of use here. */
async function folderOf(disk: Disk, source: string, run: RunFolder | undefined, { runs, logged }: Folders): Promise<string | undefined> {
	const [, id] = /(?:^models:|\/models)\/(m-[0-9a-f]{32})(?:\/artifacts)?\/?$/.exec(source) ?? [];
	const model = id && logged.get(id);
	if (model) return `${model}/artifacts`;
	const [, named, path] = /^runs:\/([^/]+)\/(.+)$/.exec(source) ?? [undefined, undefined, /\/artifacts\/(.+)$/.exec(source)?.[1]];
	const owner = named === undefined ? run : runs.get(named);
	const place = owner && path !== undefined ? await artifactOf(disk, owner, path.replace(/\/$/, "")) : undefined;
	return typeof place === "object" && place.stat.kind === "folder" ? place.path : undefined;
}

/** A logged model of MLflow 3; undefined where its `meta.yaml` cannot be read. */
export async function loggedModel(disk: Disk, folder: string): Promise<Packaged | undefined> {
	const meta = await fieldsIn(disk, `${folder}/meta.yaml`);
	if (!meta) return undefined;
	const artifacts = `${folder}/artifacts`;
	const [mlmodel, commit, stat] = await Promise.all([
		mlmodelIn(disk, artifacts),
		tagOf(disk, folder, "mlflow.source.git.commit"),
		disk.stat(artifacts),
	]);
	const [run, says] = [meta.get("source_run_id"), meta.get("model_id")];
	return {
		...(run && { run }),
		...(says && { says }),
		...(commit && { commit }),
		...(mlmodel && { mlmodel }),
		deleted: meta.get("lifecycle_stage") === "deleted" || folder.includes("/.trash/"),
		...(isFolder(stat) && { folder: artifacts }),
		facts: { ...loggedFacts(meta), ...factsOf(mlmodel), ...(commit && { commit }) },
		files: [`${folder}/meta.yaml`, `${folder}/artifacts/MLmodel`],
	};
}

const loggedFacts = (meta: Fields): Record<string, string> =>
	present({ model: meta.get("name"), run: meta.get("source_run_id"), created: dateOf(meta.get("creation_timestamp")) });

const factsOf = (mlmodel: Mlmodel | undefined): Record<string, string> =>
	present({ flavors: mlmodel?.flavors.join(", ") || undefined, "MLflow version": mlmodel?.version });
