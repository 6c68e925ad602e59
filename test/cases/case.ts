import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { checkFields, compareProblems, type FieldsContext, follow, isPolicyPath, Library, type Kinds, type PastVersion, POLICY_FILE, type Problem, type SchemaBundle } from "../../src/core/index.js";
import { type Fill, type Ground, groundOf, isGround, standing } from "./ground.js";
import { BUILT_IN } from "../../src/core/kinds/table.js";
import { Validators } from "../../src/node/schemas/validators.js";
import { fillFor } from "./placeholders.js";
import { WITH_VERSIONED } from "./versioned.js";
import { fail, optionsOf, type Section, split } from "./sections.js";

/** One case file: some texts, and every problem that the one under test has. README.md describes the format. */
export interface Case {
	/** `yaml/unquoted/version` */
	readonly name: string;
	/** `yaml/unquoted` */
	readonly folder: string;
	readonly path: string;
	readonly input: string;
	readonly today: string;
	/** Other files by path, the policy and the neighbours among them. */
	readonly files: readonly (readonly [path: string, text: string])[];
	/** Committed versions of the input, newest first; undefined where the case has none. */
	readonly history: readonly PastVersion[] | undefined;
	/** What its references lead to; undefined where they are not followed. */
	readonly ground: Ground | undefined;
	/** The document types there are. */
	readonly kinds: Kinds;
	/** Whether schemas of its policy are run. */
	readonly isTrusted: boolean;
	/** The expected problems as lines. */
	readonly problems: readonly string[];
}

const FOLDER = path.dirname(fileURLToPath(import.meta.url));
const OPTIONS = ["path", "today", "base", "eol", "bom", "escapes", "fill", "kinds", "trust"] as const;
const SECTIONS = ["input", "replace", "with", "file", "policy", "history", "disk", "outside", "commit", "git", "problems"];

type Options = Partial<Record<(typeof OPTIONS)[number], string>>;

export function readCases(): Case[] {
	const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll(path.sep, "/"));
	return files
		.filter((file) => /^[a-z].*\/.*\.md$/.test(file))
		.sort()
		.map((file) => readCase(file));
}

export const baseText = (name: string): string => readFileSync(path.join(FOLDER, "_base", name), "utf8");

/** Documents that stand beside every case, so that its references to them lead somewhere. */
export const NEIGHBOURS: readonly (readonly [path: string, text: string])[] = readdirSync(path.join(FOLDER, "_base", "neighbours")).map(
	(name) => [`neighbours/${name}`, baseText(`neighbours/${name}`)],
);

function readCase(file: string): Case {
	try {
		const { head, sections } = split(readFileSync(path.join(FOLDER, file), "utf8"), SECTIONS);
		return caseOf(file, optionsOf(head, OPTIONS), sections);
	} catch (error) {
		throw new Error(`test/cases/${file}: ${error instanceof Error ? error.message : error}`);
	}
}

function caseOf(file: string, options: Options, sections: readonly Section[]): Case {
	const texts = (name: string) => sections.filter((section) => section.name === name).map((section) => section.text);
	const history = sections.filter((section) => section.name === "history");
	const expected = texts("problems");
	if (expected.length !== 1) fail("a case has one section “problems”");
	const name = file.replace(/\.md$/, "");
	const input = inputOf(options, sections);
	const at = options.path ?? (options.base ? defaultPath(options.base) : "card.md");
	const files = filesBeside(input, sections);
	const fill = fillFor(sections, new Map([...files, [at, input]]));
	return {
		name,
		folder: path.posix.dirname(name),
		path: at,
		input: encoded(fill(input), options),
		today: options.today ?? "2026-11-22",
		files: files.map(([other, text]) => [other, fill(text)]),
		history: history.length > 0 ? history.map((section, i) => pastVersion({ ...section, text: fill(section.text) }, i)) : undefined,
		ground: sections.some(isGround) ? groundOf(sections, fill) : undefined,
		kinds: options.kinds === "versioned" ? WITH_VERSIONED : BUILT_IN,
		isTrusted: options.trust !== "no",
		problems: linesOf(expected[0] as string, fill),
	};
}

/** Its commit is its number, over and over. @param argument `T. Lindqvist <t@example.com> 2026-09-01`, each of the two if need be */
function pastVersion({ argument, text }: Section, i: number): PastVersion {
	const [, name = "Ada Osei", email = "ada@example.com"] = /^(.*) <(.*)>/.exec(argument) ?? [];
	const [date = "2026-10-30"] = /\d{4}-\d{2}-\d{2}$/.exec(argument) ?? [];
	return { text, commit: String(i + 1).repeat(40), author: { name, email }, date, whole: true };
}

const defaultPath = (base: string): string => (base.endsWith(".yaml") ? base : "card.md");

const linesOf = (problems: string, fill: Fill): string[] =>
	fill(problems)
		.split("\n")
		.filter((line) => line !== "");

/** A neighbour makes room for a document of the case that has its id. */
function filesBeside(input: string, sections: readonly Section[]): Case["files"] {
	const policies = sections.filter(({ name }) => name === "policy").map(({ text }) => [POLICY_FILE, text] as const);
	const own = sections.filter(({ name }) => name === "file").map(({ argument, text }) => [argument, text] as const);
	const isTaken = (id: string) => [input, ...own.map(([, text]) => text)].some((text) => new RegExp(`^id: *["']?${id}\\b`, "m").test(text));
	return [...NEIGHBOURS.filter(([file]) => !isTaken(path.posix.basename(file, ".md"))), ...policies, ...own];
}

/** The input as it stands, or a base document with some of its words replaced. */
function inputOf({ base }: Options, sections: readonly Section[]): string {
	if (base === undefined) return sections.find((section) => section.name === "input")?.text ?? fail("a case has an input or a base");
	return sections.reduce(
		(text, { name, text: old }, i) => (name === "replace" ? replaced(text, old, sections[i + 1]) : text),
		baseText(base),
	);
}

function replaced(text: string, old: string, by: Section | undefined): string {
	if (by?.name !== "with") return fail("a section “replace” is followed by “with”");
	const at = text.indexOf(old);
	if (old === "" || at < 0 || text.indexOf(old, at + 1) >= 0) fail(`“${old.trim()}” does not stand exactly once in the base`);
	return text.slice(0, at) + by.text + text.slice(at + old.length);
}

/** What cannot be seen in a case file, or would not survive an editor. */
function encoded(text: string, { eol, bom, escapes, fill }: Options): string {
	let result = escapes ? text.replace(/\\u([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
	if (fill) result = result.padEnd(Number(fill), "Ten words fill a line, and here are all ten.\n");
	if (eol === "crlf") result = result.replaceAll("\n", "\r\n");
	if (eol === "none") result = result.trimEnd();
	return bom ? `\uFEFF${result}` : result;
}

/** All problems of the text under test, in the order in which they are listed. */
export async function problemsOf(test: Case, input: string): Promise<Problem[]> {
	const { path: at, files, history, today, ground, kinds } = test;
	const library = new Library({ today: () => today }, kinds);
	const policiesFirst = [...files].sort(([a], [b]) => Number(isPolicyPath(b)) - Number(isPolicyPath(a)));
	for (const [file, text] of [...policiesFirst, [at, input] as const]) library.set(file, text);
	if (history) library.setHistory(at, history);
	await checkFields(library, fieldsContext(test));
	if (ground) await follow(library, standing(ground, { ...Object.fromEntries(files), [at]: input }));
	return [...(library.check(at)?.problems ?? [])].sort(compareProblems);
}

/** Schemas are run right here: what they find is the same, and none of a case runs for long. */
function fieldsContext({ files, isTrusted }: Case): FieldsContext {
	const texts = new Map(files);
	const encoder = new TextEncoder();
	const validators = new Validators();
	const read = async (file: string) => (texts.has(file) ? encoder.encode(texts.get(file)) : undefined);
	const check = async (schema: SchemaBundle, value: unknown) => validators.check({ schema, value });
	return { read, schemas: isTrusted ? { check } : { reason: "nobody trusts this case", remedy: "Trust it." } };
}

/** `3:7-3:12 error schema/value “status” is …`, one-based. */
export function lineOf({ range, severity, rule, message }: Problem): string {
	const place = range ? `${range.start.line + 1}:${range.start.character + 1}-${range.end.line + 1}:${range.end.character + 1}` : "-";
	return `${place} ${severity} ${rule} ${message}`;
}
