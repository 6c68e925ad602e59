import assert from "node:assert/strict";
import { CHANGE_MATRIX } from "../../../src/core/changes/matrix.js";
import { changeSentence } from "../../../src/core/changes/sentence.js";
import { changesOfFiles } from "../../../src/core/changes/systemChange.js";
import { kindOf } from "../../../src/core/kinds/table.js";
import { workspace } from "../language/marked.js";

const document = (kind: string, id: string, more = "", status = "approved"): string =>
	`---\nartifact: ${kind}\nid: ${id}\ntitle: The ${kind}\nsystem: support-agent\ntier: 1\nversion: "1.0.0"\nstatus: ${status}\n${more}---\n`;

const COMPONENTS = `components:
  - { type: prompt, name: system, version: "1", ref: "file:prompts/system.txt" }
  - { type: model, name: gpt, version: "2026-05", provider: Example, ref: "file:provider.yaml" }
  - { type: guardrail, name: filter, version: "1", ref: "file:config/filter.yaml" }
  - { type: vector-store, name: index, version: "1", ref: "dir:data/articles" }
  - { type: ui, name: chat, version: "1", ref: "file:ui/chat.ts" }
`;

const FILES = {
	"sc.md": document("system-card", "SC-agent", COMPONENTS),
	"er.md": document("evaluation-report", "ER-agent", "subject: { config: 'file:config/limits.yaml' }\n"),
	"pa.md": document("privacy-assessment", "PA-agent"),
	"old.md": document(
		"system-card",
		"SC-old",
		"components: [{ type: prompt, name: a, version: '1', ref: 'file:prompts/old.txt' }]\n",
		"superseded",
	),
	"inc.md": document("incident-record", "INC-agent", "state_at_incident: { prompts: ['file:prompts/old.txt'] }\n"),
};

const changeOf = (file: string, files: Readonly<Record<string, string>> = FILES) => changesOfFiles(workspace(files), [file]);
const kindsOf = (file: string) => changeOf(file).flatMap(({ changes }) => changes);

describe("What a change of a file means", () => {
	it("is told in a line", () => {
		const [change] = changeOf("prompts/system.txt");
		assert.ok(change);
		assert.equal(
			changeSentence(change),
			"Part of support-agent (Tier 1). Reopens system card, evaluation report (regression suites), decision log (missing). Leaves privacy assessment.",
		);
	});

	it("names the documents, those that are missing, and why", () => {
		const [{ reopens, causes, leaves } = assert.fail()] = changeOf("prompts/system.txt");
		assert.deepEqual(
			reopens.map(({ kind, only, owed, documents }) => [kind, only, owed, documents.map(({ id, path, version }) => [id, path, version])]),
			[
				["system-card", [], true, [["SC-agent", "sc.md", "1.0.0"]]],
				["evaluation-report", ["regression suites"], true, [["ER-agent", "er.md", "1.0.0"]]],
				["decision-log", [], true, []],
			],
		);
		assert.deepEqual(
			causes.map(({ file, pointer, document: { id } }) => [file, pointer, id]),
			[["prompts/system.txt", "/components/0/ref", "SC-agent"]],
		);
		assert.deepEqual(
			leaves.map(({ id }) => id),
			["PA-agent"],
		);
	});

	it("depends on what the file is to the system", () => {
		assert.deepEqual(kindsOf("provider.yaml"), ["provider-update"]);
		assert.deepEqual(kindsOf("config/filter.yaml"), ["prompt-or-config-change"]);
		assert.deepEqual(kindsOf("config/limits.yaml"), ["prompt-or-config-change"]);
		assert.deepEqual(kindsOf("data/articles/7.md"), ["data-change"]);
		assert.deepEqual(kindsOf("data"), ["data-change"], "of a folder around it");
		assert.deepEqual(kindsOf("config"), ["prompt-or-config-change"]);
		for (const file of ["ui/chat.ts", "prompts/other.txt", "prompts/system.txt.bak"]) assert.deepEqual(kindsOf(file), [], file);
	});

	it("is nothing for documents that are past, or tell of the past", () => {
		assert.deepEqual(changeOf("prompts/old.txt"), []);
	});

	it("follows what is written, without the disk", () => {
		const library = workspace(FILES);
		library.set("sc.md", FILES["sc.md"].replace("prompts/system.txt", "prompts/v2.txt"));
		assert.deepEqual(changesOfFiles(library, ["prompts/system.txt"]), []);
		assert.deepEqual(
			changesOfFiles(library, ["prompts/v2.txt"]).map(({ system }) => system),
			["support-agent"],
		);
		library.set("pa.md", FILES["pa.md"].replace("approved", "retired"));
		assert.deepEqual(changesOfFiles(library, ["prompts/v2.txt"])[0]?.leaves, []);
	});

	it("counts a file that was found where the reference leads, under whatever name", () => {
		const library = workspace({ "mc.md": document("model-card", "MC-agent", "model: { ref: 'models:/agent/3' }\n") });
		const lookups = library.take();
		library.settle(
			lookups,
			lookups.map(() => ({
				resolution: { state: "verified", level: "V2", reason: "", faults: [], files: ["mlruns/models/agent/version-3/meta.yaml"] },
			})),
		);
		assert.deepEqual(changesOfFiles(library, ["mlruns/models/agent/version-3/meta.yaml"])[0]?.changes, ["model-change"]);
		assert.deepEqual(changesOfFiles(library, ["mlruns/models/agent/version-4/meta.yaml"]), []);
	});

	it("of data reopens the privacy assessment only where they are personal", () => {
		const sheet = document("dataset-sheet", "DS-a", "dataset: { ref: 'file:data/a.csv' }\n");
		const intake = (answer: string) => document("intake-request", "IR-agent", answer);
		const privacy = (answer?: string) => {
			const files = { "ds.md": sheet, "pa.md": FILES["pa.md"], ...(answer !== undefined && { "ir.md": intake(answer) }) };
			return changeOf("data/a.csv", files)[0]?.reopens.find(({ kind }) => kind === "privacy-assessment")?.only;
		};
		assert.deepEqual(privacy(), ["if the data are personal"]);
		assert.deepEqual(privacy("personal_data: personal\n"), []);
		assert.equal(privacy("personal_data: none\n"), undefined);
	});

	it("reopens of several cards and sheets those that name it", () => {
		const sheet = (id: string) => document("dataset-sheet", id, `dataset: { ref: 'file:data/${id}.csv' }\n`);
		const [change] = changeOf("data/DS-a.csv", { "a.md": sheet("DS-a"), "b.md": sheet("DS-b") });
		const ids = (documents: readonly { readonly id?: string }[] = []) => documents.map(({ id }) => id);
		assert.deepEqual(ids(change?.reopens.find(({ kind }) => kind === "dataset-sheet")?.documents), ["DS-a"]);
		assert.deepEqual(ids(change?.leaves), ["DS-b"]);
	});

	it("is nothing where data are only divided by it: settings of a training are no data", () => {
		const sheet = document("dataset-sheet", "DS-a", "composition: { splits: [{ name: train, ref: 'file:params.yaml' }] }\n");
		assert.deepEqual(changeOf("params.yaml", { "ds.md": sheet }), []);
	});

	it("of an intake is one of scope", () => {
		const files = { ...FILES, "ir.md": document("intake-request", "IR-agent") };
		assert.deepEqual(changeOf("ir.md", files)[0]?.changes, ["scope-change"]);
		assert.deepEqual(changeOf("pa.md", files), []);
	});

	it("puts several changes together: the whole of a document before a part of it", () => {
		const files = { ...FILES, "ds.md": document("dataset-sheet", "DS-a", "dataset: { ref: 'file:data/a.csv' }\n") };
		const [change] = changesOfFiles(workspace(files), ["prompts/system.txt", "data/a.csv"]);
		assert.deepEqual(change?.changes, ["prompt-or-config-change", "data-change"]);
		assert.deepEqual(change?.reopens.find(({ kind }) => kind === "evaluation-report")?.only, []);
	});
});

describe("The change matrix", () => {
	it("names document types that there are", () => {
		for (const [change, rows] of Object.entries(CHANGE_MATRIX)) for (const { kind } of rows) assert.ok(kindOf(kind), `${change}: ${kind}`);
	});
});
