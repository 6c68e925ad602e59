import { search } from "./search.js";

/** Makes a packet easier to read: search, only what needs attention, and where one is in the contents. Without it, all can be read too. */
export function makeReadable(): void {
	registerSearch();
	registerAttention();
	followReading();
	openWhatIsLinked();
}

const packet = (): HTMLElement | null => document.querySelector<HTMLElement>(".packet");

/** Listens on the document, because a preview draws the packet anew. */
function registerSearch(): void {
	document.addEventListener("input", ({ target }) => {
		if (target instanceof HTMLInputElement && target.id === "search") searchFor(target.value);
	});
}

/** Looks for words in the packet, says how often they are there, and goes to the first place. */
export function searchFor(words: string): void {
	mark(words)[0]?.scrollIntoView({ block: "center" });
}

/** Marks again what was looked for: the packet was drawn anew, and nobody wants to be led elsewhere. */
export function searchAgain(): void {
	const words = document.querySelector<HTMLInputElement>("#search")?.value ?? "";
	if (words !== "") mark(words);
}

function mark(words: string): HTMLElement[] {
	const main = document.querySelector("main");
	const found = document.querySelector("#found");
	if (!main || !found) return [];
	const marks = search(main, words);
	const count = marks.length;
	found.textContent = words.trim() === "" ? "" : count === 1 ? "1 place" : `${count} places`;
	return marks;
}

function registerAttention(): void {
	document.addEventListener("click", ({ target }) => {
		const button = target instanceof Element ? target.closest<HTMLButtonElement>("#attention") : null;
		if (button) showOnlyAttention(button.getAttribute("aria-pressed") !== "true");
	});
}

/** Hides every part that needs nobody's attention, or shows all again. */
export function showOnlyAttention(only: boolean): void {
	packet()?.classList.toggle("only-attention", only);
	document.querySelector("#attention")?.setAttribute("aria-pressed", String(only));
}

/** The contents say which part is being read. */
function followReading(): void {
	const mark = (): void => {
		const parts = [...document.querySelectorAll<HTMLElement>(".part")];
		const read = parts.findLast((part) => part.getBoundingClientRect().top < window.innerHeight / 3 && part.offsetParent !== null);
		for (const link of document.querySelectorAll<HTMLAnchorElement>(".contents a")) {
			if (read && link.hash === `#${read.id}`) link.setAttribute("aria-current", "location");
			else link.removeAttribute("aria-current");
		}
	};
	let waiting = false;
	const soon = (): void => {
		if (waiting) return;
		waiting = true;
		requestAnimationFrame(() => {
			waiting = false;
			mark();
		});
	};
	document.addEventListener("scroll", soon, { passive: true });
	soon();
}

/** A link to a closed list opens it. */
function openWhatIsLinked(): void {
	document.addEventListener("click", ({ target }) => {
		const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
		const led = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
		led?.closest("details")?.setAttribute("open", "");
	});
}
