import type { Artifact } from "../artifact.js";
import type { Section } from "../kinds/kind.js";
import { type Body, type Heading, normalTitle } from "./body.js";
import { child, entry, textOf } from "./node.js";
import type { Span } from "./span.js";

/** How far a section of a document's kind has got. */
export interface SectionState {
	readonly section: Section;
	/** `untouched`: it holds the template's prompt and nothing else; `leftover`: something was written beside the prompt. */
	readonly state: "missing" | "empty" | "untouched" | "leftover" | "written";
	/** The heading's words, or the key in a YAML document. */
	readonly title?: Span;
	/** What stands under it. */
	readonly content?: Span;
}

export const sectionPointer = (section: Section): string => `#${section.id}`;

export function sectionStates(artifact: Artifact): SectionState[] {
	const find = artifact.document.format === "yaml" ? yamlSection : headingSection;
	return artifact.kind.sections.map((section) => find(artifact, section));
}

function yamlSection({ front }: Artifact, section: Section): SectionState {
	const at = entry(child(front, "sections"), section.id);
	if (!at) return { section, state: "missing" };
	return { section, state: stateOf(textOf(at.value) ?? "", section), title: at.key.span, content: at.value.span };
}

function headingSection({ document }: Artifact, section: Section): SectionState {
	const heading = findHeading(section, document.body);
	if (!heading) return { section, state: "missing" };
	const text = document.text.slice(heading.content.start, heading.content.end);
	return { section, state: stateOf(text, section), title: heading.span, content: heading.content };
}

/** Its own title before its synonyms; of several, the one that stands first. */
export function findHeading(section: Section, body: Body | undefined): Heading | undefined {
	const titles = [section.title, ...section.synonyms].map(normalTitle);
	return titles.map((title) => body?.byTitle.get(title)).find((heading) => heading !== undefined);
}

function stateOf(content: string, { prompt }: Section): SectionState["state"] {
	const prose = content.replace(/<!--[\s\S]*?(?:-->|$)/g, "").trim();
	const own = prose
		.replaceAll(prompt, "")
		.replace(/^#+[ \t].*$/gm, "")
		.trim();
	if (prompt !== "" && prose.includes(prompt)) return own === "" ? "untouched" : "leftover";
	return own === "" ? "empty" : "written";
}
