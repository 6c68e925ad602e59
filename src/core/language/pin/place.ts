import type { Artifact } from "../../artifact.js";
import { type Span, span } from "../../document/span.js";
import { proseAt } from "./prose.js";
import { structuredAt } from "./structured.js";

/** Where references may be written. */
export interface PinPlace {
	/** What they take the place of. */
	readonly span: Span;
	/** Whether there may be several. */
	readonly many: boolean;
	/** `document`: documents by their id, and nothing else. `content`: all but these, since prose has no references by id. */
	readonly takes: "reference" | "document" | "content";
	/** The text for one reference, or for several where there may be. */
	write(references: readonly string[]): string;
}

/** Where something is pasted. Undefined where no reference may stand, or more is selected than one. */
export const pinPlaceAt = (artifact: Artifact, at: Span): PinPlace | undefined =>
	artifact.kind.family === "rai" ? (structuredAt(artifact, at) ?? proseAt(artifact.document, at)) : undefined;

/** Where something is dropped: people aim at a line, not at a column. */
export const dropPlaceAt = (artifact: Artifact, offset: number): PinPlace | undefined =>
	pinPlaceAt(artifact, span(offset, offset)) ?? (artifact.kind.family === "rai" ? onLine(artifact, offset) : undefined);

/** The only reference of a line, or behind its key. */
function onLine(artifact: Artifact, offset: number): PinPlace | undefined {
	const { lines, text, places } = artifact.document;
	const line = lines.lineAt(offset);
	const [start, end] = [lines.start(line), lines.end(line)];
	const here = places.filter(({ node }) => node.kind === "scalar" && start <= node.span.start && node.span.end <= end);
	const written = here.flatMap(({ node }) => (node.span.end > node.span.start && structuredAt(artifact, node.span)) || []);
	if (written.length > 0) return written.length === 1 ? written[0] : undefined;
	const behindKey = start + (/^\s*(?:-\s+)*[\w-]+:/.exec(text.slice(start, end))?.[0].length ?? 0);
	return structuredAt(artifact, span(behindKey, behindKey));
}
