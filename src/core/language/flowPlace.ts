import type { Document } from "../document/document.js";
import { general, pathAt, pointerOf } from "../document/pointer.js";
import { span } from "../document/span.js";
import type { Place } from "./place.js";

/** An item that is being written: `[a, b¦`. */
const ITEM = /(?:^|,)\s*([\w./-]*)$/;

/** The value of a key that is being written: `{ a: 1, b: c¦`. */
const VALUE = /(?:^|,)\s*([\w-]+):\s+([\w./-]*)$/;

/** Inside brackets and braces, where the tree knows best: editors close them at once. Keys are offered in blocks only. */
export function placeInFlow({ root, text, lines }: Document, offset: number): Place | undefined {
	const around = pathAt(root, offset).findLast(
		({ node }) => (node.kind === "seq" || node.kind === "map") && node.flow && node.span.start < offset && offset < node.span.end,
	);
	if (!around) return undefined;
	const before = text.slice(around.node.span.start + 1, offset);
	const [key, word] = around.node.kind === "seq" ? ["-", ITEM.exec(before)?.[1]] : (VALUE.exec(before)?.slice(1) ?? []);
	if (key === undefined || word === undefined) return undefined;
	const after = text.slice(offset, lines.end(lines.lineAt(offset)));
	const tail = /^[\w./-]*/.exec(after)?.[0].length ?? 0;
	return {
		...{ at: "value", pointer: general(around.pointer) + pointerOf([key]), present: new Set() },
		...{ word: span(offset - word.length, offset + tail), followed: /\S/.test(after.slice(tail)) },
	};
}
