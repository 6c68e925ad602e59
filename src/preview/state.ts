import { searchFor, showOnlyAttention } from "./reading.js";

/** What a preview remembers of a person's reading, for the time after a reload. */
export interface Kept {
	/** The manifest's URI. */
	readonly packet: string;
	/** As whom it is looked at; the host knows which there are. */
	readonly view: string;
	readonly scroll: number;
	/** What stood at the top, and how far above it it begins: what comes before it may be longer next time. */
	readonly anchor?: string;
	readonly offset?: number;
	readonly search: string;
	readonly onlyAttention: boolean;
	/** Ids of the lists that are open. */
	readonly open: readonly string[];
}

/** Whose page it is. */
type Owner = Pick<Kept, "packet" | "view">;

interface Store {
	getState(): unknown;
	setState(state: Kept): void;
}

/** How long people must have stopped scrolling before it is remembered. */
const PAUSE = 150;

/** Remembers what a person does to the page, from the moment it is known whose page it is. */
export function keepState(store: Store): { readonly before: Kept | undefined; belongsTo(owner: Owner): void } {
	const before = keptIn(store.getState());
	let page: Owner | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const keep = (): void => {
		clearTimeout(timer);
		timer = setTimeout(() => page && store.setState(stateOf(page)), PAUSE);
	};
	for (const happening of ["scroll", "toggle", "input", "click"])
		document.addEventListener(happening, keep, { capture: true, passive: true });
	return {
		before,
		belongsTo(owner) {
			const isSame = page?.packet === owner.packet && page.view === owner.view;
			if (!page && before?.packet === owner.packet) store.setState({ ...before, view: owner.view });
			else if (!isSame) store.setState(stateOf(owner));
			page = owner;
		},
	};
}

const searchField = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>("#search");

const stateOf = ({ packet, view }: Owner): Kept => ({
	packet,
	view,
	scroll: window.scrollY,
	...anchorNow(),
	search: searchField()?.value ?? "",
	onlyAttention: document.querySelector(".packet.only-attention") !== null,
	open: [...document.querySelectorAll("details[open][id]:not([data-searched])")].map(({ id }) => id),
});

/** The last part or heading that begins above what is seen. */
function anchorNow(): Pick<Kept, "anchor" | "offset"> {
	const all = [...document.querySelectorAll("main :is(section, h3)[id]")];
	const above = all.filter((part) => part.checkVisibility() && part.getBoundingClientRect().top <= 1).at(-1);
	return above ? { anchor: above.id, offset: above.getBoundingClientRect().top } : {};
}

/** As it was before; undefined where nothing that can be used was kept. */
export function keptIn(state: unknown): Kept | undefined {
	if (typeof state !== "object" || state === null) return undefined;
	const { packet, view, scroll, anchor, offset, search, onlyAttention, open } = state as Partial<Record<keyof Kept, unknown>>;
	if (typeof packet !== "string" || typeof scroll !== "number" || typeof search !== "string") return undefined;
	const ids = Array.isArray(open) ? open.filter((id) => typeof id === "string") : [];
	const place = typeof anchor === "string" && typeof offset === "number" ? { anchor, offset } : {};
	return { packet, view: typeof view === "string" ? view : "", scroll, ...place, search, onlyAttention: onlyAttention === true, open: ids };
}

/** Brings a fresh page to where somebody was reading. */
export function restore(kept: Kept | undefined): void {
	if (!kept) return;
	for (const id of kept.open) document.getElementById(id)?.setAttribute("open", "");
	if (kept.onlyAttention) showOnlyAttention(true);
	const field = searchField();
	if (field) field.value = kept.search;
	searchFor(kept.search);
	window.scrollTo({ top: placeOf(kept) });
}

function placeOf({ anchor = "", offset = 0, scroll }: Kept): number {
	const part = document.getElementById(anchor);
	return part ? part.getBoundingClientRect().top + window.scrollY - offset : scroll;
}
