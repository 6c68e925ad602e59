import { type Span, span } from "./span.js";

/** Why a file cannot be checked any further: the one clear problem it gets. */
export interface Trouble {
	readonly rule: "file/unreadable" | "file/conflict-markers" | "file/front-matter";
	readonly message: string;
	readonly span: Span;
	readonly fix?: { readonly title: string; readonly edits: readonly { readonly span: Span; readonly newText: string }[] };
}

/** Larger files are no documents anybody reads, and would hold up the editor. */
export const MAX_LENGTH = 4 * 1024 * 1024;

export function textTrouble(text: string): Trouble | undefined {
	return unreadable(text) ?? conflict(text);
}

function unreadable(text: string): Trouble | undefined {
	const say = (message: string): Trouble => ({ rule: "file/unreadable", message, span: span(0, 0) });
	if (text.length > MAX_LENGTH) return say(`This file has ${text.length} characters, more than the ${MAX_LENGTH} that are checked.`);
	if (text.includes("\0")) return say("This file is binary, or text in an encoding other than UTF-8: save it as UTF-8.");
	if (text.startsWith("version https://git-lfs.github.com/spec/")) return say("This is a git-lfs pointer, not the file: run git lfs pull.");
	return text.includes("\uFFFD") ? invalidText(text) : undefined;
}

function invalidText(text: string): Trouble {
	const at = text.indexOf("\uFFFD");
	return {
		rule: "file/unreadable",
		message: "This character could not be read: the file is not UTF-8. Save it as UTF-8.",
		span: span(at, at + 1),
	};
}

function conflict(text: string): Trouble | undefined {
	const open = /^<{7}(?: [^\n]*)?$/m.exec(text);
	if (!open || !/^>{7}(?: [^\n]*)?$/m.test(text.slice(open.index))) return undefined;
	const end = open.index + open[0].trimEnd().length;
	return {
		rule: "file/conflict-markers",
		message: "A merge conflict begins here: choose one side and remove the markers.",
		span: span(open.index, end),
	};
}
