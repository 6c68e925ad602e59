import type { Disk } from "../../ports.js";
import { present } from "../../present.js";
import { foldersIn, textIn } from "../resolve/files.js";
import { staysBelow } from "../resolve/outcome.js";
import { dateOf, type Fields, fieldsIn } from "./fields.js";
import { experimentsIn } from "./stores.js";

/** A model with a name in a store's registry. */
export interface Registered {
	readonly name: string;
	readonly folder: string;
}

/** Every registered model of some stores; undefined where none of them has a registry. */
export async function registeredIn(disk: Disk, stores: readonly string[]): Promise<readonly Registered[] | undefined> {
	const names = await Promise.all(stores.map((store) => foldersIn(disk, `${store}/models`)));
	const models = stores.flatMap((store, i) => (names[i] ?? []).map((name) => ({ name, folder: `${store}/models/${name}` })));
	return models.length > 0 ? models : undefined;
}

/** What the registry says of a version. */
export interface Version {
	readonly version: string;
	/** The `meta.yaml` that says it. */
	readonly file: string;
	readonly run?: string;
	/** Where it was registered from: `runs:/<run>/<path>`, `models:/<model id>`, or an address of the machine that did. */
	readonly source?: string;
	readonly stage?: string;
	readonly deleted: boolean;
	readonly facts: Readonly<Record<string, string>>;
}

/** The numbers of a model's versions, the highest first. */
export async function versionsOf(disk: Disk, { folder }: Registered): Promise<readonly string[]> {
	const numbers = (await foldersIn(disk, folder)).flatMap((name) => /^version-(\d+)$/.exec(name)?.[1] ?? []);
	return numbers.sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1));
}

/** Undefined where there is no such version, or its `meta.yaml` cannot be read. */
export async function readVersion(disk: Disk, { folder }: Registered, version: string): Promise<Version | undefined> {
	const file = `${folder}/version-${version}/meta.yaml`;
	const meta = await fieldsIn(disk, file);
	return meta && versionFrom(meta, version, file);
}

function versionFrom(meta: Fields, version: string, file: string): Version {
	const [run, stage] = [meta.get("run_id"), meta.get("current_stage")];
	const source = meta.get("source") ?? meta.get("storage_location");
	return {
		version,
		file,
		...(run && { run }),
		...(source && { source }),
		...(stage && { stage }),
		deleted: stage === "Deleted_Internal",
		facts: present({ stage: stage === "None" ? undefined : stage, registered: dateOf(meta.get("creation_timestamp")), run }),
	};
}

/** The version that a stage, an alias or `latest` leads to at this time, as far as the registry says. */
export async function movesTo(disk: Disk, model: Registered, moving: string, isAlias: boolean): Promise<string | undefined> {
	if (isAlias && !staysBelow(moving)) return undefined;
	if (isAlias) return /^\d+$/.exec((await textIn(disk, `${model.folder}/aliases/${moving}`))?.trim() ?? "")?.[0];
	const numbers = await versionsOf(disk, model);
	const versions = await Promise.all(numbers.map((version) => readVersion(disk, model, version)));
	const isMeant = ({ stage, deleted }: Version): boolean =>
		!deleted && (moving === "latest" || stage?.toLowerCase() === moving.toLowerCase());
	return versions.find((version) => version && isMeant(version))?.version;
}

/** The folders of MLflow 3's logged models, by id. */
export async function loggedModelsIn(disk: Disk, stores: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const experiments = (await Promise.all(stores.map((store) => experimentsIn(disk, store)))).flat();
	const found = await Promise.all(
		experiments.map(async ({ folder }) => (await foldersIn(disk, `${folder}/models`)).map((id) => [id, `${folder}/models/${id}`] as const)),
	);
	return new Map(found.flat().reverse());
}
