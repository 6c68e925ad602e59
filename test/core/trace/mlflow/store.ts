/** A file store of MLflow, described. Ids of runs are 32 hex characters. */
export interface StoredRun {
	readonly id: string;
	readonly meta?: Readonly<Record<string, string>>;
	readonly tags?: Readonly<Record<string, string>>;
	readonly metrics?: Readonly<Record<string, string>>;
	readonly artifacts?: Readonly<Record<string, string>>;
	/** Ids of the models that it logged. */
	readonly outputs?: readonly string[];
}

type Files = Record<string, string>;

export const EXPERIMENT = "965807661395077312";

const below = (folder: string, files: Readonly<Record<string, string>> = {}): Files =>
	Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

const yaml = (fields: Readonly<Record<string, string>>): string =>
	Object.entries(fields)
		.map(([name, value]) => `${name}: ${value}\n`)
		.join("");

/** As MLflow writes it on Windows: the address of the artifacts is one of another machine. */
export function runFiles({ id, meta, tags, metrics, artifacts, outputs = [] }: StoredRun, experiment = `mlruns/${EXPERIMENT}`): Files {
	const folder = `${experiment}/${id}`;
	const fields = {
		artifact_uri: `file:///E:/projects/mlruns/0/${id}/artifacts`,
		experiment_id: `'${EXPERIMENT}'`,
		lifecycle_stage: "active",
		run_id: id,
		run_name: "welcoming-vole-332",
		start_time: "1748277353634",
		status: "3",
		...meta,
	};
	return {
		[`${experiment}/meta.yaml`]: `experiment_id: '${EXPERIMENT}'\nname: Credit risk\n`,
		[`${folder}/meta.yaml`]: yaml(fields),
		...below(`${folder}/tags`, tags),
		...below(`${folder}/metrics`, metrics),
		...below(`${folder}/artifacts`, artifacts),
		...Object.fromEntries(outputs.map((model) => [`${folder}/outputs/${model}/meta.yaml`, `source_id: ${model}\n`])),
	};
}

/** A logged model of MLflow 3. */
export function modelFiles(id: string, meta: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): Files {
	const folder = `mlruns/${EXPERIMENT}/models/${id}`;
	return { [`${folder}/meta.yaml`]: yaml({ model_id: id, name: "model", status: "2", ...meta }), ...below(folder, more) };
}

/** A version in the registry. */
export function versionFiles(name: string, version: string, meta: Readonly<Record<string, string>> = {}): Files {
	const fields = { name, version, current_stage: "None", ...meta };
	return { [`mlruns/models/${name}/meta.yaml`]: yaml({ name }), [`mlruns/models/${name}/version-${version}/meta.yaml`]: yaml(fields) };
}
