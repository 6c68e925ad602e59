import { pathToFileURL } from "node:url";
import { CATALOGUE, type Problem, type Range, type RuleInfo, type Severity, whoActs } from "../core/index.js";
import type { Answer } from "./check.js";
import type { PrGate } from "./gate.js";
import type { Terminal } from "./terminal.js";

const LEVELS: Record<Severity, string> = { error: "error", warning: "warning", info: "note" };

/** SARIF 2.1.0 (OASIS), as code hosts take it. Its positions are one-based, in UTF-16 units. */
export async function sarif({ problems, root, gate, failing }: Answer, terminal: Terminal): Promise<string> {
	const covers = problems.some(({ waivedBy }) => waivedBy !== null);
	const used = CATALOGUE.filter(({ id }) => problems.some((problem) => problem.rule === id));
	const rules = await Promise.all(used.map((info) => ruleDescriptor(info, terminal)));
	const driver = { name: "RAI Docs", semanticVersion: terminal.version, rules };
	const stateOf = gate?.name === "pr" ? baselineStates(gate) : undefined;
	const against = new Set(failing);
	const run = {
		tool: { driver },
		columnKind: "utf16CodeUnits",
		originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(root).href}/` } },
		results: problems.map((problem) => ({
			...result(problem, used),
			...(stateOf && { baselineState: stateOf(problem) }),
			...(covers && { suppressions: suppressions(problem) }),
			properties: { who: whoActs(problem.rule), ...(gate && { failsGate: against.has(problem) }) },
		})),
	};
	return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

/** Against the state before a change, as SARIF calls it. */
function baselineStates({ caused }: PrGate): (problem: Problem) => string {
	const came = new Set([...caused.own, ...caused.others]);
	return (problem) => (came.has(problem) ? "new" : "unchanged");
}

async function ruleDescriptor({ id, title, severities, who }: RuleInfo, terminal: Terminal) {
	const page = await terminal.page(id);
	return {
		id,
		shortDescription: { text: title },
		help: { text: title, ...(page !== undefined && { markdown: page }) },
		defaultConfiguration: { level: LEVELS[severities[2]] },
		properties: { who },
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

/** What covers a problem was decided outside of its text. All results say whether they are suppressed, or none does. */
function suppressions({ waivedBy }: Problem) {
	if (!waivedBy) return [];
	const { by, until, owner } = waivedBy;
	return [{ kind: "external", status: "accepted", justification: `${by} until ${until}${owner ? ` (${owner})` : ""}` }];
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
