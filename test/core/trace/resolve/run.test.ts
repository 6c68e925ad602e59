import assert from "node:assert/strict";
import type { Lookup, Selector } from "../../../../src/core/trace/resolution.js";
import { resolveRuns } from "../../../../src/core/trace/resolve/run.js";
import { digestOf, fakeDisk, fakeGit } from "../fakes.js";
import { EXPERIMENT, modelFiles, runFiles } from "../mlflow/store.js";
import { ask, askAll, fixesOf, lookupFor, told, type World } from "./asking.js";

const RUN = "b2dc522ce2114d2ea4cc95e4e4dd7f3f";
const OTHER = "b2dc522ce2114d2ea4cc95e4e4dd7f40";
const MODEL = "m-cb5bf81cf4af400d868b65425cc6d73a";
const COMMIT = "5b2b022e".repeat(5);
const REPORT = '{"auroc": 0.871}\n';
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${digestOf(REPORT)}\nsize 17\n`;
const EXPERIMENTS = `mlruns/${EXPERIMENT}`;

const STORED = "verified V2: the artifact is in a file store, whose files can still be edited";
const FOUND = "verified V2: the run is in a file store, whose files can still be edited";

const files = runFiles({
	id: RUN,
	tags: { "mlflow.source.git.commit": `${COMMIT}\n` },
	metrics: { accuracy: "1748277353699 0.93 0\n1748277353700 0.94 1\n", "val/loss": "1748277353699 NaN 0\n" },
	artifacts: { "eval/metrics.json": REPORT, "model.pkl": POINTER },
});

interface Case extends World {
	readonly it: string;
	readonly ref?: string;
	readonly beside?: string;
	readonly told: string;
	readonly says?: RegExp;
	readonly fixes?: readonly string[];
	readonly content?: string;
}

const CASES: readonly Case[] = [
	{ it: "is found", told: FOUND },
	{ it: "is found three folders deep", files: runFiles({ id: RUN }, "a/b/c/mlruns/0"), told: FOUND },
	{
		it: "is not looked for deeper, nor in what is installed",
		files: { ...runFiles({ id: RUN }, "a/b/c/d/mlruns/0"), ...runFiles({ id: RUN }, "node_modules/mlruns/0") },
		told: "unverifiable V1: there is no MLflow store in this workspace",
	},
	{
		it: "is found in a folder that may be read",
		disk: () => fakeDisk(runFiles({ id: RUN }, "/shared/mlruns/0"), ["/shared"]),
		told: FOUND,
	},
	{
		it: "is of a store that is not here",
		files: { "README.md": "" },
		told: "unverifiable V1: there is no MLflow store in this workspace",
	},
	{
		it: "is not in the store that is here",
		ref: `runs:/${OTHER}`,
		told: "broken V1: there is no such run in the MLflow store; trace/run-missing at name",
		says: /no run b2dc522c\w+ in “mlruns”\. Did you mean/,
		fixes: [`runs:/${RUN}`],
	},
	{
		it: "is deleted",
		files: runFiles({ id: RUN, meta: { lifecycle_stage: "deleted" } }),
		told: "broken V2: the run is deleted; trace/run-deleted at name",
	},
	{
		it: "is of an experiment in the trash",
		files: runFiles({ id: RUN }, "mlruns/.trash/7"),
		told: "broken V2: the run is deleted; trace/run-deleted at name",
	},
	{
		it: "lies in the folder of another run",
		files: runFiles({ id: RUN, meta: { run_id: OTHER } }),
		told: "broken V2: its meta.yaml is of another run; trace/run-mismatch at name",
	},
	{ it: "has a run_uuid, as before MLflow 1", files: runFiles({ id: RUN, meta: { run_id: "", run_uuid: RUN } }), told: FOUND },
	{
		it: "has no meta.yaml",
		files: { [`${EXPERIMENTS}/${RUN}/metrics/auc`]: "1 0.5 0\n" },
		told: "broken V1: its meta.yaml is not there or cannot be read; trace/run-missing at name",
	},
	{
		it: "has a meta.yaml that is no YAML",
		files: { [`${EXPERIMENTS}/${RUN}/meta.yaml`]: "run_id: [\n" },
		told: "broken V1: its meta.yaml is not there or cannot be read; trace/run-missing at name",
	},
	{
		it: "ran with changes that were not committed",
		files: runFiles({ id: RUN, tags: { "mlflow.source.git.dirty": "true" } }),
		told: `${FOUND}; trace/run-dirty at name`,
	},
	{
		it: "ran the commit that is recorded",
		beside: `gitCommit:${COMMIT}`,
		told: "verified V2: the run is in a file store, and ran the recorded commit",
	},
	{
		it: "ran another commit",
		beside: `gitCommit:${"0".repeat(40)}`,
		told: "broken V2: it ran another commit than recorded; trace/run-mismatch",
		says: /ran commit 5b2b022e5b2b…, and 000000000000… is recorded/,
		fixes: [`gitCommit:${COMMIT}`],
	},
	{
		it: "does not say which commit it ran",
		files: runFiles({ id: RUN }),
		beside: `gitCommit:${COMMIT}`,
		told: "unverifiable V2: the run does not say which commit it ran",
	},
	{ it: "has no bytes of its own", beside: `sha256:${digestOf(REPORT)}`, told: "unverifiable V2: a run has no bytes of its own" },
	{ it: "is in a named store of the workspace", ref: `mlflow-run:${RUN}@mlruns`, told: FOUND },
	{
		it: "is in a named store that is not here",
		ref: `mlflow-run:${RUN}@runs/old`,
		told: "unverifiable V1: its MLflow store is not in this workspace",
	},
	{
		it: "is on a server",
		ref: `mlflow-run:${RUN}@https://mlflow.example.com`,
		told: "unverifiable VX: pinned by its id; its tracking store is not asked",
	},
	{ it: "has an artifact", ref: `runs:/${RUN}/eval/metrics.json`, told: STORED, content: REPORT },
	{ it: "has a folder of artifacts", ref: `runs:/${RUN}/eval`, told: STORED },
	{
		it: "has an artifact that matches its sha256",
		ref: `runs:/${RUN}/eval/metrics.json@sha256:${digestOf(REPORT)}`,
		told: "verified V3: matches its sha256",
		content: REPORT,
	},
	{
		it: "has an artifact with another sha256",
		ref: `runs:/${RUN}/eval/metrics.json@sha256:${digestOf("x")}`,
		told: "broken V2: its sha256 is not the recorded one; trace/digest-mismatch at digest",
		fixes: [`runs:/${RUN}/eval/metrics.json@sha256:${digestOf(REPORT)}`],
	},
	{
		it: "has a folder that matches its dirHash",
		ref: `runs:/${RUN}/eval`,
		beside: `dirHash:${digestOf(`${digestOf(REPORT)}  metrics.json\n`)}`,
		told: "verified V3: its files match the dirHash",
	},
	{
		it: "has an artifact whose bytes are not pulled",
		ref: `runs:/${RUN}/model.pkl@sha256:${digestOf(REPORT)}`,
		told: "unverifiable V1: a git-lfs pointer stands in its place, its bytes are not pulled",
		content: POINTER,
	},
	{
		it: "has an artifact whose bytes are not pulled, and no digest",
		ref: `runs:/${RUN}/model.pkl`,
		told: "unverifiable V1: a git-lfs pointer stands in its place, its bytes are not pulled",
		content: POINTER,
	},
	{
		it: "has an artifact whose pointer says another sha256",
		ref: `runs:/${RUN}/model.pkl@sha256:${digestOf("x")}`,
		told: "broken V2: its sha256 is not the recorded one; trace/digest-mismatch at digest",
		fixes: [`runs:/${RUN}/model.pkl@sha256:${digestOf(REPORT)}`],
	},
	{
		it: "lacks an artifact",
		ref: `runs:/${RUN}/eval/other.json`,
		told: "broken V2: the run has no such artifact; trace/path-missing at path",
	},
	{
		it: "is here without its artifacts",
		files: runFiles({ id: RUN }),
		ref: `runs:/${RUN}/eval/metrics.json`,
		told: "unverifiable V2: the run is here, its artifacts are not",
	},
	{
		it: "has an artifact that is a link out of the workspace",
		ref: `runs:/${RUN}/eval/metrics.json`,
		links: [`${EXPERIMENTS}/${RUN}/artifacts/eval`],
		told: "broken V0: leads out of the run’s artifacts; trace/outside at path",
	},
	{
		it: "logged a model, as MLflow 3 keeps it",
		files: {
			...runFiles({ id: RUN, outputs: [MODEL] }),
			...modelFiles(MODEL, { source_run_id: RUN }, { "artifacts/MLmodel": "run_id: x\n" }),
		},
		ref: `runs:/${RUN}/model/MLmodel`,
		told: STORED,
		content: "run_id: x\n",
	},
	{
		it: "logged a model that lacks a file",
		files: {
			...runFiles({ id: RUN, outputs: [MODEL] }),
			...modelFiles(MODEL, { source_run_id: RUN }, { "artifacts/MLmodel": "run_id: x\n" }),
		},
		ref: `runs:/${RUN}/model/model.pkl`,
		told: "broken V2: the run has no such artifact; trace/path-missing at path",
	},
];

describe("An MLflow run", () => {
	for (const { it: name, ref = `runs:/${RUN}`, beside, told: expected, says, fixes = [], content, ...world } of CASES) {
		it(name, async () => {
			const found = await ask(resolveRuns, lookupFor(ref, beside), { files, ...world });
			assert.equal(told(found.resolution), expected);
			assert.deepEqual(fixesOf(found.resolution), fixes);
			assert.match(found.resolution.faults[0]?.message ?? "", says ?? /^([^!]+\.)?$/);
			const read = await found.content?.read();
			assert.equal(read instanceof Uint8Array ? new TextDecoder().decode(read) : undefined, content);
			if (found.resolution.state === "unverifiable") assert.match(found.resolution.remedy ?? "", /\.$/);
		});
	}

	it("tells what people know it by, and never opens the address of its artifacts", async () => {
		const { resolution } = await ask(resolveRuns, lookupFor(`runs:/${RUN}`), { files });
		assert.deepEqual(resolution.facts, {
			run: "welcoming-vole-332",
			experiment: "Credit risk",
			status: "finished",
			started: "2025-05-26",
			commit: COMMIT,
			"commit in this repository": "no",
		});
		assert.deepEqual(resolution.files?.slice(0, 2), [
			`${EXPERIMENTS}/${RUN}/meta.yaml`,
			`${EXPERIMENTS}/${RUN}/tags/mlflow.source.git.commit`,
		]);
	});

	const history = { commits: [{ files: { "train.py": "" } }] };
	const [head = ""] = fakeGit(history).ids;
	for (const [state, commit, expected] of [
		["complete", head, "yes"],
		["complete", COMMIT, "no"],
		["shallow", COMMIT, undefined],
		["none", COMMIT, undefined],
	] as const) {
		it(`says of its commit “${expected ?? "nothing"}” where the history is ${state}`, async () => {
			const tagged = runFiles({ id: RUN, tags: { "mlflow.source.git.commit": commit } });
			const { resolution } = await ask(resolveRuns, lookupFor(`runs:/${RUN}`), { files: tagged, history: { ...history, state } });
			assert.equal(told(resolution), FOUND);
			assert.equal(resolution.facts?.["commit in this repository"], expected);
		});
	}

	it("asks git once about all commits, and looks for stores once", async () => {
		const ids = Array.from({ length: 20 }, (_, i) => RUN.slice(0, 30) + String(i + 10));
		const many = Object.assign({}, ...ids.map((id, i) => runFiles({ id, tags: { "mlflow.source.git.commit": `${10 + i}`.repeat(20) } })));
		const disk = fakeDisk(many);
		const git = fakeGit(history);
		let listed = 0;
		const entries = (folder: string) => {
			if (folder === "") listed++;
			return disk.entries(folder);
		};
		const lookups = ids.map((id) => lookupFor(`runs:/${id}`)) as Parameters<typeof resolveRuns>[0];
		const found = await resolveRuns(lookups, { disk: { ...disk, entries }, git });
		assert.ok(found.every(({ resolution }) => resolution.state === "verified"));
		assert.deepEqual([listed, git.calls.filter((call) => call === "objects").length], [1, 1]);
	});

	it("cannot be checked where the system refuses to read it", async () => {
		const refuse = async () => {
			throw new Error("EACCES: permission denied, open 'mlruns'");
		};
		const { resolution } = await ask(resolveRuns, lookupFor(`runs:/${RUN}`), { files, disk: (disk) => ({ ...disk, read: refuse }) });
		assert.equal(told(resolution), "unverifiable V1: cannot be read here (EACCES: permission denied, open 'mlruns')");
	});

	it("is not hidden by a folder that may not be listed", async () => {
		const world: World = {
			files: { ...files, "postgres/data": "", "a/b/c/d": "" },
			disk: (disk) => ({
				...disk,
				stat: async (path) => {
					if (path === "a/b/c/mlruns") throw new Error("EACCES: permission denied, stat 'a/b/c/mlruns'");
					return disk.stat(path);
				},
				entries: async (folder) => {
					if (folder === "postgres") throw new Error("EACCES: permission denied, scandir 'postgres'");
					return disk.entries(folder);
				},
			}),
		};
		assert.equal(told((await ask(resolveRuns, lookupFor(`runs:/${RUN}`), world)).resolution), FOUND);
	});

	it("lets other failures through", async () => {
		const fail = async () => {
			throw new TypeError("a mistake of ours");
		};
		await assert.rejects(askAll(resolveRuns, [lookupFor(`runs:/${RUN}`)], { files, disk: (disk) => ({ ...disk, read: fail }) }), TypeError);
	});
});

describe("A metric of an MLflow run", () => {
	const asking = async (selector: Selector, ref = `runs:/${RUN}`) => {
		const lookup: Lookup = { ...lookupFor(ref), selector };
		return (await ask(resolveRuns, lookup, { files })).evidence;
	};

	it("is read with its source and its line", async () => {
		assert.deepEqual(await asking({ by: "metric", metric: "accuracy" }), {
			state: "found",
			value: "0.94",
			reason: "its latest value, of step 1",
			source: "run b2dc522c (accuracy)",
			line: 2,
			excerpt: "1748277353699 0.93 0\n1748277353700 0.94 1",
		});
	});

	for (const [what, selector, expected] of [
		["at a step", { by: "metric", metric: "accuracy", step: "0" }, ["found", undefined, "0.93"]],
		["at a step it lacks", { by: "metric", metric: "accuracy", step: "7" }, ["missing", "step", undefined]],
		["that it lacks", { by: "metric", metric: "acuracy" }, ["missing", "metric", undefined]],
		["that is no number", { by: "metric", metric: "val/loss" }, ["missing", undefined, undefined]],
		["whose name leads elsewhere", { by: "metric", metric: "../meta.yaml" }, ["missing", "metric", undefined]],
	] as const) {
		it(`${what}`, async () => {
			const evidence = await asking(selector);
			assert.deepEqual([evidence?.state, evidence?.part, evidence?.value], expected);
		});
	}

	it("is not asked for by a pointer, nor of a run that is not there", async () => {
		assert.equal(await asking({ by: "pointer", pointer: "/auroc" }, `runs:/${RUN}/eval/metrics.json`), undefined);
		assert.equal(await asking({ by: "metric", metric: "accuracy" }, `runs:/${OTHER}`), undefined);
	});
});
