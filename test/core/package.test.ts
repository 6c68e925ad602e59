import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import manifest from "../../package.json";
import { HELP } from "../../src/cli/help.js";
import { json } from "../../src/cli/json.js";
import { createDocument, KINDS, type Kind, Library, type Tier } from "../../src/core/index.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

/** Files under a folder, as paths from the root. */
const filesUnder = (folder: string, extension: string): string[] =>
	readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(extension))
		.map((file) => path.join(folder, file));

const editorSources = filesUnder("src/editor", ".ts").map(read);
const { contributes } = manifest;
const commands = contributes.commands.map(({ command }) => command).sort();

/** All strings under any of the keys, at any depth. */
function stringsAt(keys: readonly string[], value: unknown): string[] {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		keys.includes(key) && typeof inner === "string" ? [inner] : stringsAt(keys, inner),
	);
}

const unique = (list: readonly string[]): string[] => [...new Set(list)].sort();

describe("The manifest", () => {
	it("contributes the commands that the extension registers, and no others", () => {
		const registered = [...read("src/editor/extension.ts").matchAll(/registerCommand\("([^"]+)"/g)].map(([, command = ""]) => command);
		assert.deepEqual(commands, unique(registered));
	});

	it("uses only commands that exist", () => {
		const { menus, keybindings, walkthroughs } = contributes;
		const links = JSON.stringify(walkthroughs).matchAll(/(?:command:|onCommand:)([\w.]+)/g);
		const used = [...stringsAt(["command"], { menus, keybindings }), ...[...links].map(([, command = ""]) => command)];
		assert.deepEqual(
			unique(used).filter((command) => !commands.includes(command) && !command.startsWith("workbench.action")),
			[],
		);
	});

	it("tests only context keys that the extension sets", () => {
		const conditions = stringsAt(["when"], contributes).map((when) =>
			when.replace(/view == raiDocs\.\w+|activeWebviewPanelId == 'raiDocs\.\w+'/, ""),
		);
		const tested = conditions.flatMap((when) => when.match(/raiDocs\.\w+/g) ?? []);
		assert.deepEqual(unique(tested), ["raiDocs.active", "raiDocs.document", "raiDocs.packets"]);
		assert.match(read("src/editor/statusBar.ts"), /"setContext", "raiDocs\.active"/);
		assert.match(read("src/editor/statusBar.ts"), /"setContext", "raiDocs\.document"/);
		assert.match(read("src/editor/preview/register.ts"), /"setContext", "raiDocs\.packets"/);
	});

	it("declares the settings that the extension reads", () => {
		const declared = Object.keys(contributes.configuration.properties).sort();
		const gets = editorSources.join("\n").matchAll(/getConfiguration\("raiDocs"\)\s*\.get(?:<[^>]*>)?\("(\w+)"/g);
		assert.deepEqual(declared, unique([...gets].map(([, name = ""]) => `raiDocs.${name}`)));
	});

	it("names files that exist", () => {
		const named = [manifest.icon, `${manifest.l10n}/bundle.l10n.json`, ...stringsAt(["path", "markdown", "image", "svg"], contributes)];
		assert.deepEqual(
			named.filter((file) => !existsSync(path.join(root, file))),
			[],
		);
	});

	it("has the capabilities and activation of the design", () => {
		assert.deepEqual(manifest.extensionKind, ["workspace"]);
		assert.equal(manifest.capabilities.untrustedWorkspaces.supported, "limited");
		assert.equal(manifest.capabilities.virtualWorkspaces, false);
		assert.deepEqual(manifest.activationEvents, [
			"onLanguage:markdown",
			"onLanguage:yaml",
			"workspaceContains:**/rai-docs.yaml",
			"onWebviewPanel:raiDocs.traceMatrix",
			"onWebviewPanel:raiDocs.packet",
		]);
		assert.equal(manifest.engines.vscode, "^1.99.0");
		assert.match(manifest.devDependencies["@types/vscode"], /^1\.99\./);
	});

	it("leaves YAML validation to our own checks", () => {
		assert.deepEqual(
			["yamlValidation", "jsonValidation"].filter((point) => point in contributes),
			[],
		);
	});

	it("ships everything in the bundles, so nothing is installed at run time", () => {
		assert.equal("dependencies" in manifest, false);
	});

	it("has a PNG of at least 128 pixels as its icon", () => {
		const bytes = readFileSync(path.join(root, manifest.icon));
		assert.equal(bytes.subarray(0, 8).toString("latin1"), "\x89PNG\r\n\x1a\n");
		const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
		assert.ok(width >= 128 && width === height, `${width} × ${height}`);
	});

	it("has its version in the change log", () => {
		assert.ok(read("CHANGELOG.md").includes(`## [${manifest.version}]`));
	});
});

describe("The editor's own words", () => {
	it("are all in l10n/bundle.l10n.json, and nothing else is", () => {
		const calls = editorSources.flatMap((source) => [...source.matchAll(/\bl10n\.t\(\s*(?:("(?:[^"\\]|\\.)*")|(.{0,40}))/g)]);
		assert.deepEqual(
			calls.flatMap(([, , other]) => other ?? []),
			[],
			"l10n.t takes a text in double quotes",
		);
		const said = unique(calls.map(([, literal = '""']) => JSON.parse(literal)));
		const bundle: Record<string, string> = JSON.parse(read("l10n/bundle.l10n.json"));
		assert.deepEqual(Object.keys(bundle).sort(), said);
		assert.deepEqual(Object.values(bundle).sort(), said);
	});
});

describe("The walkthrough", () => {
	for (const { id, media } of contributes.walkthroughs.flatMap(({ steps }) => steps)) {
		it(`shows “${id}” without anything from the network`, () => {
			const page = read(media.markdown);
			assert.doesNotMatch(page, /!\[|<img|https?:/);
			assert.ok(page.split("\n").length <= 30, "it fits beside its step");
		});
	}
});

/** Where each snippet belongs: a document type, what stands above it, and how far in it is. */
const HOMES: Readonly<Record<string, readonly [kind: string, above: string, indent: number]>> = {
	"rai-metric": ["model-card", "metrics:\n", 2],
	"rai-risk": ["risk-assessment", "risks:\n", 2],
	"rai-mitigation": ["risk-assessment", "risks:\n  - id: RSK-parking-1\n    mitigations:\n", 6],
	"rai-dataset": ["model-card", "datasets:\n", 2],
	"rai-not-applicable": ["model-card", "not_applicable:\n", 2],
	"rai-approval": ["model-card", "approvals:\n", 2],
	"rai-section": ["model-card", "---\n", 0],
	"rai-if-wrong": ["model-card", "", 0],
	"rai-stop-control": ["model-card", "human_oversight:\n", 2],
	"rai-decision": ["decision-log", "decisions:\n", 2],
	"rai-component": ["system-card", "components:\n", 2],
	"rai-suite": ["evaluation-plan", "suites:\n", 2],
	"rai-result": ["evaluation-report", "results:\n", 2],
	"rai-cohort": ["evaluation-report", "cohorts:\n", 2],
	"rai-finding": ["red-team-report", "findings:\n", 2],
	"rai-attack": ["red-team-report", "attacks:\n", 2],
	"rai-probe": ["robustness-report", "probes:\n", 2],
	"rai-safeguard": ["privacy-assessment", "safeguards:\n", 2],
	"rai-leakage-test": ["privacy-assessment", "leakage_tests:\n", 2],
	"rai-monitor": ["monitoring-spec", "metrics:\n", 2],
	"rai-escalation": ["monitoring-spec", "escalation:\n", 2],
	"rai-step": ["runbook", "steps:\n", 2],
	"rai-condition": ["readiness-memo", "conditions:\n", 2],
	"rai-gate": ["readiness-memo", "gates:\n", 2],
	"rai-action": ["incident-record", "corrective_actions:\n", 2],
	"rai-cause": ["incident-record", "root_causes:\n", 2],
	"rai-claim": ["assurance-pack", "claims:\n", 2],
	"rai-control": ["control-mapping", "mappings:\n", 2],
	"rai-item": ["risk-register", "items:\n", 2],
	"rai-waiver": ["exception-request", "waives:\n", 2],
	"rai-option": ["review-packet", "options:\n", 2],
	"rai-association": ["policy", "", 0],
};

/** What only a person may say. */
const JUDGEMENTS =
	"inherent_level residual_level applicability implementation pass severity likelihood rationale response status decision conditions reason result acceptance who what stop";
const ANSWER = new RegExp(`\\b(?:${JUDGEMENTS.replaceAll(" ", "|")}):[ \\t]*("[^"]*"|[^#\\n]*)`, "g");

const judgements = (text: string): string[] =>
	[...text.matchAll(ANSWER)].filter(([, value = ""]) => !['""', ""].includes(value.trim())).map(([all]) => all);

interface Snippet {
	readonly prefix: string;
	readonly body: readonly string[];
}

/** With first choices and defaults, and each empty place filled alike. */
function inserted({ body }: Snippet, filling: string): string {
	const choices = body.join("\n").replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1");
	return choices
		.replace(/\$\{\d+:([^}]*)\}/g, "$1")
		.replace("$0", "")
		.replace(/\$\d+/g, filling);
}

const CHOICES = /\$\{\d+\|([^}]*)\|\}/;

/** Every choice it offers, one after the other. */
const variants = (snippet: Snippet): Snippet[] =>
	snippet.body.flatMap((line, at) => {
		const choices = CHOICES.exec(line)?.[1]?.split(",") ?? [];
		return choices.map((choice) => ({ ...snippet, body: snippet.body.with(at, line.replace(CHOICES, choice)) }));
	});

function problemsWith(snippet: Snippet): string[] {
	const [kind = "", above = "", indent = 0] = HOMES[snippet.prefix] ?? [];
	const text = above + inserted(snippet, "x").replace(/^(?=.)/gm, " ".repeat(indent));
	const library = new Library({ today: () => "2026-06-01" });
	const file = kind === "policy" ? "rai-docs.yaml" : "card.md";
	library.set(file, kind === "policy" ? text : `---\nartifact: ${kind}\nsystem: parking\nstatus: draft\n${text}\n---\n`);
	const problems = library.check(file)?.problems ?? [];
	return problems.filter(({ rule, message }) => UNFIT.test(rule) || isUnknown(message)).map(({ message }) => message);
}

const UNFIT = /^(?:yaml|file|policy)\/|^schema\/unknown-key/;
/** Some other word than what an empty place was filled with is none of the choices. */
const isUnknown = (message: string): boolean => /is “(?!x”)[^”]*”\..* Expected/.test(message);

describe("The snippets", () => {
	const snippets: Snippet[] = Object.values(JSON.parse(read("snippets/rai-docs.code-snippets")));

	it("each have a place to be tried at", () => {
		assert.deepEqual(snippets.map(({ prefix }) => prefix).sort(), Object.keys(HOMES).sort());
	});

	for (const snippet of snippets) {
		it(`${snippet.prefix} fits its document type and leaves every judgement to a person`, () => {
			for (const variant of [snippet, ...variants(snippet)]) assert.deepEqual(problemsWith(variant), []);
			assert.deepEqual(judgements(inserted(snippet, "")), []);
		});
	}
});

const isMarkdown = (file: string): boolean => file.endsWith(".md");

describe("The pages for people", () => {
	for (const page of [
		"README.md",
		"CONTRIBUTING.md",
		"CHANGELOG.md",
		...["docs", "docs/kinds"].flatMap((folder) =>
			readdirSync(path.join(root, folder))
				.filter(isMarkdown)
				.map((file) => `${folder}/${file}`),
		),
	]) {
		it(`${page} links only to files that exist`, () => {
			// What stands in code is an example of a link.
			const prose = read(page)
				.replace(/^```[\s\S]*?^```$/gm, "")
				.replace(/(`+)[^\n]*?[^`]\1(?!`)/g, "");
			const links = [...prose.matchAll(/(?<!!)\[[^\]]*\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target = ""]) => target);
			assert.deepEqual(
				links.filter((target) => !existsSync(path.join(root, path.dirname(page), target))),
				[],
			);
		});
	}
});

/** The fenced blocks of a page that are written in a language. */
const blocks = (page: string, language: string): string[] =>
	[...read(page).matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm"))].map(([, text = ""]) => text);

function checked(file: string, text: string) {
	const library = new Library({ today: () => "2026-06-01" });
	// The policies that are shown extend one that is not.
	library.set("policies/organisation.yaml", "version: 1\n");
	library.set(file, text);
	const result = library.check(file);
	assert.ok(result, `${file} is none of our files`);
	return { library, ...result };
}

describe("What the pages show", () => {
	it("is a document without problems", () => {
		const [document = ""] = blocks("README.md", "markdown");
		assert.deepEqual(checked("card.md", document).problems, []);
	});

	it("is policies without problems", () => {
		const [first = ""] = blocks("README.md", "yaml");
		const others = ["docs/policy.md", "media/walkthrough/policy.md"].flatMap((page) => blocks(page, "yaml"));
		// The documents of the systems they name are not shown.
		for (const text of [first, ...others])
			assert.deepEqual(
				checked("rai-docs.yaml", text).problems.filter(({ rule }) => rule !== "policy/required"),
				[],
			);
	});

	it("is how many questions there are", () => {
		const ask = (kind: Kind, tier: Tier) => {
			const owner = { name: "Ada Osei" };
			return checked("new.md", createDocument(kind, { system: "parking", tier, format: "markdown", owner, isTaken: () => false })).questions
				.length;
		};
		for (const kind of KINDS.filter(({ family }) => family === "rai")) {
			const counts = ([3, 2, 1] as const).map((tier) => ask(kind, tier));
			assert.match(
				read("README.md"),
				new RegExp(`\\| \`${kind.id}\` \\|.*\\| ${counts.join(" / ")} \\|`),
				`${kind.id}: ${counts.join(" / ")}`,
			);
		}
	});

	it("is the usage of the command line", () => {
		const usage = HELP.match(/^ {2}rai-docs .*$/gm)?.map((line) => line.trim());
		assert.deepEqual(blocks("README.md", "text")[0]?.trim().split("\n"), usage);
	});

	it("is the shape of the JSON", () => {
		const { library, problems } = checked("card.md", "---\nartifact: model-card\nreview_due: 2027-04-31\n---\n");
		const report = {
			root: "",
			artifacts: 1,
			problems,
			shown: ["card.md"],
			library,
			loaded: { files: 1, listed: new Set<string>(), excluded: [], unreadable: [] },
			history: { state: "complete" as const },
			trace: { references: [], claims: [], traceability: { verified: 0, unverifiable: 0, total: 0, failing: [] } },
		};
		const [shown, real] = [JSON.parse(blocks("README.md", "json")[0] ?? ""), JSON.parse(json(report))];
		assert.deepEqual(Object.keys(shown), Object.keys(real));
		assert.deepEqual(Object.keys(shown.problems[0]), Object.keys(real.problems[0]));
		assert.deepEqual(Object.keys(shown.summary), Object.keys(real.summary));
	});
});
