import type { SourcePlace } from "../protocol.js";

/** What says where it stands in the sources. */
export const PASSAGE = "[data-source]";

/** What already does something when it is clicked. */
const BUSY = "button, input, label, summary";

/** Passages lead to their sources: by a click, or by the keyboard, which goes from one to the next with the arrows. */
export function registerPassages(open: (place: SourcePlace, focus: boolean) => void): void {
	document.addEventListener("click", ({ target }) => {
		const place = target instanceof Element && !isSelecting() && !isBusy(target) ? placeOf(target) : undefined;
		if (place) open(place, false);
	});
	document.addEventListener("keydown", (event) => {
		const passage = document.activeElement?.matches(PASSAGE) ? (document.activeElement as HTMLElement) : undefined;
		if (!passage || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
		if (event.key === "Enter" && !passage.matches("a")) openAt(passage, open);
		else if (!moveFrom(passage, event.key)) return;
		event.preventDefault();
	});
	document.addEventListener("focusin", ({ target }) => {
		if (target instanceof HTMLElement && target.matches(PASSAGE)) enter(target);
	});
	new MutationObserver(offerEntrance).observe(document.body, { childList: true, subtree: true });
}

function openAt(passage: HTMLElement, open: (place: SourcePlace, focus: boolean) => void): void {
	const place = placeOf(passage);
	if (place) open(place, true);
}

/** Who marks words to copy them does not want to go anywhere. */
const isSelecting = (): boolean => window.getSelection()?.isCollapsed === false;

/** A link that says where it stands leads to both: the page follows it too. */
function isBusy(target: Element): boolean {
	const link = target.closest("a");
	return target.closest(BUSY) !== null || (link !== null && !link.matches(PASSAGE));
}

/** Where the words under an element stand. Between two lines of a passage, and beside it, there is only the paragraph that holds it. */
export function placeOf(element: Element): SourcePlace | undefined {
	const within = element.matches("p, li, dd, h3, th, td") ? element.querySelectorAll(PASSAGE) : [];
	const passage = element.closest(PASSAGE) ?? (within.length === 1 ? within[0] : undefined);
	const source = passage?.getAttribute("data-source") ?? "";
	const [, path = "", line = ""] = /^(.+)#(\d+)$/.exec(source) ?? [];
	return path === "" ? undefined : { path, line: Number(line) };
}

/** The first passage that stands at a place. */
export const passageOf = (source: string): HTMLElement | null =>
	document.querySelector<HTMLElement>(`main [data-source="${CSS.escape(source)}"]`);

/** Passages that can be seen, in the order in which they are read; one within another of the same line is not another one. */
function passages(): HTMLElement[] {
	const all = [...document.querySelectorAll<HTMLElement>(`main ${PASSAGE}`)];
	const isItsOwn = (one: Element): boolean =>
		one.parentElement?.closest(PASSAGE)?.getAttribute("data-source") !== one.getAttribute("data-source");
	return all.filter((one) => one.checkVisibility() && isItsOwn(one));
}

/** The same keys as in a list of the editor. @returns whether the key means anything here */
function moveFrom(passage: HTMLElement, key: string): boolean {
	if (!["ArrowDown", "ArrowUp", "Home", "End"].includes(key)) return false;
	const all = passages();
	const at = all.indexOf(passage);
	const led = { ArrowDown: all[at + 1], ArrowUp: all[Math.max(0, at - 1)], Home: all[0], End: all.at(-1) }[key];
	led?.setAttribute("tabindex", "-1");
	led?.focus();
	return true;
}

/** Tab leads to one passage, where one was last; the arrows lead on from there. */
function enter(passage: HTMLElement): void {
	passage.setAttribute("aria-describedby", "hint");
	if (passage.matches("a")) return;
	for (const other of document.querySelectorAll(`${PASSAGE}[tabindex]`)) if (other !== passage) leave(other);
	passage.setAttribute("tabindex", "0");
}

function leave(passage: Element): void {
	passage.removeAttribute("tabindex");
	passage.removeAttribute("aria-describedby");
}

function offerEntrance(): void {
	if (!document.querySelector(`${PASSAGE}[tabindex="0"]`)) document.querySelector(`main ${PASSAGE}`)?.setAttribute("tabindex", "0");
}
