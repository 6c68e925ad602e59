import type { Document } from "../document/document.js";
import { resolved } from "../document/node.js";
import { canonicalForm, LEFT_OUT } from "../trace/digest.js";
import { bodyDifferences } from "./body.js";
import type { Difference, FieldDifference, Sides } from "./difference.js";
import { compareEntries, entriesOf, type Parent, parentAt } from "./fields.js";
import { Meanings } from "./meanings.js";
import { splitSections, yamlSectionDifferences } from "./yamlSections.js";

/**
 * What `after` says otherwise than `before`, in the order of `after`, the structured part first. None if, and only if, both have the same
 * digest: what was approved is what is compared. Undefined where one of them has no digest: readers would not agree on what it says.
 */
export function differences(before: Document, after: Document): readonly Difference[] | undefined {
	const [a, b] = [canonicalForm(before), canonicalForm(after)];
	if (a === undefined || b === undefined) return undefined;
	if (a === b) return [];
	return [...frontDifferences(before, after).sort(byPlace), ...[...bodyDifferences(before, after)].sort(byPlace)];
}

const byPlace = ({ spans: a }: Difference, { spans: b }: Difference): number =>
	a.after.start - b.after.start || a.before.start - b.before.start;

function frontDifferences(before: Document, after: Document): Difference[] {
	const [a, b] = [topOf(before), topOf(after)];
	const sections = before.format === "yaml" && after.format === "yaml" && sectionsOf(a, b);
	if (!sections) return compareEntries(a, b, { meanings: new Meanings() });
	const { texts, rest } = splitSections(sections.before, sections.after);
	return [
		...compareEntries(without(a), without(b), { meanings: new Meanings() }),
		...compareEntries(rest.before, rest.after, { meanings: new Meanings() }),
		...yamlSectionDifferences(texts, { before: sections.before.start, after: sections.after.start }),
	];
}

/** What no digest sees: who decided, how the document stands, and when it was last written. */
export const recordDifferences = (before: Document, after: Document): readonly FieldDifference[] =>
	compareEntries(topOf(before, true), topOf(after, true), { meanings: new Meanings() }).sort(byPlace);

/** The structured part as the digest sees it. @param isLeftOut the rest instead */
function topOf({ root, front }: Document, isLeftOut = false): Parent {
	const map = resolved(root);
	const start = map?.span.start ?? front?.yaml.start ?? 0;
	return {
		pointer: "",
		start,
		children: map?.kind === "map" ? entriesOf(map).filter(({ entry }) => LEFT_OUT.has(entry?.key.text ?? "") === isLeftOut) : [],
	};
}

/** Where both are mappings: elsewhere `sections` is a field like any other. */
function sectionsOf(before: Parent, after: Parent): Sides<Parent> | undefined {
	const [a, b] = [before, after].map(({ children }) => children.find(({ pointer }) => pointer === "/sections"));
	if (!a || !b || resolved(a.node)?.kind !== "map" || resolved(b.node)?.kind !== "map") return undefined;
	return { before: parentAt(a), after: parentAt(b) };
}

const without = ({ children, ...rest }: Parent): Parent => ({
	...rest,
	children: children.filter(({ pointer }) => pointer !== "/sections"),
});
