import assert from "node:assert/strict";
import { type Policy, type PolicyFile, policyFor, readPolicy } from "../../../src/core/policy/policy.js";

/** Policies by folder, "" for the root. */
const policies = (texts: Readonly<Record<string, string>>): PolicyFile[] =>
	Object.entries(texts).map(([folder, text]) => readPolicy(folder === "" ? "rai-docs.yaml" : `${folder}/rai-docs.yaml`, text));

const at = (path: string, texts: Readonly<Record<string, string>>): Policy => policyFor(policies(texts), path);

const asks = (rule: string, severity: string): string => `rules:\n  ${rule}: ${severity}\n`;

describe("The severity of a rule", () => {
	const nothing = "";
	for (const [name, rule, usual, root, nested, expected] of [
		["is the usual one without a policy", "file/placeholder", "warning", nothing, nothing, "warning"],
		["is loosened by the root", "file/placeholder", "warning", "info", nothing, "info"],
		["is turned off by the root", "file/placeholder", "warning", "off", nothing, "off"],
		["is tightened by the root", "file/placeholder", "warning", "error", nothing, "error"],
		["is not loosened by a subfolder", "file/placeholder", "warning", nothing, "info", "warning"],
		["is not turned off by a subfolder", "file/placeholder", "warning", nothing, "off", "warning"],
		["is tightened by a subfolder", "file/placeholder", "warning", nothing, "error", "error"],
		["is tightened again by a subfolder, where the root loosened it", "file/placeholder", "warning", "off", "info", "info"],
		["is not loosened by a subfolder, where the root tightened it", "file/placeholder", "warning", "error", "warning", "error"],
		["is locked for what is required", "schema/required", "warning", "info", nothing, "warning"],
		["is locked against turning off", "schema/required", "error", "off", nothing, "error"],
		["is locked, and may be tightened", "schema/required", "warning", "error", nothing, "error"],
		["is locked, and may be tightened by a subfolder", "schema/required", "warning", nothing, "error", "error"],
		["is locked for governance", "governance/approval-changed", "error", "off", nothing, "error"],
		["is locked for traces", "trace/commit-missing", "error", "info", nothing, "error"],
		["is locked for policies", "policy/rule", "error", "off", nothing, "error"],
		["is not locked for names that only begin alike", "schema/required-soon", "error", "off", nothing, "off"],
	] as const) {
		it(name, () => {
			const texts = { ...(root && { "": asks(rule, root) }), ...(nested && { a: asks(rule, nested) }) };
			assert.equal(at("a/b.md", texts).severityOf(rule, usual), expected);
		});
	}

	it("is decided by the folders on the way only", () => {
		const texts = { "": asks("file/placeholder", "info"), a: asks("file/placeholder", "error"), ab: asks("file/placeholder", "error") };
		assert.equal(at("a/c.md", texts).severityOf("file/placeholder", "warning"), "error");
		assert.equal(at("abc/c.md", texts).severityOf("file/placeholder", "warning"), "info");
		assert.equal(at("c.md", texts).severityOf("file/placeholder", "warning"), "info");
	});

	it("is tightened from folder to folder, in whatever order they are read", () => {
		const texts = { "a/b": asks("file/placeholder", "error"), a: asks("file/placeholder", "warning"), "": asks("file/placeholder", "off") };
		assert.equal(at("a/x.md", texts).severityOf("file/placeholder", "info"), "warning");
		assert.equal(at("a/b/x.md", texts).severityOf("file/placeholder", "info"), "error");
	});

	for (const word of ["fatal", "ERROR", "1", '""', "[error]", "{ a: b }", "~"]) {
		it(`is not changed by ${word}`, () =>
			assert.equal(at("a.md", { "": asks("file/placeholder", word) }).severityOf("file/placeholder", "warning"), "warning"));
	}

	for (const rule of ["constructor", "__proto__", "toString"]) {
		it(`of ${rule} is the usual one`, () => assert.equal(at("a.md", { "": "rules: {}\n" }).severityOf(rule, "warning"), "warning"));
	}
});

describe("An association", () => {
	for (const [glob, path, matches] of [
		["README.md", "README.md", true],
		["README.md", "a/README.md", false],
		["**/README.md", "README.md", true],
		["**/README.md", "a/b/README.md", true],
		["models/**/README.md", "models/README.md", true],
		["models/**/README.md", "models/a/b/README.md", true],
		["models/**/README.md", "old/models/README.md", false],
		["models/*/README.md", "models/a/b/README.md", false],
		["models/*", "models/.hidden.md", true],
		["**/*.md", "a/.b/c.md", true],
		["*.{md,yaml}", "a.yaml", true],
		["a?.md", "ab.md", true],
		["a?.md", "a/.md", false],
		["README.md", "readme.md", false],
		["a b/*.md", "a b/c.md", true],
		["modèles/*.md", "modèles/é.md", true],
		["models/[[]x[]].md", "models/[x].md", true],
		["models/*.md", "models/[x].md", true],
		["!models/**", "models/a.md", false],
	] as const) {
		it(`of ${glob} ${matches ? "reaches" : "does not reach"} ${path}`, () => {
			const { kindFor } = at(path, { "": `associations:\n  "${glob}": model-card\n` });
			assert.equal(kindFor(path), matches ? "model-card" : undefined);
		});
	}

	it("of a subfolder is about the subfolder", () => {
		const texts = { a: 'associations:\n  "README.md": huggingface-model-card\n' };
		assert.equal(at("a/README.md", texts).kindFor("a/README.md"), "huggingface-model-card");
		assert.equal(at("README.md", texts).kindFor("README.md"), undefined);
		assert.equal(at("a/b/README.md", texts).kindFor("a/b/README.md"), undefined);
		assert.equal(at("ab/README.md", texts).kindFor("ab/README.md"), undefined);
	});

	it("of the nearest folder wins", () => {
		const texts = {
			"a/b": "associations:\n  README.md: huggingface-dataset-card\n",
			"": 'associations:\n  "**/README.md": huggingface-model-card\n',
		};
		assert.equal(at("a/b/README.md", texts).kindFor("a/b/README.md"), "huggingface-dataset-card");
		assert.equal(at("a/README.md", texts).kindFor("a/README.md"), "huggingface-model-card");
	});

	it("of one file wins by coming last", () => {
		const text = 'associations:\n  "**/README.md": huggingface-model-card\n  data/README.md: huggingface-dataset-card\n';
		assert.equal(at("data/README.md", { "": text }).kindFor("data/README.md"), "huggingface-dataset-card");
	});

	it("in a folder with marks in its name is about that folder", () => {
		const texts = { "[a] (b)*": "associations:\n  README.md: model-card\n" };
		assert.equal(at("[a] (b)*/README.md", texts).kindFor("[a] (b)*/README.md"), "model-card");
	});

	for (const glob of ["", "[", "(", "**(", "{a,", "\\\\", "+(a", "a".repeat(70_000)]) {
		it(`of a glob that is none does no harm: ${glob.slice(0, 8)}`, () => {
			const { kindFor } = at("a.md", { "": `associations:\n  "${glob}": model-card\n  b.md: model-card\n` });
			assert.equal(kindFor("a.md"), undefined);
			assert.equal(kindFor("b.md"), "model-card");
		});
	}

	it("of a glob with many stars does not hold the editor up", () => {
		const started = performance.now();
		const path = `${"a".repeat(30)}.md`;
		assert.equal(at(path, { "": `associations:\n  "${"*a".repeat(10)}*b": model-card\n` }).kindFor(path), undefined);
		assert.ok(performance.now() - started < 500, `it took ${Math.round(performance.now() - started)} ms`);
	});
});

describe("What is settled for a system", () => {
	const ROOT = "systems:\n  credit: { tier: 2, production: true, owner: { name: Ada } }\n  fraud: { tier: 3 }\n";

	it("is its tier, and whether it is in use", () => {
		assert.deepEqual(at("a.md", { "": ROOT }).system("credit"), { tier: 2, production: true, owner: { name: "Ada" } });
		assert.equal(at("a.md", { "": ROOT }).system("fraud")?.production, false);
	});

	it("is nothing for a system it does not name", () => {
		for (const name of [undefined, "", "other", "constructor", "__proto__"]) assert.equal(at("a.md", { "": ROOT }).system(name), undefined);
	});

	for (const [name, nested, expected] of [
		["is tightened by a subfolder", "systems: { credit: { tier: 1 } }", { tier: 1, production: true }],
		["is not loosened by a subfolder", "systems: { credit: { tier: 3, production: false } }", { tier: 2, production: true }],
		["may be put to use by a subfolder", "systems: { fraud: { production: true } }", { tier: 2, production: true }],
	] as const) {
		it(name, () => {
			const { tier, production } = at("a/b.md", { "": ROOT, a: nested }).system("credit") ?? {};
			assert.deepEqual({ tier, production }, expected);
		});
	}

	it("may be settled by a subfolder alone", () => {
		const texts = { a: "systems: { credit: { tier: 1 } }" };
		assert.equal(at("a/b.md", texts).system("credit")?.tier, 1);
		assert.equal(at("b.md", texts).system("credit"), undefined);
	});

	for (const value of ["4", "0", "high", '""', "[1]", "~"]) {
		it(`is no tier where it says ${value}`, () =>
			assert.equal(at("a.md", { "": `systems: { credit: { tier: ${value} } }` }).system("credit")?.tier, undefined));
	}
});

describe("The owner that new documents start with", () => {
	const ROOT = "owner: { name: Ada, email: ada@example.com, role: rai-lead }\nsystems:\n  credit: { owner: { name: Grace } }\n";

	for (const [name, path, system, nested, expected] of [
		["is the folder's", "a.md", "fraud", "", "Ada"],
		["is the system's first", "a.md", "credit", "", "Grace"],
		["is the nearest folder's", "a/a.md", "fraud", "owner: { name: Mira }", "Mira"],
		["is that of the system in the nearest folder", "a/a.md", "credit", "systems: { credit: { owner: { name: Tove } } }", "Tove"],
		["is nobody's where a name is empty", "a/a.md", "fraud", 'owner: { name: "" }', "Ada"],
		["is not a text", "a/a.md", "fraud", "owner: Mira", "Ada"],
	] as const) {
		it(name, () => assert.equal(at(path, { "": ROOT, a: nested }).owner(system)?.name, expected));
	}

	it("comes with address and role", () => {
		assert.deepEqual(at("a.md", { "": ROOT }).owner(undefined), { name: "Ada", email: "ada@example.com", role: "rai-lead" });
	});

	it("is nobody without a policy", () => assert.equal(at("a.md", {}).owner("credit"), undefined));
});

describe("A policy that cannot be read in parts", () => {
	for (const text of [
		"",
		"# nothing\n",
		"- a\n",
		"text\n",
		"rules: [a]\n",
		"rules:\nassociations:\nsystems:\n",
		"include: x\n",
		"systems: [credit]\n",
		"systems: { credit: }\n",
	]) {
		it(`says nothing else: ${JSON.stringify(text)}`, () => {
			const policy = at("a.md", { "": text });
			assert.equal(policy.severityOf("file/placeholder", "warning"), "warning");
			assert.equal(policy.kindFor("a.md"), undefined);
			assert.equal(policy.owner("credit"), undefined);
		});
	}

	it("says what stands before its mistake", () => {
		assert.equal(at("a.md", { "": 'associations:\n  a.md: model-card\nowner: { name: "x\n' }).kindFor("a.md"), "model-card");
	});
});
