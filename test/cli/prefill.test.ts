import assert from "node:assert/strict";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { newFolder, remove } from "../node/folder.js";
import { run } from "./run.js";

const RUN = "3f2a9c1d4b5e6f708192a3b4c5d6e7f8";
const COMMIT = "90b1d8f7c6e5a4b3c2d1e0f9a8b7c6d5e4f3a2b1";

const FILES = {
	"mlruns/0/meta.yaml": "experiment_id: '0'\nname: Default\n",
	[`mlruns/0/${RUN}/meta.yaml`]: `run_id: ${RUN}\nrun_name: quick-owl\nstatus: 3\nlifecycle_stage: active\n`,
	[`mlruns/0/${RUN}/tags/mlflow.source.git.commit`]: COMMIT,
	[`mlruns/0/${RUN}/metrics/auroc`]: "1700000000000 0.871 0\n",
	[`mlruns/0/${RUN}/metrics/loss`]: "1700000000000 nan 0\n",
	[`mlruns/0/${RUN}/artifacts/model/MLmodel`]: `run_id: ${RUN}\nflavors:\n  python_function: {}\n  sklearn: {}\n`,
	"mlruns/models/credit-gbm/meta.yaml": "name: credit-gbm\n",
	"mlruns/models/credit-gbm/version-3/meta.yaml": `name: credit-gbm\nversion: 3\nrun_id: ${RUN}\nsource: runs:/${RUN}/model\n`,
	"data/train set.csv.dvc": "outs:\n- md5: 9b1c5d4e3f2a1b0c9d8e7f6a5b4c3d2e\n  size: 1234\n  hash: md5\n  path: train set.csv\n",
	[`hub/models--acme--scorer/snapshots/${COMMIT}/README.md`]:
		'---\nlicense: apache-2.0\nlanguage: [en, no]\nlibrary_name: transformers\npipeline_tag: text-classification\nbase_model: acme/base\nbase_model_relation: finetune\nmodel-index:\n- name: scorer\n  results:\n  - task: { type: text-classification }\n    dataset: { type: imdb, name: "IMDb: test" }\n    metrics:\n    - { type: accuracy, value: 0.912 }\n    - { type: f1, name: F1, value: n/a }\n---\n# Scorer\n',
	[`hub/models--acme--scorer/snapshots/${COMMIT}/config.json`]:
		'{ "architectures": ["BertForSequenceClassification"], "model_type": "bert" }\n',
	"old.md": `---\nartifact: model-card\nschema: "1"\nid: MC-old\ntitle: Old\nsystem: credit\ntier: 1\nversion: "2.0.0"\nstatus: approved\nmodel: { name: gbm, version: "2", ref: { ref: "models:/gbm/2", digest: "md5:9b1c5d4e3f2a1b0c9d8e7f6a5b4c3d2e" }, type: classifier }\ndatasets: [{ role: training, ref: "file:data/a.csv" }]\nlimitations: [It is old]\n---\n`,
	"notes.txt": "no facts\n",
};

describe("rai-docs new --from", () => {
	let root: string;
	before(() => {
		root = newFolder(FILES);
	});
	after(() => remove(root));

	async function made(kind: string, ...args: readonly string[]) {
		const out = `made-${kind}-${Math.abs(
			args
				.join("")
				.split("")
				.reduce((hash, c) => (hash * 31 + c.charCodeAt(0)) | 0, 0),
		)}.md`;
		const { code, err, out: said } = await run(root, ["new", kind, "--system", "credit", "--out", out, ...args]);
		assert.deepEqual([code, err], [0, ""]);
		const text = readFileSync(path.join(root, out), "utf8");
		return { text, said, file: out, front: parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? "") };
	}

	it("takes a version of MLflow's registry, with the commit and the numbers of its run", async () => {
		const { text, said, front } = await made("model-card", "--tier", "1", "--from", "mlruns/models/credit-gbm/version-3");
		const { name, version, ref } = front.model;
		assert.deepEqual([name, version, ref], ["credit-gbm", "3", "models:/credit-gbm/3"]);
		assert.deepEqual([front.training.code, front.training.run], [`git:${COMMIT}`, `mlflow-run:${RUN}`]);
		assert.deepEqual(front.metrics, [{ name: "auroc", value: 0.871, evidence: { ref: `mlflow-run:${RUN}`, metric: "auroc" } }]);
		assert.match(text, /^ {2}name: credit-gbm {2}# from mlruns\/models\/credit-gbm\/version-3\/meta\.yaml: confirm$/m);
		assert.match(said, /tier 1\.\n6 values are filled in, and to be confirmed\.\n$/);
	});

	it("takes a packaged model, from its MLmodel file", async () => {
		const { front } = await made("model-card", "--tier", "3", "--from", `mlruns/0/${RUN}/artifacts/model/MLmodel`);
		assert.deepEqual([front.model.ref, front.model.library], [`runs:/${RUN}/model`, "sklearn"]);
	});

	it("takes a run into a report", async () => {
		const { front } = await made("evaluation-report", "--tier", "2", "--from", `mlruns/0/${RUN}`);
		assert.deepEqual([front.subject.code, front.run.ref, front.results.length], [`git:${COMMIT}`, `mlflow-run:${RUN}`, 1]);
	});

	it("takes a .dvc file", async () => {
		const { front } = await made("dataset-sheet", "--tier", "2", "--from", "data/train set.csv.dvc");
		assert.deepEqual(
			[front.dataset.name, front.dataset.ref, front.dataset.size.bytes],
			["train set.csv", "dvc:data/train%20set.csv.dvc@md5:9b1c5d4e3f2a1b0c9d8e7f6a5b4c3d2e", 1234],
		);
	});

	it("takes a folder of the Hub", async () => {
		const { front } = await made("model-card", "--tier", "2", "--from", `hub/models--acme--scorer/snapshots/${COMMIT}/README.md`);
		const { name, ref, license, language, library, task, architecture, base_model, base_model_relation } = front.model;
		assert.deepEqual(
			[name, ref, license, library, task],
			["acme/scorer", `hf:acme/scorer@${COMMIT}`, "apache-2.0", "transformers", "text-classification"],
		);
		assert.deepEqual(
			[language, architecture, base_model, base_model_relation],
			[["en", "no"], "BertForSequenceClassification", "hf:acme/base", "finetune"],
		);
		assert.deepEqual(front.metrics, [{ name: "accuracy", value: 0.912, note: "IMDb: test" }], "what is no number is left out");
	});

	it("takes an earlier document, and none of its judgements; of several sources each what it knows", async () => {
		const { text, front } = await made("model-card", "--tier", "1", "--from", "MC-old", "--from", "data/train set.csv.dvc");
		assert.deepEqual(front.model.ref, { ref: "models:/gbm/2", digest: "md5:9b1c5d4e3f2a1b0c9d8e7f6a5b4c3d2e" });
		assert.deepEqual([front.model.type, front.limitations, front.datasets.length], ["classifier", [], 2]);
		assert.match(text, /# from MC-old@2\.0\.0: confirm$/m);
		const plan = await made("evaluation-plan", "--tier", "3", "--from", "MC-old");
		assert.deepEqual(plan.front.subject.model, front.model.ref);
	});

	it("is quiet in a draft, and an error in review", async () => {
		const { file, text } = await made("model-card", "--tier", "3", "--from", "MC-old");
		const found = async () => (await run(root, ["check", file])).out.match(/.*draft\/unconfirmed/g) ?? [];
		assert.match((await found()).join("\n"), /^ *- +info +\d values came from elsewhere/);
		writeFileSync(path.join(root, file), text.replace("status: draft", "status: in-review"));
		const errors = await found();
		assert.equal(errors.length, text.match(/: confirm$/gm)?.length);
		assert.match(errors[0] ?? "", /error +“model\.name” came from MC-old@2\.0\.0/);
	});

	it("says why not", async () => {
		const refused = async (...args: readonly string[]) => {
			const { code, err } = await run(root, ["new", ...args]);
			assert.equal(code, 2);
			return err;
		};
		assert.match(await refused("model-card", "--from", "MC-none"), /There is neither a document nor a file MC-none/);
		assert.match(await refused("model-card", "--from", "notes.txt"), /nothing that a document could begin with/);
		assert.match(await refused("model-card", "--from", ".."), /lies outside of the root/);
		assert.match(await refused("decision-log", "--from", "MC-old"), /fills in no decision log/);
		const elsewhere = newFolder({ "meta.yaml": `run_id: ${RUN}\n` });
		symlinkSync(elsewhere, path.join(root, "away"));
		assert.match(await refused("model-card", "--from", "away"), /leads out of the workspace/);
		remove(elsewhere);
	});
});
