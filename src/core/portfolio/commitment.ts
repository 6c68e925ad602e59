import type { Artifact } from "../artifact.js";
import { isDay } from "../day.js";
import type { Range } from "../document/lines.js";
import { locate } from "../document/pointer.js";
import { type Obligation, obligationsOf, ownerAt } from "../due/obligations.js";
import type { Named } from "../governance/person.js";

/** Something that a document says is still to be done, or that ends on a day. */
export interface Commitment {
	/** What it is, as people call it: `mitigation`, `condition`, `exception`. */
	readonly what: string;
	/** In the document's words, on one line. */
	readonly text: string;
	/** Who sees to it; absent where nobody is named. */
	readonly owner?: Named;
	/** YYYY-MM-DD; absent where no day is named. */
	readonly due?: string;
	/** Of the day, or of the thing where there is none. */
	readonly pointer: string;
	readonly range: Range;
}

/** What is open in a document, in the order in which such things are listed everywhere. */
export const commitmentsOf = (artifact: Artifact): Commitment[] =>
	obligationsOf(artifact).flatMap((obligation) => {
		const due = obligation.due !== undefined && isDay(obligation.due) ? obligation.due : undefined;
		return due === undefined && !obligation.action ? [] : [commitmentFrom(artifact, obligation, due)];
	});

function commitmentFrom({ document }: Artifact, { what, title, pointer }: Obligation, due: string | undefined): Commitment {
	const { start, end } = locate(document.root, pointer)?.node.span ?? { start: 0, end: 0 };
	const owner = ownerAt(document.root, pointer);
	return {
		...{ what, text: title, ...(owner && { owner }), ...(due !== undefined && { due }), pointer },
		// A day is selected as a whole: that is what one moves, or keeps.
		range: document.lines.range({ start, end: due === undefined ? start : end }),
	};
}
