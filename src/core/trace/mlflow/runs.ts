import type { Disk } from "../../ports.js";
import { present } from "../../present.js";
import { foldersIn, textIn } from "../resolve/files.js";
import { dateOf, type Fields, fieldsIn } from "./fields.js";
import { type Experiment, experimentsIn } from "./stores.js";

/** A folder that has a run's id for a name. */
export interface RunFolder {
	readonly id: string;
	readonly folder: string;
	readonly experiment: Experiment;
}

/** Every run of some stores, by its id. A run that was copied into its store's trash is last. */
export async function runsIn(disk: Disk, stores: readonly string[]): Promise<ReadonlyMap<string, RunFolder>> {
	const experiments = (await Promise.all(stores.map((store) => experimentsIn(disk, store)))).flat();
	const folders = await Promise.all(experiments.map((experiment) => runsOf(disk, experiment)));
	return new Map(
		folders
			.flat()
			.reverse()
			.map((run) => [run.id, run]),
	);
}

async function runsOf(disk: Disk, experiment: Experiment): Promise<readonly RunFolder[]> {
	const names = await foldersIn(disk, experiment.folder);
	return names.filter((name) => !OTHERS.has(name)).map((id) => ({ id, folder: `${experiment.folder}/${id}`, experiment }));
}

/** What MLflow 3 keeps beside an experiment's runs. */
const OTHERS = new Set(["models", "traces", "datasets", "tags"]);

/** What a run says of itself. */
export interface Run extends RunFolder {
	/** The id in its `meta.yaml`. */
	readonly says: string | undefined;
	readonly deleted: boolean;
	/** Of the code it ran, as it was tagged. */
	readonly commit?: string;
	/** Whether it ran with changes that were not committed. */
	readonly dirty: boolean;
	/** For people: name, status, date, experiment. */
	readonly facts: Readonly<Record<string, string>>;
}

/** Undefined where its `meta.yaml` is not there, or is no YAML mapping. */
export async function readRun(disk: Disk, at: RunFolder): Promise<Run | undefined> {
	const meta = await fieldsIn(disk, `${at.folder}/meta.yaml`);
	if (!meta) return undefined;
	const [commit, dirty, experiment] = await Promise.all([
		tagOf(disk, at.folder, "mlflow.source.git.commit"),
		tagOf(disk, at.folder, "mlflow.source.git.dirty"),
		fieldsIn(disk, `${at.experiment.folder}/meta.yaml`),
	]);
	return {
		...at,
		says: meta.get("run_id") ?? meta.get("run_uuid"),
		deleted: at.experiment.trashed || meta.get("lifecycle_stage") === "deleted",
		...(commit && { commit }),
		dirty: dirty?.toLowerCase() === "true",
		facts: factsOf(meta, experiment?.get("name") ?? at.experiment.id, commit),
	};
}

/** A tag's value, of a run or a logged model. */
export async function tagOf(disk: Disk, folder: string, name: string): Promise<string | undefined> {
	return (await textIn(disk, `${folder}/tags/${name}`))?.trim() || undefined;
}

const STATUS: Readonly<Record<string, string>> = { 1: "running", 2: "scheduled", 3: "finished", 4: "failed", 5: "killed" };

function factsOf(meta: Fields, experiment: string, commit: string | undefined): Record<string, string> {
	return present({
		run: meta.get("run_name"),
		experiment,
		status: STATUS[meta.get("status") ?? ""] ?? meta.get("status")?.toLowerCase(),
		started: dateOf(meta.get("start_time")),
		commit,
	});
}
