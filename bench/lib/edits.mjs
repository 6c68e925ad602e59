// @ts-check
/**
 * @typedef {{ line: number, character: number, length: number, text: string }} Edit
 * @typedef {{ text: string, edit: (turn: number) => Edit, edited: (turn: number) => string }} Typing a text, and one character of it that changes
 */

/** A digit of the metric in the middle: the text stays well-formed. @param {string} text @returns {Typing} */
export function typingDigits(text) {
	const at = text.indexOf("value: 0.", text.length / 2);
	return typing(text, (at < 0 ? text.lastIndexOf("value: 0.") : at) + "value: 0.??".length, "0123456789");
}

/** A key in the middle that has no colon yet: what every new field looks like while it is typed, and no YAML. @param {string} text @returns {Typing} */
export function typingKey(text) {
	const { text: whole, edit } = typingDigits(text);
	const { line } = edit(0);
	const lines = whole.split("\n");
	const before = lines.slice(0, line + 1).join("\n");
	return typing([before, "    thr", ...lines.slice(line + 1)].join("\n"), before.length + "\n    th".length, "rs");
}

/** @param {string} text @param {number} at @param {string} characters taken in turn @returns {Typing} */
function typing(text, at, characters) {
	const line = text.slice(0, at).split("\n").length - 1;
	const character = at - (text.lastIndexOf("\n", at - 1) + 1);
	const typed = (/** @type {number} */ turn) => characters[(turn + 1) % characters.length];
	return {
		text,
		edit: (turn) => ({ line, character, length: 1, text: typed(turn) }),
		edited: (turn) => text.slice(0, at) + typed(turn) + text.slice(at + 1),
	};
}
