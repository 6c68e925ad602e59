import type { Artifact } from "../artifact.js";
import { child, textOf } from "../document/node.js";
import { type Located, locate, parentOf, pathAt } from "../document/pointer.js";
import { type RiskMatrix, ratingIn, riskLevel } from "../kinds/risk-assessment/matrix.js";
import type { Hover } from "./hover.js";
import { fieldHelp, plain } from "./markdown.js";

const PART = /^\/risks\/(?:\d+|-)\/(?:inherent|residual)\/(severity|likelihood|level)$/;

const partAt = (pointer: string): "severity" | "likelihood" | "level" | undefined =>
	PART.exec(pointer)?.[1] as "severity" | "likelihood" | "level" | undefined;

/** The steps of a rating as the policy's matrix names them; undefined at every other place. */
export function ratingsAt({ id }: Artifact["kind"], pointer: string, matrix: RiskMatrix): [value: string, detail: string][] | undefined {
	const part = id === "risk-assessment" ? partAt(pointer) : undefined;
	return part === "severity" || part === "likelihood" ? matrix[part].map((name, i) => [String(i + 1), name]) : undefined;
}

/** Over a rating: the policy's scale, and what severity and likelihood come to; then what the field is about. */
export function ratingHoverAt(artifact: Artifact, offset: number, matrix: RiskMatrix): Hover | undefined {
	const at = artifact.kind.id === "risk-assessment" ? pathAt(artifact.document.root, offset).find((one) => partAt(one.pointer)) : undefined;
	if (!at?.entry) return undefined;
	const span = { start: at.entry.key.span.start, end: Math.max(at.entry.key.span.end, at.node.span.end) };
	const help = fieldHelp(artifact.kind, at.pointer);
	return {
		span,
		text: [scaleOf(at, matrix), weightOf(artifact, at, matrix), ...(help ? ["---", help] : [])].filter((one) => one !== "").join("\n\n"),
	};
}

function scaleOf({ pointer }: Located, matrix: RiskMatrix): string {
	const part = partAt(pointer);
	if (part !== "severity" && part !== "likelihood") return "";
	return `**Scale** ${matrix[part].map((name, i) => `${i + 1} ${plain(name)}`).join(" · ")}`;
}

function weightOf({ front }: Artifact, { pointer }: Located, matrix: RiskMatrix): string {
	const rating = locate(front, parentOf(pointer))?.node;
	const [severity, likelihood] = [ratingIn(textOf(child(rating, "severity"))), ratingIn(textOf(child(rating, "likelihood")))];
	const level = severity && likelihood && riskLevel(matrix, severity, likelihood);
	return level ? `Severity ${severity} with likelihood ${likelihood} is **${level}** in the risk matrix.` : "";
}
