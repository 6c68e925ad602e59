import type { Artifact } from "../artifact.js";
import { pathAt } from "../document/pointer.js";
import { findHeading } from "../document/sections.js";
import { contains, type Span } from "../document/span.js";
import { type RiskMatrix, USUAL_MATRIX } from "../kinds/risk-assessment/matrix.js";
import { fieldHelp } from "./markdown.js";
import { ratingHoverAt } from "./ratings.js";
import { tierHoverAt } from "./tierHover.js";

export interface Hover {
	readonly span: Span;
	/** Markdown. */
	readonly text: string;
}

/**
 * What is asked at a place, why, who reads it, and what a weak and a strong answer look like.
 * @param matrix of the policy where the document lies
 */
export function hoverAt(artifact: Artifact, offset: number, matrix: RiskMatrix = USUAL_MATRIX): Hover | undefined {
	return (
		tierHoverAt(artifact, offset) ??
		ratingHoverAt(artifact, offset, matrix) ??
		fieldHover(artifact, offset) ??
		sectionHover(artifact, offset)
	);
}

function fieldHover({ document, kind }: Artifact, offset: number): Hover | undefined {
	const path = pathAt(document.root, offset).slice(1).reverse();
	for (const { pointer, node, entry } of path) {
		const [, section] = /^\/sections\/([^/]+)$/.exec(pointer) ?? [];
		const text = section === undefined ? fieldHelp(kind, pointer) : fieldHelp(kind, `#${section}`);
		const span = entry && (section !== undefined || contains(entry.key.span, offset)) ? entry.key.span : node.span;
		if (text) return contains(span, offset) ? { span, text } : undefined;
	}
	return undefined;
}

function sectionHover({ document, kind }: Artifact, offset: number): Hover | undefined {
	for (const section of kind.sections) {
		const heading = findHeading(section, document.body);
		if (!heading || !contains(heading.span, offset)) continue;
		const text = fieldHelp(kind, `#${section.id}`);
		return text ? { span: heading.span, text } : undefined;
	}
	return undefined;
}
