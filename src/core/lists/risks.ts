import { type Artifact, systemOf } from "../artifact.js";
import { child, isEmpty, items, textOf, type YamlNode } from "../document/node.js";
import { isPast } from "../kinds/lifecycle.js";
import { RISK_LEVELS, type RiskMatrix, ratingIn, riskLevel } from "../kinds/risk-assessment/matrix.js";
import type { Library } from "../library/library.js";
import { dateAt } from "../rules/dates.js";
import { plain } from "../trace/plain.js";
import type { ListRow } from "./lists.js";

/** Of a risk that nobody has to do anything about any more. */
const SETTLED: ReadonlySet<string | number | undefined> = new Set(["accepted", "closed"]);

export const isOpenRisk = ({ status }: ListRow): boolean => !SETTLED.has(status);

/** The risks of assessments and, of registers, those that no assessment has: the heaviest that remain first. */
export function riskRows(library: Library, today: string): ListRow[] {
	const of = (kind: string) => library.artifactsOf(kind).filter(({ status }) => !isPast(status));
	const assessed = of("risk-assessment").flatMap((artifact) =>
		rowsIn(artifact, "risks", assessedBy(library.policyFor(artifact.document.path).matrix), today),
	);
	const known = new Set(assessed.map(({ id }) => id));
	const registered = of("risk-register").flatMap((artifact) => rowsIn(artifact, "items", REGISTERED, today));
	return [...assessed, ...registered.filter(({ id }) => !known.has(id))].sort((a, b) => rankOf(b) - rankOf(a));
}

const rankOf = ({ residual, inherent }: ListRow): number => RISK_LEVELS.findIndex((level) => level === (residual || inherent));

/** How a document type writes a risk down. */
interface Form {
	id(node: YamlNode): string;
	level(node: YamlNode, which: "inherent" | "residual"): string;
}

const assessedBy = (matrix: RiskMatrix): Form => ({
	id: (node) => textAt(node, "id"),
	level: (node, which) => levelOf(child(node, which), matrix),
});

const REGISTERED: Form = {
	id: (node) => (textAt(node, "risk_id") || textAt(child(node, "risk_id"), "ref")).replace(/@.*$/, ""),
	level: (node, which) => textAt(node, `${which}_level`),
};

const rowsIn = (artifact: Artifact, list: string, form: Form, today: string): ListRow[] =>
	items(child(artifact.front, list)).flatMap((node) => (isEmpty(node) ? [] : [rowOf(artifact, node, form, today)]));

function rowOf({ document, id }: Artifact, node: YamlNode, form: Form, today: string): ListRow {
	const status = textAt(node, "status");
	const due = dateAt(child(node, "due"))?.date ?? "";
	return {
		...{ id: form.id(node), title: textAt(node, "title") || textAt(node, "statement"), system: systemOf(document) ?? "" },
		...{ category: textAt(node, "category"), inherent: form.level(node, "inherent"), residual: form.level(node, "residual") },
		...{ response: textAt(node, "response"), status, owner: textAt(child(node, "owner"), "name") || textAt(node, "owner"), due },
		...{ overdue: due !== "" && due < today && !SETTLED.has(status) ? "yes" : "no" },
		...{ artifact: id ?? document.path, path: document.path, line: document.lines.lineAt(node.span.start) + 1 },
	};
}

const textAt = (node: YamlNode | undefined, key: string): string => plain(textOf(child(node, key)) ?? "");

function levelOf(node: YamlNode | undefined, matrix: RiskMatrix): string {
	const [severity, likelihood] = [ratingIn(textOf(child(node, "severity"))), ratingIn(textOf(child(node, "likelihood")))];
	return (severity && likelihood && riskLevel(matrix, severity, likelihood)) || "";
}
