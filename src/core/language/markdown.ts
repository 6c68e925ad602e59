import { guidanceFor } from "../kinds/guidance.js";
import type { Guidance, Kind } from "../kinds/kind.js";
import { type Expected, expectedAt } from "../schema/navigate.js";

/** What a person is told about a field or section, as Markdown. Nothing of the document's own text is in it. */
export function fieldHelp(kind: Kind, pointer: string): string | undefined {
	const expected = pointer.startsWith("#") ? undefined : expectedAt(kind, pointer);
	const guidance = guidanceFor(kind, pointer);
	const section = kind.sections.find(({ id }) => `#${id}` === pointer);
	const title = section?.title ?? expected?.title ?? guidance?.ask;
	if (title === undefined) return undefined;
	const parts = [`**${title}**`, expected?.description, valuesHelp(expected), guidance && guidanceHelp(guidance)];
	return parts.filter((part) => part).join("\n\n");
}

function valuesHelp(expected: Expected | undefined): string | undefined {
	const values = expected?.values ?? [];
	return values.length > 1 ? `One of ${values.map((value) => `\`${value}\``).join(", ")}` : undefined;
}

const guidanceHelp = ({ ask, why, readers, weak, strong }: Guidance): string =>
	[`*${ask}*`, `**Why** ${why}`, `**Who reads it** ${readers}`, `**Weak** ${weak}`, `**Strong** ${strong}`].join("\n\n");

/** What comes from repositories and files is text, never Markdown. */
export const plain = (text: string): string => text.replace(/[\\`*_{}[\]()#+!|<>~&-]/g, "\\$&").replace(/\s+/g, " ");
