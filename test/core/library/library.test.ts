import assert from "node:assert/strict";
import { isPolicyPath } from "../../../src/core/kinds/policy.js";
import { Library } from "../../../src/core/library/library.js";
import type { PastVersion } from "../../../src/core/ports.js";
import { compareProblems } from "../../../src/core/problem.js";
import { baseText } from "../../cases/case.js";
import { checkedIn, TODAY, workspace } from "../language/marked.js";
import { pick, random } from "../language/random.js";

const card = (id: string, front = ""): string => `---\nartifact: model-card\nid: ${id}\nstatus: draft\n${front}---\n`;

/** `rule` of all problems of a file but that it is not finished, with where else they point. */
function told(library: Library, path: string): string[] {
	const problems = checkedIn(library, path).problems.filter(({ rule }) => rule !== "draft/unanswered");
	return problems.map(({ rule, related }) => [rule, ...related.map((other) => `${other.path}:${other.range.start.line}`)].join(" "));
}

const sorted = (paths: ReadonlySet<string>): string[] => [...paths].sort();

const version = (text: string, digit = "1"): PastVersion => ({
	...{ text, commit: digit.repeat(40), date: "2026-10-30", whole: true },
	author: { name: "Ada Osei", email: "ada@example.com" },
});

describe("Ids that stand twice", () => {
	it("are a problem of both files, each pointing at the other", () => {
		const library = workspace({ "b.md": card("MC-xx"), "a.md": card("MC-xx") });
		assert.deepEqual(told(library, "a.md"), ["artifact/duplicate-id b.md:2"]);
		assert.deepEqual(told(library, "b.md"), ["artifact/duplicate-id a.md:2"]);
	});

	it("appear, and disappear when one is changed", () => {
		const library = workspace({ "a.md": card("MC-xx"), "b.md": card("MC-yy") });
		assert.deepEqual(told(library, "a.md"), []);
		assert.deepEqual(sorted(library.set("b.md", card("MC-xx"))), ["a.md", "b.md"]);
		assert.deepEqual(told(library, "a.md"), ["artifact/duplicate-id b.md:2"]);
		assert.deepEqual(sorted(library.set("b.md", card("MC-zz"))), ["a.md", "b.md"]);
		assert.deepEqual(told(library, "a.md"), []);
		assert.deepEqual(told(library, "b.md"), []);
	});

	it("disappear when one is deleted", () => {
		const library = workspace({ "a.md": card("MC-xx"), "b.md": card("MC-xx"), "c.md": card("MC-xx") });
		assert.deepEqual(sorted(library.delete("c.md")), ["a.md", "b.md", "c.md"]);
		assert.deepEqual(told(library, "a.md"), ["artifact/duplicate-id b.md:2"]);
		library.delete("b.md");
		assert.deepEqual(told(library, "a.md"), []);
		assert.equal(library.check("b.md"), undefined);
	});

	it("follow a file that is renamed", () => {
		const library = workspace({ "a.md": card("MC-xx"), "b.md": card("MC-xx") });
		library.delete("b.md");
		library.set("c.md", card("MC-xx"));
		assert.deepEqual(told(library, "a.md"), ["artifact/duplicate-id c.md:2"]);
	});

	it("point at where the other stands now", () => {
		const library = workspace({ "a.md": card("MC-xx"), "b.md": card("MC-xx") });
		assert.deepEqual(sorted(library.set("b.md", card("MC-xx").replace("artifact", "# one more line\nartifact"))), ["a.md", "b.md"]);
		assert.deepEqual(told(library, "a.md"), ["artifact/duplicate-id b.md:3"]);
	});

	it("disappear when the other is no document of ours any more", () => {
		const library = workspace({ "a.md": card("MC-xx"), "b.md": card("MC-xx") });
		library.set("b.md", "# Notes\n");
		assert.deepEqual(told(library, "a.md"), []);
		assert.deepEqual(library.paths, ["a.md"]);
	});

	it("are found between risks of different files", () => {
		const risks = (name: string) => `---\nartifact: risk-assessment\nid: RA-${name}${name}\nstatus: draft\nrisks:\n  - id: RSK-aa\n---\n`;
		const library = workspace({ "a.md": risks("a"), "b.md": risks("b") });
		assert.deepEqual(told(library, "a.md"), ["artifact/duplicate-id b.md:5"]);
		library.set("b.md", risks("b").replace("RSK-aa", "RSK-bb"));
		assert.deepEqual(told(library, "a.md"), []);
	});

	it("within one file are that file's alone", () => {
		const library = workspace({ "b.md": card("MC-yy") });
		const twice = "---\nartifact: risk-assessment\nid: RA-aa\nstatus: draft\nrisks:\n  - id: RSK-aa\n  - id: RSK-aa\n---\n";
		assert.deepEqual(sorted(library.set("a.md", twice)), ["a.md"]);
		assert.deepEqual(told(library, "a.md"), ["artifact/duplicate-id a.md:5"]);
	});

	for (const id of ["constructor", "__proto__", "hasOwnProperty"]) {
		it(`are ids by any name: ${id}`, () => {
			const library = workspace({ "a.md": card(id) });
			assert.ok(!told(library, "a.md").some((problem) => problem.startsWith("artifact/duplicate-id")));
			assert.equal(library.holds("toString"), false);
			assert.equal(library.holds(id), true);
		});
	}

	it("tell fingerprints apart by path", () => {
		const alone = workspace({ "a.md": card("MC-xx", "version: 1.10\n") });
		const [problem] = checkedIn(alone, "a.md").problems;
		const both = workspace({ "a.md": card("MC-xx", "version: 1.10\n"), "b.md": card("MC-xx", "version: 1.10\n") });
		const fingerprints = both.paths.flatMap((path) => checkedIn(both, path).problems.map(({ fingerprint }) => fingerprint));
		assert.equal(problem?.fingerprint.includes("a.md"), false);
		assert.equal(new Set(fingerprints).size, fingerprints.length);
	});
});

describe("A change says whose problems may have changed", () => {
	it("nobody's, where the text is the same", () =>
		assert.deepEqual(sorted(workspace({ "a.md": card("MC-xx") }).set("a.md", card("MC-xx"))), []));

	it("its own, where it stands alone", () => {
		assert.deepEqual(sorted(workspace({ "a.md": card("MC-xx"), "b.md": card("MC-yy") }).set("a.md", card("MC-zz"))), ["a.md"]);
	});

	it("its own, where it is new", () => assert.deepEqual(sorted(workspace({}).set("a.md", card("MC-zz"))), ["a.md"]));

	it("nobody's, where there is nothing to delete", () => assert.deepEqual(sorted(workspace({}).delete("a.md")), []));

	it("everybody's, where it is a policy's", () => {
		const library = workspace({ "a.md": card("MC-xx"), "b/c.md": card("MC-yy") });
		assert.deepEqual(sorted(library.set("rai-docs.yaml", "version: 1\n")), ["a.md", "b/c.md", "rai-docs.yaml"]);
	});

	it("everybody's and its own, where it is a policy's that is gone", () => {
		const library = workspace({ "rai-docs.yaml": "rules: { x: error }\n", "a.md": card("MC-xx") });
		assert.deepEqual(sorted(library.delete("rai-docs.yaml")), ["a.md", "rai-docs.yaml"]);
	});

	it("its own, where its past is known", () => {
		const library = workspace({ "a.md": card("MC-xx").replace("draft", "approved") });
		const past = version(card("MC-xx"));
		assert.ok(!told(library, "a.md").includes("artifact/status-step"));
		assert.deepEqual(sorted(library.setHistory("a.md", [past])), ["a.md"]);
		assert.ok(told(library, "a.md").includes("artifact/status-step"));
		library.set("a.md", card("MC-xx").replace("draft", "in-review"));
		assert.ok(!told(library, "a.md").includes("artifact/status-step"), "the past stays known when the text changes");
		assert.deepEqual(sorted(library.setHistory("b.md", [])), []);
		assert.deepEqual(sorted(library.setHistory("a.md", [past])), [], "what is known already changes nothing");
	});
});

describe("The files of a library", () => {
	it("are known by the folders around them", () => {
		const library = workspace({ "a.md": card("MC-xx"), "a/b.md": "", "a/b/c.md": "", "ab/c.md": "", "d/e/f.md": "", "d/g.md": "" });
		const under = (...paths: string[]) => library.filesUnder(new Set(paths)).sort();
		assert.deepEqual(under("a"), ["a/b.md", "a/b/c.md"]);
		assert.deepEqual(under("a/b", "a.md", "d/e", "nowhere", "d/e/f.md"), ["a.md", "a/b/c.md", "d/e/f.md"]);
		assert.deepEqual(under("", "/", "A"), []);
		assert.deepEqual(under(), []);
	});
});

describe("The past of a document", () => {
	const approved = card("MC-xx", "approvals: [{ name: T }]\n");

	it("is known already where git has no new commit", () => {
		const library = workspace({ "a.md": approved });
		const versions = [version(approved, "2"), version(card("MC-xx"), "1")];
		assert.deepEqual(sorted(library.setHistory("a.md", versions)), ["a.md"]);
		assert.deepEqual(sorted(library.setHistory("a.md", versions)), []);
		assert.deepEqual(sorted(library.setHistory("a.md", [version(approved, "3"), ...versions])), ["a.md"]);
	});

	it("is gone where git knows it no more: nothing is left to compare with", () => {
		const library = workspace({ "a.md": card("MC-xx").replace("draft", "approved"), "b.md": card("MC-yy") });
		library.setHistory("a.md", [version(card("MC-xx"))]);
		assert.ok(told(library, "a.md").includes("artifact/status-step"));
		assert.deepEqual(sorted(library.forgetHistory("a.md")), ["a.md"]);
		assert.ok(!told(library, "a.md").includes("artifact/status-step"));
		for (const path of ["a.md", "b.md", "c.md"]) assert.deepEqual(sorted(library.forgetHistory(path)), [], "nothing was known of it");
		assert.deepEqual(sorted(library.setHistory("a.md", [version(card("MC-xx"))])), ["a.md"], "and it may come back");
	});

	it("tells of approvals that are gone, also where none is left", () => {
		const library = workspace({ "a.md": card("MC-xx") });
		library.setHistory("a.md", [version(approved)]);
		assert.ok(told(library, "a.md").includes("governance/approval-rewritten"));
		library.set("a.md", approved);
		assert.ok(!told(library, "a.md").includes("governance/approval-rewritten"));
	});
});

describe("A policy that changes", () => {
	const HUB = "---\ntags: [no]\n---\n# A\n";

	it("makes documents of files, and files of documents", () => {
		const library = workspace({ "README.md": HUB });
		assert.deepEqual(library.paths, []);
		library.set("rai-docs.yaml", "associations:\n  README.md: huggingface-model-card\n");
		assert.deepEqual(library.paths, ["README.md", "rai-docs.yaml"]);
		assert.deepEqual(told(library, "README.md"), ["yaml/ambiguous"]);
		library.set("rai-docs.yaml", "version: 1\n");
		assert.deepEqual(library.paths, ["rai-docs.yaml"]);
		library.delete("rai-docs.yaml");
		assert.deepEqual(library.paths, []);
	});

	it("changes severities at once, and back when it is gone", () => {
		const library = workspace({ "a.md": card("MC-xx", "data: no\n") });
		const severities = () =>
			checkedIn(library, "a.md").problems.flatMap(({ rule, severity }) => (rule === "yaml/ambiguous" ? severity : []));
		assert.deepEqual(severities(), ["warning"]);
		library.set("rai-docs.yaml", "rules: { yaml/ambiguous: error }\n");
		assert.deepEqual(severities(), ["error"]);
		library.set("rai-docs.yaml", "rules: { yaml/ambiguous: off }\n");
		assert.deepEqual(severities(), []);
		library.delete("rai-docs.yaml");
		assert.deepEqual(severities(), ["warning"]);
	});

	it("in a subfolder changes what is below it only", () => {
		const library = workspace({ "a/x.md": card("MC-xx", "data: no\n"), "b/x.md": card("MC-yy", "data: no\n") });
		library.set("a/rai-docs.yaml", "rules: { yaml/ambiguous: error }\n");
		const severity = (path: string) => checkedIn(library, path).problems.find(({ rule }) => rule === "yaml/ambiguous")?.severity;
		assert.deepEqual([severity("a/x.md"), severity("b/x.md")], ["error", "warning"]);
	});

	it("ends the leniency of drafts when the system is in production", () => {
		const library = workspace({ "a.md": card("MC-xx", "system: credit\n") });
		assert.equal(checkedIn(library, "a.md").artifact.drafting, true);
		library.set("rai-docs.yaml", "systems: { credit: { production: true } }\n");
		assert.equal(checkedIn(library, "a.md").artifact.drafting, false);
		assert.ok(told(library, "a.md").includes("schema/required"));
	});

	it("makes what a stricter tier asks for asked for", () => {
		const library = workspace({ "a.md": baseText("model-card.md") });
		assert.deepEqual(told(library, "a.md"), []);
		library.set("rai-docs.yaml", "systems: { parking: { tier: 1 } }\n");
		assert.equal(checkedIn(library, "a.md").artifact.tier, 1);
		assert.ok(told(library, "a.md").includes("section/missing"));
	});

	it("that leaves ids to others leaves no trace of them", () => {
		const library = workspace({
			"rai-docs.yaml": "associations:\n  b.md: huggingface-model-card\n",
			"b.md": "---\nid: MC-xx\n---\n",
			"a.md": card("MC-xx"),
		});
		assert.deepEqual(told(library, "a.md"), []);
	});
});

describe("What a library knows", () => {
	const library = workspace({
		"rai-docs.yaml": "systems:\n  fraud: { tier: 2 }\n  settled: {}\n",
		"a.md": card("MC-aa", "title: The card\nsystem: credit\ntier: 3\n"),
		"b.yaml": "artifact: dataset-sheet\nid: DS-b\nsystem: credit\ntier: 1\n",
		"c.md": card("MC-cc", "system: fraud\ntier: 3\n"),
		"d.md": "# Notes\n\nsystem: other\n",
		"e.md": "---\nsystem: elsewhere\n---\n",
	});

	it("are its documents", () => assert.deepEqual(library.paths, ["a.md", "b.yaml", "c.md", "rai-docs.yaml"]));

	it("are the systems they name", () => assert.deepEqual(library.systems, ["credit", "fraud", "settled"]));

	it("are ids and titles", () => {
		assert.deepEqual(library.documentsOf("model-card"), [
			["MC-aa", "The card"],
			["MC-cc", "Model card"],
		]);
		assert.equal(library.documentsOf().length, 3);
		assert.ok(library.holds("DS-b") && !library.holds("DS-c"));
	});

	it("is the strictest tier a system's documents declare", () => assert.equal(library.tierOf("credit"), 1));

	it("is the tier that the policy settles", () => assert.equal(library.tierOf("fraud"), 2));

	it("is no tier of a system nobody has heard of", () => {
		for (const name of ["other", "elsewhere", "constructor"]) assert.equal(library.tierOf(name), undefined);
	});

	it("is its texts", () => {
		assert.equal(library.text("d.md"), "# Notes\n\nsystem: other\n");
		assert.equal(library.text("x.md"), undefined);
	});
});

const TEXTS = [
	card("MC-xx"),
	card("MC-xx", "system: credit\ntier: 2\n"),
	card("MC-yy", "data: no\n"),
	`\n${card("MC-yy")}`,
	"---\nartifact: risk-assessment\nid: RA-xx\nstatus: draft\nsystem: credit\nrisks:\n  - id: MC-xx\n  - id: RSK-1\n---\n",
	"---\nartifact: risk-assessment\nid: RA-xx\nstatus: in-review\nrisks:\n  - id: RSK-1\n  - id: RSK-1\n---\n",
	"---\nlicense: no\ntags: []\n---\n# A\n",
	"# Notes\n",
	"---\nartifact: model-card\nid: [MC-xx\n---\n",
	"",
];

const POLICIES = [
	"version: 1\n",
	"associations:\n  '**/a.md': huggingface-model-card\n",
	"rules: { yaml/ambiguous: error, artifact/duplicate-id: warning }\n",
	"systems: { credit: { production: true, tier: 1 } }\n",
	"rules: [\n",
	"",
];

const PATHS = ["a.md", "b.md", "c/a.md", "c/b.yaml", "d.txt", "rai-docs.yaml", "c/rai-docs.yaml"];

const problems = (library: Library): string[] =>
	library.paths.map((path) => `${path} ${JSON.stringify([...checkedIn(library, path).problems].sort(compareProblems))}`);

describe("After any changes a library says what a new one would", () => {
	for (let seed = 1; seed <= 6; seed++) {
		it(`seed ${seed}`, () => {
			const next = random(seed);
			const library = new Library({ today: () => TODAY });
			const files = new Map<string, string>();
			for (let step = 0; step < 20; step++) {
				const before = new Map(library.paths.map((path) => [path, JSON.stringify(library.check(path)?.problems)]));
				const path = pick(next, PATHS);
				const text = pick(next, isPolicyPath(path) ? POLICIES : TEXTS);
				const isGone = next() < 0.25;
				const affected = isGone ? library.delete(path) : library.set(path, text);
				if (isGone) files.delete(path);
				else files.set(path, text);
				assert.deepEqual(problems(library), problems(workspace(inOrder(files, next))), `step ${step}: ${path}`);
				for (const at of new Set([...before.keys(), ...library.paths]))
					if (before.get(at) !== JSON.stringify(library.check(at)?.problems))
						assert.ok(affected.has(at), `step ${step}: ${at} is not said to have changed`);
			}
		});
	}
});

/** In any order: what is known does not depend on it. */
const inOrder = (files: ReadonlyMap<string, string>, next: () => number): Record<string, string> =>
	Object.fromEntries(
		[...files]
			.map((file) => [next(), file] as const)
			.sort(([a], [b]) => a - b)
			.map(([, file]) => file),
	);
