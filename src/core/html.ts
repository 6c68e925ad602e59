/** HTML that may stand in a page as it is. Made by `element`, which escapes every text. */
export interface Html {
	readonly html: string;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Most texts have nothing to escape, and there are very many of them. */
const escaped = (text: string): string =>
	/[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character) : text;

/** Elements that have no end. */
const VOID: ReadonlySet<string> = new Set(["meta", "link", "br", "hr", "img", "input"]);

/** An element with its attributes and children; texts in both are escaped. An attribute that is undefined is left out. */
export function element(
	name: string,
	attributes: Readonly<Record<string, string | undefined>>,
	...children: readonly (Html | string)[]
): Html {
	let start = `<${name}`;
	for (const key of Object.keys(attributes)) {
		const value = attributes[key];
		if (value !== undefined) start += ` ${key}="${escaped(value)}"`;
	}
	if (VOID.has(name)) return { html: `${start}>` };
	return { html: `${start}>${joined(children)}</${name}>` };
}

/** Some of a page, one after the other, without an element around it. */
export const fragment = (...children: readonly (Html | string)[]): Html => ({ html: joined(children) });

function joined(children: readonly (Html | string)[]): string {
	// Added up, not joined: the engine then copies a page's megabytes once, where it is used, and not once for every element around them.
	let html = "";
	for (const child of children) html += typeof child === "string" ? escaped(child) : child.html;
	return html;
}

/**
 * The same, as one run of characters. The engine keeps what was added up as a tree of its pieces until somebody looks into it; a page of
 * megabytes has a million of them, and collecting those takes as long as all the rest.
 */
export function flat(made: Html): Html {
	made.html.charCodeAt(0);
	return made;
}

/** A whole page, for a browser or a webview. */
export const page = (root: Html): string => `<!DOCTYPE html>\n${root.html}\n`;
