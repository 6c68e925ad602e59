import morphdom from "morphdom";
import { passageOf } from "./passages.js";
import { searchAgain } from "./reading.js";
import { clearMarks } from "./search.js";

/** Shows a packet with the smallest change to what is shown: who reads keeps the place, the focus, and what was opened. */
export function morph(html: string): void {
	const page = document.querySelector("#preview");
	if (!page) return;
	const focused = document.activeElement?.getAttribute("data-source");
	clearMarks(page);
	const wanted = new DOMParser().parseFromString(`<div id="preview">${html}</div>`, "text/html").body.firstElementChild;
	if (wanted) morphdom(page, wanted, { childrenOnly: true, onBeforeElUpdated: keepWhatPeopleDid });
	searchAgain();
	if (focused && document.activeElement === document.body) passageOf(focused)?.focus({ preventScroll: true });
}

/** What a person sees of the page is the person's; the packet knows nothing of it. @returns whether there is anything to change */
function keepWhatPeopleDid(from: HTMLElement, to: HTMLElement): boolean {
	if (from.id === "search" || from.id === "found") return false;
	for (const name of ["open", "aria-pressed", "aria-current", "tabindex", "aria-describedby"]) keepAttribute(from, to, name);
	for (const name of ["only-attention", "at-cursor"]) if (from.classList.contains(name)) to.classList.add(name);
	return !from.isEqualNode(to);
}

function keepAttribute(from: HTMLElement, to: HTMLElement, name: string): void {
	const value = from.getAttribute(name);
	if (value !== null) to.setAttribute(name, value);
	else if (name === "open") to.removeAttribute(name);
}
