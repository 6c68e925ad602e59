import { basename, dirname } from "../../path.js";
import type { Disk } from "../../ports.js";
import { present } from "../../present.js";
import { encodePath } from "../../trace/grammar/path.js";
import { fieldsIn } from "../../trace/mlflow/fields.js";
import { metricEvidence, metricNames } from "../../trace/mlflow/metrics.js";
import { type Mlmodel, mlmodelIn } from "../../trace/mlflow/mlmodel.js";
import { loggedModel } from "../../trace/mlflow/packages.js";
import { readVersion } from "../../trace/mlflow/registry.js";
import { readRun, runsIn } from "../../trace/mlflow/runs.js";
import { type Facts, flowMap, type ModelFacts, NO_FACTS, type Said, said, saidInQuotes, together } from "../fact.js";

/** What MLflow's file store says: a version of a registered model, a logged model, a run, or the folder of a packaged model. Undefined for other folders. */
export async function mlflowFacts(disk: Disk, folder: string): Promise<Facts | undefined> {
	const [, store, name, version] = /^(.*?)\/?models\/([^/]+)\/version-(\d+)$/.exec(folder) ?? [];
	if (store !== undefined && name !== undefined && version !== undefined) return ofVersion(disk, store, name, version);
	if (/\/models\/m-[0-9a-f]{32}$/.test(folder)) return ofLogged(disk, folder);
	const meta = await fieldsIn(disk, `${folder}/meta.yaml`);
	if (meta?.has("run_id") || meta?.has("run_uuid")) return ofRun(disk, folder);
	const mlmodel = await mlmodelIn(disk, folder);
	return mlmodel && ofPackage(disk, folder, mlmodel);
}

async function ofVersion(disk: Disk, store: string, name: string, version: string): Promise<Facts | undefined> {
	const folder = `${store === "" ? "" : `${store}/`}models/${name}`;
	const found = await readVersion(disk, { name, folder }, version);
	if (!found) return undefined;
	const run = found.run === undefined ? undefined : (await runsIn(disk, [store])).get(found.run);
	const model: ModelFacts = {
		...present({ name: said(name, found.file), version: saidInQuotes(version, found.file) }),
		...present({ ref: saidInQuotes(`models:/${encodePath(name)}/${version}`, found.file) }),
		more: {},
	};
	return together([{ ...NO_FACTS, models: [model] }, run ? await ofRun(disk, run.folder) : NO_FACTS]);
}

async function ofLogged(disk: Disk, folder: string): Promise<Facts | undefined> {
	const found = await loggedModel(disk, folder);
	if (!found) return undefined;
	const source = `${folder}/meta.yaml`;
	const experiment = dirname(dirname(folder));
	const run = found.run === undefined ? undefined : `${experiment}/${found.run}`;
	const model: ModelFacts = {
		...present({ name: said(found.facts["model"], source), ref: saidInQuotes(`models:/${basename(folder)}`, source) }),
		more: libraryOf(found.mlmodel, `${folder}/artifacts/MLmodel`),
	};
	const isHere = run !== undefined && (await disk.stat(run)) !== undefined;
	return together([{ ...NO_FACTS, models: [model] }, isHere ? await ofRun(disk, run) : NO_FACTS]);
}

/** A folder that a run logged is named by the run; one that was copied out of its store by nothing that could be followed. */
async function ofPackage(disk: Disk, folder: string, mlmodel: Mlmodel): Promise<Facts> {
	const [, owner = "", path = ""] = /^(.*)\/artifacts(?:\/(.*))?$/.exec(folder) ?? [];
	if (/\/models\/m-[0-9a-f]{32}$/.test(owner)) return (await ofLogged(disk, owner)) ?? NO_FACTS;
	const isOfRun = mlmodel.run !== undefined && basename(owner) === mlmodel.run && path !== "";
	const ref = isOfRun ? saidInQuotes(`runs:/${mlmodel.run}/${encodePath(path)}`, `${folder}/MLmodel`) : undefined;
	const model: ModelFacts = { ...(ref && { ref }), more: libraryOf(mlmodel, `${folder}/MLmodel`) };
	return together([{ ...NO_FACTS, models: [model] }, isOfRun ? await ofRun(disk, owner) : NO_FACTS]);
}

/** How a model is loaded says what it was built with, but for the flavor that all of them have. */
const libraryOf = (mlmodel: Mlmodel | undefined, source: string): Record<string, Said> =>
	present({
		library: said(
			mlmodel?.flavors.find((flavor) => flavor !== "python_function"),
			source,
		),
	});

/** Metrics that are taken over; a run may log hundreds. */
const MOST = 20;

async function ofRun(disk: Disk, folder: string): Promise<Facts> {
	const id = basename(folder);
	const experiment = dirname(folder);
	const run = await readRun(disk, { id, folder, experiment: { id: basename(experiment), folder: experiment, trashed: false } });
	if (!run) return NO_FACTS;
	const names = (await metricNames(disk, folder)).slice(0, MOST);
	const metrics = await Promise.all(names.map((name) => metricOf(disk, folder, name)));
	const commit = run.commit !== undefined && /^[0-9a-f]{40}$/.test(run.commit) ? run.commit : undefined;
	return {
		...NO_FACTS,
		runs: [saidInQuotes(`mlflow-run:${id}`, `${folder}/meta.yaml`)].flatMap((one) => one ?? []),
		code: [saidInQuotes(commit && `git:${commit}`, `${folder}/tags/mlflow.source.git.commit`)].flatMap((one) => one ?? []),
		metrics: metrics.flatMap((one) => one ?? []),
	};
}

/** With its evidence, so that the number is compared from now on. */
async function metricOf(disk: Disk, folder: string, metric: string): Promise<Said | undefined> {
	const { state, value } = await metricEvidence(disk, { folder, owner: "" }, { metric });
	const name = said(metric, `${folder}/metrics/${metric}`);
	if (state !== "found" || value === undefined || !name || !/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value)) return undefined;
	const evidence = flowMap({ ref: `"mlflow-run:${basename(folder)}"`, metric: name.yaml });
	return { yaml: flowMap({ name: name.yaml, value, evidence }), source: name.source };
}
