import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { ruleInfo } from "../../src/core/index.js";
import { baseText } from "../cases/case.js";
import { addFiles, newFolder, remove } from "../node/folder.js";
import { checkJson, elsewhere, listed, run } from "./run.js";

const CARD = elsewhere(baseText("model-card.md"));
const FILES = {
	"rai-docs.yaml": "rules:\n  no/rule: off\nassociations:\n  hub/README.md: huggingface-model-card\n",
	"models/a b.md": CARD.replace('"1.0.0"', "1.10").replace("title: Parking forecast", "title: no"),
	"models/ü.yaml": elsewhere(baseText("model-card.yaml"))
		.replace("id: MC-parking", "id: MC-two")
		.replace(/^status: .*$/m, "status: 🚀done"),
	"hub/README.md": "---\nlicense: mit\n---\n# A\n\nTODO\n\nTBD\n",
	"x.md": CARD,
	"y.md": "---\nartifact: system-card\nstatus: draft\n---\n",
	"z.md": "---\nartifact: model-card\nid: [\n---\n",
};

describe("rai-docs check --format json", () => {
	let root: string;
	before(() => {
		root = newFolder(FILES);
	});
	after(() => remove(root));

	it("has the keys that are promised, in their order", async () => {
		const { out } = await run(root, ["check", "--format", "json"]);
		const report = JSON.parse(out);
		const keys = Object.keys(report);
		assert.deepEqual(keys.slice(0, 4), ["schema", "artifacts", "problems", "summary"]);
		const others = ["excluded", "unreadable", "history", "changedRules", "references", "claims", "traceability"];
		assert.deepEqual(keys.slice(4), others);
		assert.deepEqual(Object.keys(report.summary), ["errors", "warnings", "infos", "waived"]);
		for (const problem of report.problems)
			assert.deepEqual(Object.keys(problem), [
				...["rule", "severity", "message", "path", "range", "artifact", "pointer", "fingerprint", "related", "fixes", "waivedBy", "who"],
			]);
		assert.ok(out.endsWith("}\n"));
	});

	it("has values of the types that are promised", async () => {
		const { schema, artifacts, problems, summary } = await checkJson(root);
		assert.deepEqual([schema, artifacts], [1, 6]);
		assert.ok(problems.length > 8);
		for (const problem of problems) {
			assert.ok(ruleInfo(problem.rule), problem.rule);
			assert.match(problem.severity, /^(?:error|warning|info)$/);
			assert.notEqual(problem.message, "");
			assert.ok(problem.artifact === null || typeof problem.artifact === "string");
			assert.ok(problem.pointer === null || /^(?:$|\/|#)/.test(problem.pointer), String(problem.pointer));
			assert.equal(problem.waivedBy, null);
			assert.ok(problem.fixes.every((title) => typeof title === "string" && title !== ""));
			for (const position of problem.range ? [problem.range.start, problem.range.end] : [])
				assert.deepEqual(Object.keys(position), ["line", "character"]);
		}
		const count = (severity: string) => problems.filter((problem) => problem.severity === severity).length;
		assert.deepEqual(summary, { errors: count("error"), warnings: count("warning"), infos: count("info"), waived: 0 });
	});

	it("has zero-based positions in UTF-16 units", async () => {
		const { problems } = await checkJson(root);
		const at = (file: string, rule: string) => problems.find((p) => p.path === file && p.rule === rule)?.range;
		assert.deepEqual(at("models/a b.md", "yaml/unquoted"), { start: { line: 7, character: 9 }, end: { line: 7, character: 13 } });
		const { start, end } = at("models/ü.yaml", "schema/value") ?? assert.fail();
		assert.deepEqual([start.character, end.character], [8, 14]);
		assert.equal(at("y.md", "draft/unanswered"), null);
	});

	it("names files that exist, by POSIX paths from the root", async () => {
		const { problems } = await checkJson(root);
		for (const { path: file, related } of problems)
			for (const name of [file, ...related.map((r) => r.path)]) assert.ok(existsSync(path.join(root, name)) && !/^\.|\\/.test(name), name);
		assert.deepEqual(
			[...new Set(problems.map((p) => p.path))].sort(),
			Object.keys(FILES)
				.filter((name) => name !== "x.md")
				.concat("x.md")
				.sort(),
		);
	});

	it("is in a stable order, whatever the folder it is asked from", async () => {
		const [first, second] = await Promise.all([
			run(root, ["check", "--format", "json"]),
			run(path.join(root, "models"), ["check", "--format=json", root]),
		]);
		assert.equal(first.out, second.out);
		const { problems } = await checkJson(root);
		const place = (p: (typeof problems)[number]) =>
			[p.path, p.range?.start.line ?? -1, p.range?.start.character ?? -1, p.rule, p.message] as const;
		for (const [i, problem] of problems.entries()) {
			const [a, b] = [place(problem), problems[i + 1] && place(problems[i + 1] as typeof problem)];
			const at = b ? a.findIndex((part, j) => part !== b[j]) : -1;
			assert.ok(!b || at < 0 || (a[at] as string) < (b[at] as string), `${a} before ${b}`);
		}
	});

	it("has a fingerprint of its own for each problem", async () => {
		const { problems } = await checkJson(root);
		const fingerprints = problems.map((p) => p.fingerprint);
		assert.deepEqual(
			fingerprints.filter((f, i) => fingerprints.indexOf(f) !== i),
			[],
		);
	});

	it("tells where else an id stands", async () => {
		const report = await checkJson(root);
		const duplicate = report.problems.find((p) => p.rule === "artifact/duplicate-id" && p.path === "x.md");
		assert.deepEqual(
			duplicate?.related.map((r) => r.path),
			["models/a b.md"],
		);
		assert.deepEqual(Object.keys(duplicate?.related[0] ?? {}).sort(), ["message", "path", "range"]);
	});
});

describe("A fingerprint survives", () => {
	const WRONG = CARD.replace('"1.0.0"', "1.10")
		.replace('"3"', "3")
		.replace("  - Setting prices\n", "  - TODO\n  - TBD\n")
		.concat("\nTODO\n\nTODO again\n");

	const fingerprints = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
		const root = newFolder(files);
		const { problems } = await checkJson(root);
		remove(root);
		return problems.map((p) => `${p.rule} ${p.fingerprint}`).sort();
	};

	for (const [name, change] of [
		["lines above, in the front matter", (text: string) => text.replace("artifact:", "# one\n# two\n\nartifact:")],
		["lines above, in the body", (text: string) => text.replace("# Parking", "Some words before.\n\n# Parking")],
		["CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
		["a byte order mark", (text: string) => `\uFEFF${text}`],
		["other keys above", (text: string) => text.replace("version:", "classification: internal\nversion:")],
		["keys in another order", (text: string) => text.replace(/^(system: .*\n)(tier: .*\n)(version: .*\n)/m, "$3$1$2")],
		[
			"other indentation",
			(text: string) => text.replace(/^ {2}(name|version|ref):/gm, "    $1:").replace("    name: mape", "  name: mape"),
		],
	] as const) {
		it(name, async () => {
			const before = await fingerprints({ "a.md": WRONG });
			assert.ok(before.length >= 5, before.join("\n"));
			assert.deepEqual(await fingerprints({ "a.md": change(WRONG) }), before);
		});
	}

	it("a new name of the file, which has an id", async () => {
		assert.deepEqual(await fingerprints({ "b/c.md": WRONG }), await fingerprints({ "a.md": WRONG }));
	});

	it("the mending of another problem", async () => {
		const before = await fingerprints({ "a.md": WRONG });
		const after = await fingerprints({ "a.md": WRONG.replace("version: 1.10", 'version: "1.1.0"') });
		assert.deepEqual(
			after,
			before.filter((f) => !f.endsWith("/version") || f.endsWith("/model/version")),
		);
	});

	it("nothing that makes it another problem", async () => {
		const [one] = await fingerprints({ "a.md": CARD.replace('"1.0.0"', "1.10") });
		const [other] = await fingerprints({ "a.md": CARD.replace('"1.0.0"', "1.10").replace("MC-parking", "MC-other") });
		assert.notEqual(one, other);
	});
});

describe("The list of problems", () => {
	it("is the same, in whatever order the disk names files", async () => {
		const [a, b] = [newFolder(), newFolder()];
		const files = Object.entries(FILES);
		addFiles(a, Object.fromEntries(files));
		addFiles(b, Object.fromEntries(files.toReversed()));
		assert.deepEqual(listed(await checkJson(a)), listed(await checkJson(b)));
		[a, b].forEach(remove);
	});
});
