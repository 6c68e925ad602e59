import { element, type Html } from "../../html.js";
import { type CopiedDocument, copySummary, isWhole, type PacketCopy } from "../audience/copy.js";
import { list, nothing, type Part, part } from "./parts.js";

const READERS = { board: "the board", internal: "readers inside", customer: "customers", public: "the public" } as const;

/** On the face of every copy. */
export const copyLine = (copy: PacketCopy): Html =>
	element("p", { class: "copy" }, `This copy is for ${READERS[copy.audience]}. ${copySummary(copy)}.`);

/** What is left out is named as left out, document by document. */
export function withheldPart(copy: PacketCopy): Part {
	const partly = copy.documents.filter((document) => !isWhole(document));
	const inward = copy.outside
		? [element("p", {}, "How the work stands is left out as a whole: problems, references, changes and approvals.")]
		: [];
	const items = partly.map((document) => element("span", {}, element("strong", {}, document.name), ": ", told(document)));
	const body = items.length > 0 ? list(items) : nothing("Of the documents nothing is left out.");
	return part("withheld", "Withheld from this copy", {}, body, ...inward);
}

const told = ({ fields, sections, groups, people }: CopiedDocument): string =>
	[
		fields.length > 0 ? `fields ${fields.join(", ")}` : "",
		sections.length > 0 ? `sections ${sections.join(", ")}` : "",
		groups > 0 ? `${groups} ${groups === 1 ? "group" : "groups"} of fewer than ten` : "",
		people ? "names of people" : "",
	]
		.filter((words) => words !== "")
		.join("; ");

const NOTHING = /(<p class="nothing">)[^<]*(<\/p>)/g;

/** In a copy, what is not there may be left out: it must not look as if nobody had said it. */
export const honest = ({ documents }: PacketCopy, { html }: Html): Html => ({
	html: documents.every(isWhole) ? html : html.replace(NOTHING, "$1Not in this copy.$2"),
});
