import type { SourcePlace } from "../protocol.js";
import { PASSAGE, placeOf } from "./passages.js";

/** Shows where the cursor is, in the source and therefore in the packet. */
export interface Revealer {
	at(place: SourcePlace): void;
	/** Marks the passage again after the packet was drawn anew; nothing moves. */
	again(): void;
}

export function revealer(): Revealer {
	let last: SourcePlace | undefined;
	return {
		at(place) {
			last = place;
			const passage = mark(place);
			if (passage && !isSeen(passage)) passage.scrollIntoView({ block: "center" });
		},
		again() {
			if (last) mark(last);
		},
	};
}

function mark(place: SourcePlace): Element | undefined {
	const passage = nearest(place);
	for (const other of document.querySelectorAll(".at-cursor")) if (other !== passage) other.classList.remove("at-cursor");
	passage?.classList.add("at-cursor");
	return passage;
}

/** The passage that begins at the line, else the last before it. What is counted repeats what is told elsewhere. */
export function nearest({ path, line }: SourcePlace): Element | undefined {
	let [found, best]: [Element | undefined, number] = [undefined, -1];
	for (const passage of document.querySelectorAll(`main ${PASSAGE}`)) {
		const place = placeOf(passage);
		if (place?.path !== path || place.line > line || place.line < best || passage.closest(".figures")) continue;
		// Where a line is told more than once, a document as a whole comes last; within it the innermost, which is nothing but the line.
		if (passage.checkVisibility()) [found, best] = [passage, place.line];
	}
	return found;
}

function isSeen(element: Element): boolean {
	const { top, bottom } = element.getBoundingClientRect();
	return top >= 0 && Math.min(bottom, top + 80) <= window.innerHeight;
}
