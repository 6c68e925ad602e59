/** Beyond it a page full of marks would only be slow. */
const MOST = 500;

/** A list that the search opened, and not the reader. */
const SEARCHED = "data-searched";

/** Marks every place that holds the words, and opens what hides one. @returns the marks */
export function search(root: Element, words: string): HTMLElement[] {
	clearMarks(root);
	if (words.trim() === "") return [];
	const wanted = wordsAsPattern(words.trim());
	const marks: HTMLElement[] = [];
	for (const text of textsOf(root)) if (marks.length < MOST) marks.push(...markIn(text, wanted));
	for (const mark of marks) uncover(mark.closest("details:not([open])"));
	return marks;
}

function uncover(list: Element | null): void {
	list?.setAttribute("open", "");
	list?.setAttribute(SEARCHED, "");
}

/** Takes every mark away, and closes what was opened for one; the words stay. */
export function clearMarks(root: Element): void {
	for (const mark of root.querySelectorAll("mark")) {
		const parent = mark.parentNode;
		mark.replaceWith(...mark.childNodes);
		parent?.normalize();
	}
	for (const list of root.querySelectorAll(`details[${SEARCHED}]`)) {
		list.removeAttribute("open");
		list.removeAttribute(SEARCHED);
	}
}

function textsOf(root: Element): Text[] {
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	const texts: Text[] = [];
	while (walker.nextNode()) if (!walker.currentNode.parentElement?.closest("svg")) texts.push(walker.currentNode as Text);
	return texts;
}

/** A pattern, because the small form of a letter may be longer than the letter: places would be counted wrongly. */
const wordsAsPattern = (words: string): RegExp => new RegExp(words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "iu");

function markIn(text: Text, wanted: RegExp): HTMLElement[] {
	const marks: HTMLElement[] = [];
	let rest = text;
	for (let found = wanted.exec(rest.data); found && marks.length < MOST; found = wanted.exec(rest.data)) {
		const words = rest.splitText(found.index);
		rest = words.splitText(found[0].length);
		const mark = document.createElement("mark");
		words.replaceWith(mark);
		mark.append(words);
		marks.push(mark);
	}
	return marks;
}
