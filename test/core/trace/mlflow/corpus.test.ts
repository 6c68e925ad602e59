import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { decode } from "../../../../src/core/document/decode.js";
import { metricEvidence, metricNames } from "../../../../src/core/trace/mlflow/metrics.js";
import { parseMlmodel } from "../../../../src/core/trace/mlflow/mlmodel.js";
import { loggedModel } from "../../../../src/core/trace/mlflow/packages.js";
import { loggedModelsIn } from "../../../../src/core/trace/mlflow/registry.js";
import { readRun, runsIn } from "../../../../src/core/trace/mlflow/runs.js";
import { findStores } from "../../../../src/core/trace/mlflow/stores.js";
import { readCroissant } from "../../../../src/core/trace/pointers/croissant.js";
import { readStatements } from "../../../../src/core/trace/pointers/statement.js";
import { diskAt } from "../../../../src/node/disk.js";

// Public files of other people are not part of this repository: without ../shared this suite says so and passes.
const corpus = path.resolve(process.env.RAI_CORPUS ?? "../shared/corpus");
const lineage = path.join(corpus, "lineage");

const TAG = "mlflow.source.git.commit";

const filesBelow = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name));

const nameOf = (file: string): string => path.basename(file);

/** What is read of every repository with a store, by our own reader. */
async function readStores() {
	const found = { stores: 0, commits: [] as string[], runs: 0, models: 0, metrics: 0, values: [] as string[], withoutMeta: 0 };
	for (const repository of readdirSync(lineage)) {
		const disk = diskAt(path.join(lineage, repository));
		const stores = await findStores(disk);
		found.stores += stores.length;
		const owners: string[] = [];
		for (const folder of (await runsIn(disk, stores)).values()) {
			const run = await readRun(disk, folder);
			assert.ok(run, folder.folder);
			assert.equal(run.says, run.id);
			found.runs++;
			owners.push(folder.folder);
			if (run.commit) found.commits.push(run.commit);
		}
		for (const folder of (await loggedModelsIn(disk, stores)).values()) {
			const model = await loggedModel(disk, folder);
			assert.ok(model?.mlmodel, folder);
			assert.equal(model.mlmodel.run, model.run);
			found.models++;
			owners.push(folder);
			if (model.commit) found.commits.push(model.commit);
		}
		for (const folder of owners) {
			for (const metric of await metricNames(disk, folder)) {
				const { state, value, source } = await metricEvidence(disk, { folder, owner: "run" }, { metric });
				assert.equal(state, "found", `${folder} ${source}`);
				found.metrics++;
				found.values.push(value ?? "");
			}
		}
		await disk.dispose();
	}
	return found;
}

describe("Files of public repositories", function () {
	this.timeout(60_000);

	if (!existsSync(lineage)) {
		it("are not here (../shared/corpus is absent): nothing was read", () => undefined);
		return;
	}

	it("MLflow stores: every commit that is tagged, and every metric", async () => {
		const found = await readStores();
		const inStores = filesBelow(lineage).filter((file) => file.includes("/mlruns/"));
		const tags = inStores.filter((file) => nameOf(file) === TAG).map((file) => readFileSync(file, "utf8").trim());
		const metrics = inStores.filter((file) => nameOf(path.dirname(file)) === "metrics");
		console.log(`      ${found.stores} stores, ${found.runs} runs, ${found.models} logged models`);
		console.log(`      ${found.commits.length} of ${tags.length} ${TAG} tags, ${found.metrics} of ${metrics.length} metrics`);
		assert.deepEqual(found.commits.sort(), tags.sort());
		assert.ok(found.commits.length > 0 && found.commits.every((commit) => /^[0-9a-f]{40}$/.test(commit)));
		const last = metrics.map((file) => readFileSync(file, "utf8").trim().split("\n").at(-1)?.split(" ")[1] ?? "");
		assert.deepEqual(found.values.sort(), last.sort());
	});

	it("MLmodel files: every one, with its run and its flavors", () => {
		const files = filesBelow(lineage).filter((file) => nameOf(file) === "MLmodel");
		const read = files.map((file) => parseMlmodel(decode(readFileSync(file))));
		const runs = files.flatMap((file) => /^run_id: (?!null)(.+)$/m.exec(readFileSync(file, "utf8"))?.[1] ?? []);
		console.log(`      ${read.filter(Boolean).length} of ${files.length} MLmodel files, ${runs.length} with a run`);
		assert.ok(read.every((model) => model && model.flavors.length > 0));
		assert.deepEqual(
			read.flatMap((model) => model?.run ?? []),
			runs,
		);
	});

	it("Croissant: all metadata, and what stands where a sha256 should", () => {
		const files = filesBelow(path.join(corpus, "croissant")).filter((file) => file.endsWith(".json"));
		const counts = new Map<string, number>();
		let read = 0;
		for (const file of files) {
			const croissant = readCroissant(decode(readFileSync(file)));
			const isCroissant = "@context" in (JSON.parse(readFileSync(file, "utf8")) as object);
			assert.equal("nodes" in croissant, isCroissant, file);
			if (!("nodes" in croissant)) continue;
			read++;
			for (const { checksum } of croissant.nodes) {
				const kind = checksum ? ("wrong" in checksum ? checksum.wrong : "a sha256") : undefined;
				if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
			}
		}
		console.log(`      ${read} of ${files.length} JSON files are Croissant: ${[...counts].map(([kind, n]) => `${n} ${kind}`).join(", ")}`);
		assert.deepEqual(independent(files), Object.fromEntries(counts));
	});

	it("in-toto: the examples of the specification that are JSON", () => {
		const examples = filesBelow(path.join(lineage, "in-toto__attestation"))
			.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/^```jsonc?\n(.*?)^```/gms)].map((match) => match[1] ?? ""))
			.filter((text) => text.includes('"_type"') && isJson(text));
		const statements = examples.map(readStatements);
		console.log(`      ${statements.filter((read) => !("message" in read)).length} of ${examples.length} examples`);
		assert.ok(examples.length > 0);
		assert.ok(statements.every((read) => !("message" in read) && read[0]?.predicateType && read[0].subjects.length > 0));
	});
});

/** The same counts by other means: the text, line by line. */
function independent(files: readonly string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const file of files) {
		for (const [, value = ""] of readFileSync(file, "utf8").matchAll(/"sha256": "([^"]*)"/g)) {
			const kind = /^[0-9a-f]{64}$/.test(value)
				? "a sha256"
				: value.startsWith("http")
					? "an address"
					: /^[0-9a-f]{32}$/.test(value)
						? "an MD5"
						: "no digest";
			counts[kind] = (counts[kind] ?? 0) + 1;
		}
	}
	return counts;
}

function isJson(text: string): boolean {
	try {
		return typeof JSON.parse(text) === "object";
	} catch {
		return false;
	}
}
