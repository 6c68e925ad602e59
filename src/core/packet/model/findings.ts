import type { Artifact } from "../../artifact.js";
import type { Checked } from "../../check.js";
import { child, items, textOf, type YamlNode } from "../../document/node.js";
import { isGrave, isSettled } from "../../kinds/reports/findings.js";
import type { Figure, Listed } from "./figures.js";
import { person, placeAt, said } from "./said.js";

/** What evaluations and red teams found that is bad and not settled, the worst first. */
export function findingFigure(checks: readonly Checked[]): Figure {
	const open = checks.flatMap(({ artifact }) => items(child(artifact.front, "findings")).flatMap((node) => openAt(artifact, node)));
	const list = open.sort((a, b) => (a.severity < b.severity ? -1 : Number(a.severity > b.severity))).map(({ line }) => line);
	const label = { one: "open Sev1 or Sev2 finding", many: "open Sev1 or Sev2 findings" };
	return { id: "findings", label, weight: list.length > 0 ? "bad" : "good", list };
}

function openAt(artifact: Artifact, node: YamlNode): { readonly severity: string; readonly line: Listed }[] {
	const [severity = "", status] = ["severity", "status"].map((key) => textOf(child(node, key)));
	if (!isGrave(node) || isSettled(node)) return [];
	const [id, title, due] = ["id", "title", "due"].map((key) => said(artifact, child(node, key)));
	const owner = person(artifact, child(node, "owner"));
	const named = severity.replace("sev", "Sev");
	const detail = [named, id?.text, status, due && `due ${due.text}`, owner?.text].filter((part) => part).join(", ");
	return [{ severity, line: { words: title?.text ?? id?.text ?? named, detail, at: title?.at ?? placeAt(artifact, node.span) } }];
}
