import { type Body, parseBody } from "./body.js";
import { type FrontMatter, holdsProse, scanFrontMatter, type Unrecognised, unterminated } from "./frontMatter.js";
import { Lines } from "./lines.js";
import type { YamlNode } from "./node.js";
import { type Place, placesIn } from "./pointer.js";
import type { Span } from "./span.js";
import { type Trouble, textTrouble } from "./trouble.js";
import { parseYaml, type YamlError, type YamlParse } from "./yaml.js";

export type Format = "markdown" | "yaml";

/** One file's text, parsed. Positions are offsets into `text`. */
export interface Document {
	/** Root-relative POSIX path. */
	readonly path: string;
	readonly text: string;
	readonly format: Format;
	readonly lines: Lines;
	/** Of Markdown with recognised front matter. */
	readonly front?: FrontMatter;
	/** Why nothing else can be said about the file. */
	readonly trouble?: Trouble;
	/** The structured part: the front matter, or the whole of a YAML file. */
	readonly root?: YamlNode;
	/** Every node of the structured part. */
	readonly places: readonly Place[];
	readonly errors: readonly YamlError[];
	/** The second YAML document, where there should be one only. */
	readonly second?: Span;
	/** Of Markdown. */
	readonly body?: Body;
}

export const formatOf = (path: string): Format | undefined =>
	/\.(?:md|markdown)$/i.test(path) ? "markdown" : /\.ya?ml$/i.test(path) ? "yaml" : undefined;

/** Never throws: what is wrong is in `trouble` and `errors`. */
export function parseDocument(path: string, text: string, format: Format): Document {
	const trouble = textTrouble(text);
	if (trouble) return { path, text, format, lines: new Lines(text), places: [], errors: [], trouble };
	return format === "yaml" ? parseYamlFile(path, text) : parseMarkdownFile(path, text);
}

function parseYamlFile(path: string, text: string): Document {
	const start = text.startsWith("\uFEFF") ? 1 : 0;
	const parse = parseYaml(text.slice(start), start);
	return { path, text, format: "yaml", lines: new Lines(text), ...structure(parse) };
}

function parseMarkdownFile(path: string, text: string): Document {
	const lines = new Lines(text);
	const scan = scanFrontMatter(text, lines);
	const base = { path, text, format: "markdown", lines } as const;
	if (scan.kind === "none") return { ...base, places: [], errors: [], body: parseBody(text, lines, 0) };
	if (scan.kind === "unrecognised") return { ...base, ...unrecognised(text, lines, scan.trouble) };
	const { front } = scan;
	const parse = parseYaml(text.slice(front.yaml.start, front.yaml.end), front.yaml.start);
	if (parse.errors.length > 0 && holdsProse(front, lines))
		return { ...base, ...unrecognised(text, lines, unterminated(text, lines).trouble) };
	const body = parseBody(text, lines, lines.start(lines.lineAt(front.close.start) + 1));
	return { ...base, front, body, ...structure(parse) };
}

function structure({ root, errors, documents }: YamlParse): Pick<Document, "root" | "places" | "errors" | "second"> {
	const second = documents[1]?.span;
	return { places: placesIn(root), errors, ...(root && { root }), ...(second && { second }) };
}

/** What it was meant to be is still read, so that the document is known for ours. */
function unrecognised(
	text: string,
	lines: Lines,
	{ yaml, ...trouble }: Unrecognised,
): Pick<Document, "root" | "places" | "errors" | "trouble" | "body"> {
	const { root } = parseYaml(text.slice(yaml.start, yaml.end), yaml.start);
	return {
		trouble: { rule: "file/front-matter", ...trouble },
		places: placesIn(root),
		errors: [],
		body: parseBody(text, lines, yaml.end),
		...(root && { root }),
	};
}
