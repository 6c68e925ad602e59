import type { SourcePlace } from "../protocol.js";
import { PASSAGE, placeOf } from "./passages.js";

/** A passage, and the words of it that are marked; none where it is meant as a whole. */
interface Meant {
	readonly place: SourcePlace;
	readonly words: string;
}

/** More is a chapter, and no question is about all of it. */
const MOST = 1_000;

/** Offers to ask about the words that are marked, else about the passage that has the focus: by a button, or by a question mark. */
export function registerAsking(ask: (place: SourcePlace, words: string) => void): void {
	const button = document.querySelector<HTMLButtonElement>("#ask");
	if (!button) return;
	let meant: Meant | undefined;
	const offer = (): void => {
		if (document.activeElement !== button) meant = marked() ?? focused();
		button.hidden = meant === undefined;
	};
	const send = (): void => {
		if (meant) ask(meant.place, meant.words);
	};
	document.addEventListener("selectionchange", offer);
	document.addEventListener("focusin", offer);
	document.addEventListener("focusout", () => requestAnimationFrame(offer));
	// Pressing the button must not unmark the words.
	button.addEventListener("mousedown", (event) => event.preventDefault());
	button.addEventListener("click", send);
	document.addEventListener("keydown", (event) => {
		if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || !focused()) return;
		event.preventDefault();
		send();
	});
}

function marked(): Meant | undefined {
	const selection = window.getSelection();
	if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
	const { startContainer } = selection.getRangeAt(0);
	const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
	const place = element?.closest("main") ? placeOf(element) : undefined;
	const words = selection.toString().trim();
	return place && words !== "" ? { place, words: words.slice(0, MOST) } : undefined;
}

function focused(): Meant | undefined {
	const place = document.activeElement?.matches(PASSAGE) ? placeOf(document.activeElement) : undefined;
	return place && { place, words: "" };
}
