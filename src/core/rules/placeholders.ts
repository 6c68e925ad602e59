import type { Artifact } from "../artifact.js";
import type { Document } from "../document/document.js";
import { maps, scalars } from "../document/pointer.js";
import { type Span, span } from "../document/span.js";
import { baselineKind } from "../kinds/baseline/index.js";
import { questionsKind } from "../kinds/questions.js";
import type { Violation } from "../problem.js";
import { shorten } from "../suggest.js";

/** What people and templates leave behind for “later”. */
const PLACEHOLDER =
	/\b(?:TODO|TBD|TBC|FIXME|XXX)\b|\[?\b(?:needs more information|more information needed)\b\]?|\blorem ipsum\b|\bYOUR ANSWER HERE\b|\bcopy-paste the tags obtained with the tagging app\b|\[(?:(?:insert|add|your|describe|fill in)\b[^\]\n]{0,60}|dataset name|model name)\](?![([])|<(?:insert|your|add|fill in)\b[^>\n]{0,60}>|(?<![\w/])@github-username\b/gi;
/** Most documents hold none, which one look at the whole text tells. */
const ANY_PLACEHOLDER = new RegExp(PLACEHOLDER.source, "i");
/** Written in capitals by those who mean it: “todo” and “xxx” in lower case are words. */
const IN_CAPITALS = /^(?:TODO|TBD|TBC|FIXME|XXX)$/;

/** A name with its filters, or a statement; not BibTeX's `{{Title of a Paper}}`. */
const TEMPLATE = /(?<!=\s{0,3})\{\{-?\s*[\w.]+(?:\s*\|\s*\w+(?:\([^(){}\n]*\))?)*\s*-?\}\}|\{%-?\s[^%\n]*%\}/g;

interface Stretch {
	readonly span: Span;
	readonly pointer?: string | undefined;
}

/** Words that stand for an answer nobody has given: one problem for each section or field. */
export function placeholderViolations(artifact: Artifact): Violation[] {
	if (!ANY_PLACEHOLDER.test(artifact.document.text)) return [];
	const seen = new Map<string, { violation: Violation; count: number }>();
	for (const stretch of stretches(artifact)) {
		for (const match of find(artifact, stretch, PLACEHOLDER)) {
			if (/^(?:todo|tbd|tbc|fixme|xxx)$/i.test(match.text) && !IN_CAPITALS.test(match.text)) continue;
			const key = `${stretch.pointer ?? ""} ${match.text.toLowerCase()}`;
			const before = seen.get(key);
			if (before) before.count++;
			else seen.set(key, { violation: placeholder(match.text, match.span, stretch.pointer), count: 1 });
		}
	}
	return [...seen.values()].map(({ violation, count }) =>
		count === 1 ? violation : { ...violation, message: `${violation.message} (${count} times here)` },
	);
}

const placeholder = (text: string, at: Span, pointer: string | undefined): Violation => ({
	rule: "file/placeholder",
	message: `“${text}” stands for an answer: write it, or say why it does not apply.`,
	span: at,
	...(pointer !== undefined && { pointer }),
});

/** Unfilled `{{ … }}`, `{% … %}` and `{name}`: what a generator should have replaced. */
export function templateViolations(artifact: Artifact): Violation[] {
	const { document } = artifact;
	const inYaml = [...templateMaps(document), ...brokenTemplates(document)];
	const candidates = /\{[{%]/.test(document.text) ? stretches(artifact) : [];
	const found = [...candidates].flatMap((stretch) =>
		find(artifact, stretch, TEMPLATE).map(({ span: at }) => ({ pointer: stretch.pointer, span: at })),
	);
	const all = new Map([...inYaml, ...found].map((stretch) => [`${stretch.span.start}-${stretch.span.end}`, stretch]));
	return [...all.values()].map(({ span: at, pointer }) => ({
		rule: "file/template-syntax",
		message: `“${shorten(document.text.slice(at.start, at.end))}” was to be filled in by a program and was not.`,
		span: at,
		...(pointer !== undefined && { pointer }),
	}));
}

/** `{license}` and `{{ license }}` are mappings to a YAML reader. */
function* templateMaps(document: Document): Generator<Stretch> {
	for (const place of maps(document)) {
		const { node } = place;
		if (!node.flow) continue;
		const [only, second] = node.entries;
		const bare = only && !second && only.value.kind === "scalar" && only.value.span.start === only.value.span.end;
		if (bare && (place.pointer !== "" || only.key.text === "(a collection)")) yield { span: node.span, pointer: place.pointer };
	}
}

/** What a template broke the YAML with is in no node: its lines are looked through as text. */
function* brokenTemplates({ errors, text, front, format }: Document): Generator<Stretch> {
	if (errors.length === 0) return;
	const within = format === "yaml" ? span(0, text.length) : front?.yaml;
	for (const match of text.slice(within?.start, within?.end).matchAll(TEMPLATE)) {
		const start = (within?.start ?? 0) + match.index;
		yield { span: span(start, start + match[0].length) };
	}
}

function* stretches({ document, kind }: Artifact): Generator<Stretch> {
	// A reviewer may well ask about a TODO, and quotes it; a baseline quotes paths.
	if (kind === questionsKind || kind === baselineKind) return;
	for (const { node, pointer } of scalars(document)) yield { span: node.span, pointer };
	const headings = document.body?.headings ?? [];
	let at = -1;
	for (const prose of document.body?.prose ?? []) {
		while ((headings[at + 1]?.span.start ?? Number.POSITIVE_INFINITY) <= prose.end) at++;
		const heading = headings[at];
		const section = heading && kind.sections.find((s) => s.title === heading.title);
		yield { span: prose, pointer: `#${section?.id ?? heading?.title ?? ""}` };
	}
}

/** Matches outside code spans and HTML comments. */
function find({ document }: Artifact, { span: within }: Stretch, pattern: RegExp): { text: string; span: Span }[] {
	const source = document.text.slice(within.start, within.end);
	const text = source.replace(/(`+)[\s\S]*?\1|<!--[\s\S]*?(?:-->|$)/g, (hidden) => " ".repeat(hidden.length));
	const matches = [...text.matchAll(pattern)];
	return matches.map((m) => ({ text: m[0], span: span(within.start + m.index, within.start + m.index + m[0].length) }));
}
