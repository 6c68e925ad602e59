import type { Artifact } from "../artifact.js";
import { insertEntry } from "../document/edit.js";
import { lineBreak } from "../document/lines.js";
import { child, type MapNode, resolved } from "../document/node.js";
import { findHeading, type SectionState, sectionPointer, sectionStates } from "../document/sections.js";
import { span, type TextEdit } from "../document/span.js";
import { guidanceFor } from "../kinds/guidance.js";
import type { Section } from "../kinds/kind.js";
import type { Fix, Violation } from "../problem.js";
import { notApplicableFix } from "../schema/notApplicable.js";
import { notApplicable } from "../schema/violations.js";

/** Sections that are owed and not there, or there and not written. */
export function sectionViolations(artifact: Artifact): Violation[] {
	if (artifact.kind.family !== "rai") return [];
	const setAside = notApplicable(artifact);
	return sectionStates(artifact)
		.filter(({ section }) => !setAside.includes(`/sections/${section.id}`))
		.flatMap((state) => violationOf(artifact, state) ?? []);
}

function violationOf(artifact: Artifact, at: SectionState): Violation | undefined {
	const owed = at.section.tiers.includes(artifact.tier);
	if (owed && at.state === "missing") return missingViolation(artifact, at.section);
	if (owed && (at.state === "empty" || (at.state === "untouched" && artifact.drafting))) return emptyViolation(artifact, at);
	const left = at.state === "leftover" || at.state === "untouched";
	if (!left || artifact.drafting) return undefined;
	// Nothing but the template's words is no answer: the question is still open.
	return { ...leftoverViolation(artifact, at), ...(owed && at.state === "untouched" && { missing: true as const }) };
}

function missingViolation(artifact: Artifact, section: Section): Violation {
	const place = child(artifact.front, "artifact")?.span ?? artifact.document.front?.open;
	return {
		rule: "section/missing",
		message: `The section “${section.title}” is missing: ${ask(artifact, section)}`,
		pointer: sectionPointer(section),
		...(place && { span: place }),
		fixes: [...insertFix(artifact, section), ...setAsideFix(artifact, section)],
	};
}

function emptyViolation(artifact: Artifact, { section, title }: SectionState): Violation {
	return {
		rule: "section/empty",
		message: `The section “${section.title}” is empty: ${ask(artifact, section)}`,
		pointer: sectionPointer(section),
		...(title && { span: title }),
		fixes: setAsideFix(artifact, section),
	};
}

function leftoverViolation({ document }: Artifact, { section, content }: SectionState): Violation {
	const start = document.text.indexOf(section.prompt, content?.start);
	const at = span(start, start + section.prompt.length);
	return {
		rule: "section/untouched",
		message: `The section “${section.title}” still holds the template's words: write it, or remove them.`,
		pointer: sectionPointer(section),
		span: at,
		fixes: [{ title: "Remove the template's words", edits: [{ span: at, newText: "" }] }],
	};
}

const ask = (artifact: Artifact, section: Section): string =>
	guidanceFor(artifact.kind, sectionPointer(section))?.ask ?? "write it, or say why it does not apply.";

const setAsideFix = (artifact: Artifact, section: Section): Fix[] => notApplicableFix(artifact, `/sections/${section.id}`);

function insertFix(artifact: Artifact, section: Section): Fix[] {
	const { document, front } = artifact;
	if (document.format === "yaml" && !front) return [];
	const edit = document.format === "yaml" && front ? yamlInsertion(artifact, front, section) : headingInsertion(artifact, section);
	return [{ title: `Insert the section “${section.title}”`, edits: [edit] }];
}

function yamlInsertion({ document, kind }: Artifact, front: MapNode, section: Section): TextEdit {
	const map = resolved(child(front, "sections"));
	const order = kind.sections.map((s) => s.id);
	if (map?.kind === "map") return insertEntry(document, map, { key: section.id, order, text: `${section.id}: "$1"`, snippet: true });
	const text = `sections:\n  ${section.id}: "$1"`;
	return insertEntry(document, front, { key: "sections", order: [], text, snippet: true });
}

/** Before the next section that is there, else at the end. */
function headingInsertion({ document, kind }: Artifact, section: Section): TextEdit {
	const later = kind.sections.slice(kind.sections.indexOf(section) + 1);
	const next = later.map((s) => findHeading(s, document.body)).find((h) => h !== undefined);
	const nl = lineBreak(document.text);
	const heading = `## ${section.title}${nl}${nl}\${1:}${nl}`;
	if (next) {
		const at = document.lines.start(document.lines.lineAt(next.span.start));
		return { span: span(at, at), newText: `${heading}${nl}`, snippet: true };
	}
	const gap = document.text.endsWith("\n") ? nl : `${nl}${nl}`;
	return { span: span(document.text.length, document.text.length), newText: `${gap}${heading}`, snippet: true };
}
