import type { Artifact } from "../artifact.js";
import { pathAt, readable } from "../document/pointer.js";
import { tierAnswersOf } from "../tiering/answers.js";
import { isIntake } from "../tiering/intake.js";
import { pointsOf, practicesOf, reasonsOf, verdictOf } from "../tiering/reasons.js";
import { type Tiering, tieringOf } from "../tiering/tiering.js";
import type { Hover } from "./hover.js";
import { fieldHelp } from "./markdown.js";

const PLACES: ReadonlySet<string> = new Set(["/tier", "/tiering/final", "/tiering/recommended"]);

/** Over a tier of an intake: what its answers come to, and why; then what the field is about. */
export function tierHoverAt(artifact: Artifact, offset: number): Hover | undefined {
	if (!isIntake(artifact.kind)) return undefined;
	const at = pathAt(artifact.document.root, offset).find(({ pointer }) => PLACES.has(pointer));
	if (!at?.entry) return undefined;
	const span = { start: at.entry.key.span.start, end: Math.max(at.entry.key.span.end, at.node.span.end) };
	const help = fieldHelp(artifact.kind, at.pointer);
	return { span, text: [calculation(tieringOf(tierAnswersOf(artifact))), ...(help ? [help] : [])].join("\n\n---\n\n") };
}

function calculation(tiering: Tiering): string {
	const { open, points, most } = tiering;
	return [
		`**By the answers: ${verdictOf(tiering)}**`,
		listed(reasonsOf(tiering)),
		`${points} of ${most} points: ${pointsOf(tiering).join(", ")}`,
		...(open.length > 0 ? [`Unanswered: ${open.map((at) => `\`${readable(at)}\``).join(", ")}`] : []),
		...(tiering.prohibited.length > 0 ? [`**Prohibited practices**\n\n${listed(practicesOf(tiering))}`] : []),
	].join("\n\n");
}

const listed = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");
