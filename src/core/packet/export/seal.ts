import { sha256Of } from "./manifest.js";

const BEFORE = '<meta name="rai-packet" content="sha256:';
const LENGTH = 64;
const BLANK = "0".repeat(LENGTH);

/** Where the seal of a page goes: in its head, before anything a document says. */
export const unsealed = { name: "rai-packet", content: `sha256:${BLANK}` } as const;

export interface Sealed {
	readonly html: string;
	/** The same as UTF-8. */
	readonly bytes: Uint8Array;
	/** `sha256:<hex>` */
	readonly seal: string;
}

/** Seals a page: the SHA-256 of its bytes with the seal's own digits as zeros is written in their place. */
export function sealed(page: string): Sealed {
	const bytes = new TextEncoder().encode(page);
	const seal = sha256Of(bytes);
	const at = page.indexOf(`${BEFORE}${BLANK}`) + BEFORE.length;
	if (at < BEFORE.length) throw new Error("there is no place for a seal in the page");
	// Before the seal there is only ASCII: a place in the text is the same in the bytes.
	bytes.set(new TextEncoder().encode(seal), at);
	return { html: page.slice(0, at) + seal + page.slice(at + LENGTH), bytes, seal: `sha256:${seal}` };
}

export interface Seal {
	/** `sha256:<hex>` as the page says. */
	readonly written: string;
	/** As its bytes are. */
	readonly actual: string;
}

/** The seal of a page; undefined for what has none. */
export function sealIn(bytes: Uint8Array): Seal | undefined {
	// One character a byte, so that places in the text are places in the bytes.
	const text = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD));
	const at = text.indexOf(BEFORE) + BEFORE.length;
	const written = text.slice(at, at + LENGTH);
	if (at < BEFORE.length || written.length < LENGTH) return undefined;
	// A copy, also of a Buffer, whose `slice` would share its memory with what is hashed next.
	const blanked = new Uint8Array(bytes);
	blanked.set(new TextEncoder().encode(BLANK), at);
	// A digit that is none any more was altered like every other byte.
	return { written: `sha256:${written.replace(/[^0-9a-f]/g, "?")}`, actual: `sha256:${sha256Of(blanked)}` };
}

/** The seal stands in the first bytes, or nowhere. */
const HEAD = 4_096;
