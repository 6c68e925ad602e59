import { pathToFileURL } from "node:url";
import type { Problem, Range, RuleInfo, Severity } from "../core/index.js";
import { CATALOGUE } from "../core/index.js";
import type { Report } from "./check.js";
import type { Terminal } from "./terminal.js";

const LEVELS: Record<Severity, string> = { error: "error", warning: "warning", info: "note" };

/** SARIF 2.1.0 (OASIS), as code hosts take it. Its positions are one-based, in UTF-16 units. */
export async function sarif({ problems, root }: Report, terminal: Terminal): Promise<string> {
	const used = CATALOGUE.filter(({ id }) => problems.some((problem) => problem.rule === id));
	const rules = await Promise.all(used.map((info) => ruleDescriptor(info, terminal)));
	const driver = { name: "RAI Docs", semanticVersion: terminal.version, rules };
	const run = {
		tool: { driver },
		columnKind: "utf16CodeUnits",
		originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(root).href}/` } },
		results: problems.map((problem) => result(problem, used)),
	};
	return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

async function ruleDescriptor({ id, title, severities }: RuleInfo, terminal: Terminal) {
	const page = await terminal.page(id);
	return {
		id,
		shortDescription: { text: title },
		help: { text: title, ...(page !== undefined && { markdown: page }) },
		defaultConfiguration: { level: LEVELS[severities[2]] },
	};
}

function result(problem: Problem, used: readonly RuleInfo[]) {
	return {
		ruleId: problem.rule,
		ruleIndex: used.findIndex(({ id }) => id === problem.rule),
		level: LEVELS[problem.severity],
		message: { text: problem.message },
		locations: [location(problem.path, problem.range)],
		partialFingerprints: { "raiDocs/v1": problem.fingerprint },
		...(problem.related.length > 0 && {
			relatedLocations: problem.related.map((r, i) => ({ id: i + 1, message: { text: r.message }, ...location(r.path, r.range) })),
		}),
	};
}

function location(path: string, range: Range | null) {
	const artifactLocation = { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "ROOT" };
	return { physicalLocation: { artifactLocation, ...(range && { region: region(range) }) } };
}

const region = ({ start, end }: Range) => ({
	startLine: start.line + 1,
	startColumn: start.character + 1,
	endLine: end.line + 1,
	endColumn: end.character + 1,
});
