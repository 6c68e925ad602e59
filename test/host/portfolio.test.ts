import assert from "node:assert/strict";
import { commands, type ThemeIcon, type TreeItem, Uri, window, workspace } from "vscode";
import { Library, portfolioOf } from "../../src/core/index";
import { answersFor } from "../../src/editor/portfolio/commands";
import { isShown, NO_FILTER } from "../../src/editor/portfolio/filter";
import type { RootPortfolio } from "../../src/editor/portfolio/portfolios";
import { itemOf } from "../../src/editor/portfolio/systemItems";
import { childrenOf, type SystemsNode, systemNodes } from "../../src/editor/portfolio/systemNodes";
import { workItem } from "../../src/editor/portfolio/workItems";
import { workNodes } from "../../src/editor/portfolio/workNodes";
import { today } from "../../src/editor/roots";
import { closeEditors, folder, open, until, write } from "./documents";

const ROOT = Uri.file("/root");
const HOSTILE = `<img src=x onerror="alert(1)"> [x](command:evil) $(trash)`;

const POLICY = `owner: { name: Ada Osei }
required: { 3: [runbook, model-card|system-card, risk-assessment] }
roster: [{ name: Tove Lindqvist, email: tove@example.com, roles: [product-manager] }]
`;

const RISKS = `---
artifact: risk-assessment
id: RA-credit
title: '${HOSTILE}'
system: credit
tier: 3
version: "1.0.0"
status: in-review
owner: { name: Ada Osei, email: ada@example.com }
review_due: 2999-01-01
risks:
  - id: RSK-credit-1
    title: Thin files
    status: open
    owner: { name: Kim Duarte }
    due: 2020-01-01
    mitigations:
      - { description: A second look, status: planned, owner: { name: Ada Osei, email: ADA@example.com } }
    evidence: ["file:eval/metrics.json"]
---
`;

function rootOf(files: Readonly<Record<string, string>>, key = ROOT.toString()): RootPortfolio {
	const library = new Library({ today });
	for (const [path, text] of Object.entries(files)) library.set(path, text);
	return { key, systems: portfolioOf(library, today()), uriOf: (path) => Uri.joinPath(ROOT, path) };
}

const FILES = { "rai-docs.yaml": POLICY, "docs/risks.md": RISKS };

/** All nodes below some, with their items. */
const all = (nodes: readonly SystemsNode[]): { node: SystemsNode; item: TreeItem }[] =>
	nodes.flatMap((node) => [{ node, item: itemOf(node) }, ...all(childrenOf(node))]);

const everything = (files: Readonly<Record<string, string>> = FILES) => all(systemNodes([rootOf(files)], () => true));

describe("The Systems view", () => {
	const items = everything();
	const labelled = (label: string) => items.find(({ item }) => item.label === label) ?? assert.fail(`nothing is labelled ${label}`);

	it("shows a system in counts, what is wrong first", () => {
		const [system] = items;
		assert.equal(system?.item.label, "credit");
		assert.match(String(system?.item.description), /^tier 3, 2 missing, 1 overdue, \d+ warnings?, next due 2999-01-01$/);
		assert.match(
			String(system?.item.tooltip),
			/^credit\nTier 3 \(low\), as its document says\.\n3 required documents: 2 missing\n1 in review\n1 overdue, next 2999-01-01, Review: /,
		);
		assert.equal(system?.item.contextValue, "system named missing");
	});

	it("lists all that it counts", () => {
		const groups = items.filter(({ node }) => node.kind === "group");
		assert.deepEqual(
			groups.map(({ node }) => node.kind === "group" && node.group),
			["required", "documents", "problems", "references", "due"],
		);
		for (const { node, item } of groups) assert.equal(childrenOf(node).length, Number.parseInt(String(item.label), 10), String(item.label));
	});

	it("offers to create what is missing, and opens what is there", () => {
		const missing = items.filter(({ node }) => node.kind === "missing");
		assert.deepEqual(
			missing.map(({ item }) => [item.label, item.description, item.contextValue, item.command?.command]),
			[
				["Runbook", "missing", "missing", "raiDocs.createMissingDocument"],
				["Model card or system card", "missing", "missing", "raiDocs.createMissingDocument"],
			],
		);
		assert.equal(missing[0]?.item.accessibilityInformation?.label, "Runbook, missing, Tier 3 requires it., Enter creates it");
		const { item } = items.find(({ node }) => node.kind === "document") ?? assert.fail();
		assert.equal(item.command?.command, "raiDocs.revealReference");
		assert.equal(item.command?.arguments?.[0].uri, `${ROOT}/docs/risks.md`);
	});

	it("says how late something is, by icon, words and to those who listen", () => {
		const { item } = labelled("2020-01-01 Risk: Thin files");
		assert.match(String(item.description), /^overdue by \d+ days · Kim Duarte$/);
		assert.equal((item.iconPath as ThemeIcon).color?.id, "problemsErrorIcon.foreground");
		assert.match(
			item.accessibilityInformation?.label ?? "",
			/^Risk: Thin files, overdue since 2020-01-01, \d+ days, Who sees to it: Kim Duarte$/,
		);
	});

	it("shows what documents say as plain text, never as Markdown", () => {
		for (const { item } of items) {
			assert.equal(typeof item.label, "string");
			assert.equal(typeof item.tooltip, "string");
			assert.ok(item.accessibilityInformation?.label, String(item.label));
			assert.equal(item.iconPath !== undefined, true);
		}
		assert.ok(items.some(({ item }) => item.label === HOSTILE));
	});

	it("tells all nodes apart, and knows them again when text above is changed", () => {
		const ids = items.map(({ item }) => item.id);
		assert.equal(new Set(ids).size, ids.length);
		const moved = everything({ ...FILES, "docs/risks.md": RISKS.replace("system:", "# a line more\nsystem:") });
		assert.deepEqual(
			moved.map(({ item }) => item.id),
			ids,
		);
	});

	it("offers a packet where there is one, and no tier of documents without a system", () => {
		const packet = "artifact: review-packet\nid: RP-a\nsystem: credit\nstatus: in-review\n";
		const more = everything({ ...FILES, "p.yaml": packet, "lone.yaml": "artifact: model-card\nid: MC-lone\n" });
		assert.deepEqual(
			more.filter(({ node }) => node.kind === "system").map(({ item }) => [item.label, item.contextValue]),
			[
				["credit", "system named missing packet"],
				["No system", "system"],
			],
		);
		assert.ok(more.some(({ item }) => item.contextValue === "document packet"));
	});

	it("shows only the systems asked for", () => {
		const [system] = rootOf(FILES).systems;
		assert.ok(system);
		const shown = (filter: Partial<typeof NO_FILTER>) => isShown(system, { ...NO_FILTER, ...filter });
		assert.ok(shown({}));
		assert.ok(shown({ tiers: new Set([3]), cases: new Set(["overdue"]) }));
		assert.ok(!shown({ tiers: new Set([1]), cases: new Set(["overdue"]) }));
		assert.ok(shown({ tiers: new Set([1, 3]), cases: new Set(["missing", "problems"]) }));
	});

	it("puts a new document beside those of its system", () => {
		const [node] = systemNodes([rootOf(FILES)], () => true);
		assert.ok(node);
		const answers = { kind: "runbook", tier: 3, folder: ROOT.toString(), from: "system", system: "credit", file: "docs/runbook-credit.md" };
		assert.deepEqual(answersFor(node, "runbook"), answers);
	});
});

describe("A missing document", () => {
	after(async () => {
		await closeEditors();
		for (const name of ["rai-docs.yaml", "pots"]) await workspace.fs.delete(Uri.joinPath(folder(), name), { recursive: true });
	});

	it("is created by its command, with its system and tier, and opened", async () => {
		const card = "---\nartifact: model-card\nid: MC-pots\ntitle: Pots\nsystem: pots\ntier: 2\n---\n";
		const files = { "rai-docs.yaml": "owner: { name: Ada Osei }\nrequired: { 2: [runbook] }\n", "pots/card.md": card };
		for (const [name, text] of Object.entries(files)) await write(name, text);
		await open("pots/card.md", card);
		const nodes = all(systemNodes([rootOf(files, folder().toString())], () => true));
		const missing = nodes.find(({ node }) => node.kind === "missing") ?? assert.fail();
		const { command, arguments: args = [] } = missing.item.command ?? assert.fail();
		await commands.executeCommand(command, ...args);
		const made = await until("the runbook in front", () => {
			const document = window.activeTextEditor?.document;
			return document?.uri.path.endsWith("/pots/runbook-pots.md") && document;
		});
		for (const line of [/^artifact: runbook$/m, /^system: pots$/m, /^tier: 2$/m, /^owner: \{ name: "?Ada Osei/m])
			assert.match(made.getText(), line);
	});
});

describe("The My Work view", () => {
	const nodes = (...whose: Parameters<typeof workNodes>[1] extends readonly (infer T)[] | undefined ? T[] : never) =>
		workNodes([rootOf(FILES)], whose.length > 0 ? whose : undefined, today());
	const drawn = (...args: Parameters<typeof nodes>) =>
		nodes(...args).flatMap((when) => [
			String(workItem(when, false).label),
			...when.items.map((node) => `  ${workItem(node, args.length === 0).label}`),
		]);

	it("lists what is overdue first, what has no day last", () => {
		assert.deepEqual(drawn(), [
			"1 overdue",
			"  2020-01-01 Risk: Thin files",
			"1 with a day",
			`  2999-01-01 Review: ${HOSTILE}`,
			"3 without a day",
			`  ${HOSTILE}`,
			`  Approve: ${HOSTILE}`,
			"  Mitigation: A second look",
		]);
	});

	it("lists mine alone, by name or by address", () => {
		assert.deepEqual(drawn({ name: "A. Osei", email: "ada@example.com" }), [
			"1 with a day",
			`  2999-01-01 Review: ${HOSTILE}`,
			"2 without a day",
			`  ${HOSTILE}`,
			"  Mitigation: A second look",
		]);
		assert.deepEqual(drawn({ name: "tove  lindqvist" }), ["1 without a day", `  Approve: ${HOSTILE}`]);
	});

	it("says who sees to it where it is everybody's, to those who listen too", () => {
		const [overdue] = nodes();
		const item = workItem(overdue?.items[0] ?? assert.fail(), true);
		assert.match(String(item.description), /^overdue by \d+ days · Kim Duarte · credit$/);
		assert.match(item.accessibilityInformation?.label ?? "", /Waits for Kim Duarte, credit$/);
		assert.equal(item.command?.arguments?.[0].uri, `${ROOT}/docs/risks.md`);
	});

	it("tells all nodes apart", () => {
		const ids = nodes().flatMap((when) => [when.id, ...when.items.map(({ id }) => id)]);
		assert.equal(new Set(ids).size, ids.length);
	});
});

describe("The portfolio's views", () => {
	after(closeEditors);

	it("can be shown, where there are documents and where there are none", async () => {
		await open("none.md", "# None of ours\n");
		await commands.executeCommand("raiDocs.showSystems");
		await commands.executeCommand("raiDocs.showWork");
		// A key binding hands over no node.
		await commands.executeCommand("raiDocs.createMissingDocument");
	});

	it("are written as a list for spreadsheets, into the file that is named", async () => {
		const risks = RISKS.replaceAll("RA-credit", "RA-exported").replace("RSK-credit-1", "RSK-exported-1").replace("Thin files", "=1+1");
		await open("exported.md", risks);
		const target = Uri.joinPath(folder(), "risks.csv");
		await commands.executeCommand("raiDocs.exportList", { list: "risks", target: target.toString() });
		const csv = new TextDecoder().decode(await workspace.fs.readFile(target));
		assert.match(csv, /^id,title,system,/);
		assert.match(csv, /\r\nRSK-exported-1,"'=1\+1",credit,/);
	});
});
