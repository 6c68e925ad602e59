import assert from "node:assert/strict";
import type { Lookup } from "../../../../src/core/trace/resolution.js";
import { resolveModels } from "../../../../src/core/trace/resolve/model.js";
import { digestOf } from "../fakes.js";
import { EXPERIMENT, modelFiles, runFiles, versionFiles } from "../mlflow/store.js";
import { ask, fixesOf, lookupFor, told, type World } from "./asking.js";

const RUN = "b2dc522ce2114d2ea4cc95e4e4dd7f3f";
const OTHER = "4f2d312c1bba4240afc5e9a054a6585b";
const ID = "m-cb5bf81cf4af400d868b65425cc6d73a";
const COMMIT = "5b2b022e".repeat(5);
const MLMODEL = `flavors:\n  python_function: {}\n  sklearn: {}\nmlflow_version: 2.2.2\nrun_id: ${RUN}\n`;

const FOUND = "verified V2: the version is in a file registry, whose files can still be edited";
const LOGGED = "verified V2: the model is in a file store, whose files can still be edited";
const NO_STORE = "unverifiable V1: there is no MLflow model registry in this workspace";

const run = runFiles({ id: RUN, tags: { "mlflow.source.git.commit": COMMIT }, artifacts: { "model/MLmodel": MLMODEL } });
const registered = versionFiles("credit risk", "3", {
	run_id: RUN,
	source: `file:///E:/mlruns/0/${RUN}/artifacts/model`,
	creation_timestamp: "1748277353634",
});
const files = { ...run, ...registered };
const logged = modelFiles(
	ID,
	{ source_run_id: RUN, creation_timestamp: "1767500874001" },
	{ "artifacts/MLmodel": MLMODEL, "metrics/auc": `1 0.5 0 ${RUN}\n`, "tags/mlflow.source.git.commit": COMMIT },
);
const dirHash = digestOf(`${digestOf(MLMODEL)}  MLmodel\n`);

interface Case extends World {
	readonly it: string;
	readonly ref?: string;
	readonly beside?: string;
	readonly told: string;
	readonly says?: RegExp;
	readonly fixes?: readonly string[];
	readonly facts?: Readonly<Record<string, string>>;
}

const staged = {
	...versionFiles("m", "1", { current_stage: "Production" }),
	...versionFiles("m", "2", { current_stage: "Production" }),
	...versionFiles("m", "10"),
};
const MOVING = (word: string) => `“${word}” moves from version to version; trace/unpinned at version`;

const VERSIONS: readonly Case[] = [
	{
		it: "is found, with what is known of it",
		told: FOUND,
		facts: { run: RUN, registered: "2025-05-26", flavors: "python_function, sklearn", "MLflow version": "2.2.2", commit: COMMIT },
	},
	{ it: "is not looked for where there is no store", files: { "README.md": "" }, told: NO_STORE },
	{ it: "is not looked for where the store has no registry", files: run, told: NO_STORE },
	{
		it: "is not in the registry",
		ref: "models:/credit%20risc/3",
		told: "broken V1: the registry has no such model; trace/path-missing at name",
		says: /Did you mean “credit risk”/,
		fixes: ["models:/credit%20risk/3"],
	},
	{
		it: "is no version of its model",
		ref: "models:/credit%20risk/4",
		told: "broken V1: the registry has no such version; trace/path-missing at version",
		says: /Its last is 3\./,
	},
	{
		it: "was deleted",
		files: versionFiles("credit risk", "3", { current_stage: "Deleted_Internal" }),
		told: "broken V1: the version was deleted; trace/path-missing at version",
	},
	{ it: "is of the commit that is recorded", beside: `gitCommit:${COMMIT}`, told: FOUND },
	{
		it: "is of another commit",
		beside: `gitCommit:${"0".repeat(40)}`,
		told: "broken V2: its run ran another commit than recorded; trace/run-mismatch",
		fixes: [`gitCommit:${COMMIT}`],
	},
	{
		it: "is of a run that is not here",
		files: registered,
		beside: `gitCommit:${COMMIT}`,
		told: "unverifiable V2: the version is in a file registry; which commit it comes from is not known here",
	},
	{
		it: "is of a run that was deleted",
		files: { ...files, ...runFiles({ id: RUN, meta: { lifecycle_stage: "deleted" } }) },
		told: "broken V2: its run is deleted; trace/run-deleted at version",
	},
	{
		it: "says another run in its MLmodel",
		files: { ...files, ...runFiles({ id: RUN, artifacts: { "model/MLmodel": `run_id: ${OTHER}\n` } }) },
		told: "broken V2: its MLmodel file names another run; trace/run-mismatch at version",
	},
	{
		it: "was registered from its run",
		files: { ...run, ...versionFiles("credit risk", "3", { run_id: OTHER, source: `runs:/${RUN}/model` }) },
		told: "broken V2: its MLmodel file names another run; trace/run-mismatch at version",
	},
	{
		it: "was registered from a logged model",
		files: { ...logged, ...versionFiles("credit risk", "3", { run_id: OTHER, source: `models:/${ID}` }) },
		told: "broken V2: its MLmodel file names another run; trace/run-mismatch at version",
	},
	{ it: "matches its dirHash", beside: `dirHash:${dirHash}`, told: "verified V3: its files match the dirHash" },
	{
		it: "has another dirHash",
		beside: `dirHash:${"0".repeat(64)}`,
		told: "broken V2: its dirHash is not the recorded one; trace/digest-mismatch",
		fixes: [`dirHash:${dirHash}`],
	},
	{
		it: "is of a run that is not in the store",
		files: { ...run, ...versionFiles("credit risk", "3", { run_id: OTHER }) },
		told: `unverifiable V2: the version is in a file registry; its run ${OTHER.slice(0, 12)}… is not in the store`,
	},
	{
		it: "has files elsewhere",
		files: registered,
		beside: `dirHash:${dirHash}`,
		told: "unverifiable V2: the version is in a file registry; its files are not here",
	},
	{
		it: "moves by stage",
		ref: "models:/m/production",
		files: staged,
		told: `unpinned V2: ${MOVING("production")}`,
		fixes: ["models:/m/2"],
	},
	{ it: "moves as the latest", ref: "models:/m/latest", files: staged, told: `unpinned V2: ${MOVING("latest")}`, fixes: ["models:/m/10"] },
	{
		it: "moves by alias",
		ref: "models:/m@champion",
		files: { ...staged, "mlruns/models/m/aliases/champion": "1" },
		told: `unpinned V2: ${MOVING("champion")}`,
		fixes: ["models:/m/1"],
	},
	{ it: "moves, nobody knows where to", ref: "models:/m@champion", files: staged, told: `unpinned V0: ${MOVING("champion")}` },
	{ it: "moves, in a registry elsewhere", ref: "models:/m/Staging", files: {}, told: `unpinned V0: ${MOVING("Staging")}` },
	{ it: "moves by an alias that leads out", ref: "models:/m@..%2F..%2Fx", files: staged, told: `unpinned V0: ${MOVING("../../x")}` },
];

const MODELS: readonly Case[] = [
	{ it: "is found", told: LOGGED, facts: { model: "model", run: RUN, created: "2026-01-04", commit: COMMIT } },
	{ it: "is not looked for where there is no store", files: {}, told: "unverifiable V1: there is no MLflow store in this workspace" },
	{
		it: "is not in the store",
		files: run,
		told: "broken V1: there is no such model in the MLflow store; trace/path-missing at name",
		says: /no logged model m-cb5bf81cf4… in “mlruns”/,
	},
	{
		it: "lost its meta.yaml",
		files: { [`mlruns/${EXPERIMENT}/models/${ID}/artifacts/MLmodel`]: MLMODEL },
		told: "broken V1: there is no such model in the MLflow store; trace/path-missing at name",
		says: /no meta\.yaml/,
	},
	{
		it: "is deleted",
		files: modelFiles(ID, { lifecycle_stage: "deleted" }),
		told: "broken V2: the model is deleted; trace/run-deleted at name",
	},
	{
		it: "lies in the folder of another one",
		files: modelFiles(ID, { model_id: "m-0" }),
		told: "broken V2: its meta.yaml is of another model; trace/run-mismatch at name",
	},
	{
		it: "says another run in its MLmodel",
		files: modelFiles(ID, { source_run_id: OTHER }, { "artifacts/MLmodel": MLMODEL }),
		told: "broken V2: its MLmodel file names another run; trace/run-mismatch at name",
	},
	{ it: "matches its dirHash", beside: `dirHash:${dirHash}`, told: "verified V3: its files match the dirHash" },
	{ it: "is of the commit that is recorded", beside: `gitCommit:${COMMIT}`, told: LOGGED },
];

function all(cases: readonly Case[], usual: { readonly ref: string; readonly files: Readonly<Record<string, string>> }): void {
	for (const { it: name, ref = usual.ref, beside, told: expected, says, fixes = [], facts = {}, ...world } of cases) {
		it(name, async () => {
			const { resolution } = await ask(resolveModels, lookupFor(ref, beside), { files: usual.files, ...world });
			assert.equal(told(resolution), expected);
			assert.deepEqual(fixesOf(resolution), fixes);
			assert.match(resolution.faults[0]?.message ?? "", says ?? /^([^!]+\.)?$/);
			for (const [fact, value] of Object.entries(facts)) assert.equal(resolution.facts?.[fact], value);
			if (resolution.state === "unverifiable") assert.match(resolution.remedy ?? "", /\.$/);
		});
	}
}

describe("A version of an MLflow model", () => all(VERSIONS, { ref: "models:/credit%20risk/3", files }));

describe("A logged model of MLflow 3", () => {
	all(MODELS, { ref: `models:/${ID}`, files: logged });

	it("has metrics that are evidence", async () => {
		const lookup: Lookup = { ...lookupFor(`models:/${ID}`), selector: { by: "metric", metric: "auc" } };
		const { evidence, resolution } = await ask(resolveModels, lookup, { files: logged });
		assert.deepEqual([evidence?.state, evidence?.value, evidence?.source], ["found", "0.5", "model m-cb5bf81c (auc)"]);
		assert.ok(resolution.files?.includes(`mlruns/${EXPERIMENT}/models/${ID}/metrics/auc`));
	});
});
