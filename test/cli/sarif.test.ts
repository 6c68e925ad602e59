import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
import AjvDraft04 from "ajv-draft-04";
import formats from "ajv-formats";
import { baseText } from "../cases/case.js";
import { newFolder, remove } from "../node/folder.js";
import { checkJson, elsewhere, run } from "./run.js";

const CARD = elsewhere(baseText("model-card.md"));
const FILES = {
	"rai-docs.yaml": "rules:\n  no/rule: off\n  yaml/ambiguous: error\n",
	"models/a b#c%41.md": CARD.replace('"1.0.0"', "1.10").replace("title: Parking forecast", "title: no"),
	"models/ü🚀.yaml": elsewhere(baseText("model-card.yaml")).replace(/^status: .*$/m, "status: 🚀done"),
	"y.md": "---\nartifact: system-card\nid: SC-yy\nstatus: draft\n---\n",
	"empty.md": "---\nartifact: model-card\nid: MC-empty\nstatus: in-review\n---\n",
};

interface Sarif {
	readonly version: string;
	readonly runs: readonly [
		{
			readonly tool: { readonly driver: { readonly name: string; readonly semanticVersion: string; readonly rules: readonly SarifRule[] } };
			readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
			readonly results: readonly SarifResult[];
		},
	];
}

interface SarifRule {
	readonly id: string;
	readonly shortDescription: { readonly text: string };
	readonly help: { readonly text: string; readonly markdown: string };
	readonly defaultConfiguration: { readonly level: string };
}

interface SarifResult {
	readonly ruleId: string;
	readonly ruleIndex: number;
	readonly level: string;
	readonly message: { readonly text: string };
	readonly locations: readonly SarifLocation[];
	readonly relatedLocations?: readonly SarifLocation[];
	readonly partialFingerprints: Readonly<Record<string, string>>;
}

interface SarifLocation {
	readonly physicalLocation: {
		readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
		readonly region?: { readonly startLine: number; readonly startColumn: number; readonly endLine: number; readonly endColumn: number };
	};
}

async function checkSarif(root: string, ...args: string[]): Promise<Sarif["runs"][0]> {
	const { out } = await run(root, ["check", "--format", "sarif", ...args]);
	const report: Sarif = JSON.parse(out);
	assert.equal(report.version, "2.1.0");
	return report.runs[0];
}

function faults(report: unknown): string[] {
	// The schema has patterns that only engines without Unicode mode read.
	const ajv = new AjvDraft04({ allErrors: true, strict: false, unicodeRegExp: false });
	formats.default(ajv as never);
	const validate = ajv.compile(schema);
	validate(report);
	return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe("rai-docs check --format sarif", () => {
	let root: string;
	before(() => {
		root = newFolder(FILES);
	});
	after(() => remove(root));

	it("is SARIF 2.1.0 by its schema", async () => {
		const { out } = await run(root, ["check", "--format", "sarif"]);
		assert.deepEqual(faults(JSON.parse(out)), []);
	});

	it("is so without a problem, too", async () => {
		const clean = newFolder({ "a.md": CARD });
		const { out, code } = await run(clean, ["check", "--format", "sarif"]);
		assert.equal(code, 0);
		assert.deepEqual(faults(JSON.parse(out)), []);
		assert.deepEqual(JSON.parse(out).runs[0].results, []);
		remove(clean);
	});

	it("would not be, if it were not", async () => {
		const { out } = await run(root, ["check", "--format", "sarif"]);
		assert.notDeepEqual(faults({ ...JSON.parse(out), version: "2.0" }), []);
	});

	it("has the problems of the JSON, in its order", async () => {
		const { results } = await checkSarif(root);
		const { problems } = await checkJson(root);
		const levels: Record<string, string> = { error: "error", warning: "warning", info: "note" };
		assert.deepEqual(
			results.map(({ ruleId, level, message, partialFingerprints }) => [ruleId, level, message.text, partialFingerprints["raiDocs/v1"]]),
			problems.map(({ rule, severity, message, fingerprint }) => [rule, levels[severity], message, fingerprint]),
		);
		assert.ok(results.length > 5);
	});

	it("has one-based regions, and none for a document as a whole", async () => {
		const { results } = await checkSarif(root);
		const { problems } = await checkJson(root);
		for (const [i, { locations }] of results.entries()) {
			const range = problems[i]?.range;
			const region = range && {
				...{ startLine: range.start.line + 1, startColumn: range.start.character + 1 },
				...{ endLine: range.end.line + 1, endColumn: range.end.character + 1 },
			};
			assert.deepEqual(locations[0]?.physicalLocation.region ?? null, region ?? null);
		}
	});

	it("names files by addresses below the root that lead to them", async () => {
		const { results, originalUriBaseIds } = await checkSarif(root);
		const { problems } = await checkJson(root);
		for (const [i, { locations, relatedLocations = [] }] of results.entries()) {
			for (const { physicalLocation } of [...locations, ...relatedLocations]) {
				const { uri, uriBaseId } = physicalLocation.artifactLocation;
				const file = fileURLToPath(new URL(uri, originalUriBaseIds[uriBaseId]?.uri));
				assert.ok(existsSync(file), file);
			}
			assert.equal(decodeURIComponent(locations[0]?.physicalLocation.artifactLocation.uri ?? ""), problems[i]?.path);
		}
		assert.match(originalUriBaseIds["ROOT"]?.uri ?? "", /^file:\/\/\/.*\/$/);
	});

	it("explains each rule that it uses, once, with its page", async () => {
		const { tool, results } = await checkSarif(root);
		const { rules, name, semanticVersion } = tool.driver;
		assert.deepEqual([name, semanticVersion], ["RAI Docs", "9.8.7"]);
		assert.deepEqual([...new Set(rules.map(({ id }) => id))].sort(), [...new Set(results.map(({ ruleId }) => ruleId))].sort());
		for (const { id, shortDescription, help } of rules) {
			assert.match(help.markdown, new RegExp(`^# .*${id}`));
			assert.notEqual(help.text, "");
			assert.notEqual(shortDescription.text, "");
		}
		for (const { ruleId, ruleIndex } of results) assert.equal(rules[ruleIndex]?.id, ruleId);
	});

	it("keeps its fingerprints when lines move", async () => {
		const moved = newFolder({
			...FILES,
			"y.md": FILES["y.md"].replace("artifact", "# one\n# two\nartifact"),
			"empty.md": `${FILES["empty.md"]}\n\nMore.\n`,
		});
		const prints = async (folder: string) => (await checkSarif(folder)).results.map((r) => r.partialFingerprints["raiDocs/v1"]).sort();
		assert.deepEqual(await prints(moved), await prints(root));
		remove(moved);
	});

	it("shows what PATH lets through", async () => {
		const { results } = await checkSarif(root, "y.md");
		assert.deepEqual([...new Set(results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri))], ["y.md"]);
	});
});
