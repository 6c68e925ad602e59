import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { compareProblems, isPolicyPath, Library, POLICY_FILE, type Problem } from "../../src/core/index.js";

/** One case file: some texts, and every problem that the one under test has. README.md describes the format. */
export interface Case {
	/** `yaml/unquoted/version` */
	readonly name: string;
	/** `yaml/unquoted` */
	readonly folder: string;
	readonly path: string;
	readonly input: string;
	readonly today: string;
	/** Other files by path, the policy among them. */
	readonly files: readonly (readonly [path: string, text: string])[];
	/** Committed texts of the input, newest first; undefined where the case has none. */
	readonly history: readonly string[] | undefined;
	/** The expected problems as lines. */
	readonly problems: readonly string[];
}

const FOLDER = path.dirname(fileURLToPath(import.meta.url));
const OPTIONS = ["path", "today", "base", "eol", "bom", "escapes", "fill"] as const;
const SECTIONS = ["input", "replace", "with", "file", "policy", "history", "problems"];

type Options = Partial<Record<(typeof OPTIONS)[number], string>>;

interface Section {
	readonly name: string;
	readonly argument: string;
	readonly text: string;
}

export function readCases(): Case[] {
	const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll(path.sep, "/"));
	return files.filter((file) => /^[a-z].*\/.*\.md$/.test(file)).sort().map((file) => readCase(file));
}

export const baseText = (name: string): string => readFileSync(path.join(FOLDER, "_base", name), "utf8");

function readCase(file: string): Case {
	try {
		const [head = "", ...rest] = readFileSync(path.join(FOLDER, file), "utf8").split(/(?:^|(?<=\n)\n?)=== /);
		return caseOf(file, optionsOf(head), rest.map(sectionOf));
	} catch (error) {
		throw new Error(`test/cases/${file}: ${error instanceof Error ? error.message : error}`);
	}
}

function optionsOf(head: string): Options {
	const lines = head.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
	const pairs = lines.map((line) => /^(\w+): (.+)$/.exec(line)?.slice(1) ?? fail(`“${line}” is no option`));
	for (const [key = ""] of pairs) if (!(OPTIONS as readonly string[]).includes(key)) fail(`there is no option “${key}”`);
	return Object.fromEntries(pairs);
}

function sectionOf(text: string): Section {
	const end = text.indexOf("\n");
	const [name = "", argument = ""] = text.slice(0, end).split(/ (.*)/);
	if (!SECTIONS.includes(name)) fail(`there is no section “${name}”`);
	return { name, argument, text: text.slice(end + 1) };
}

function fail(message: string): never {
	throw new Error(message);
}

function caseOf(file: string, options: Options, sections: readonly Section[]): Case {
	const texts = (name: string) => sections.filter((section) => section.name === name).map((section) => section.text);
	const history = texts("history");
	const expected = texts("problems");
	if (expected.length !== 1) fail("a case has one section “problems”");
	const name = file.replace(/\.md$/, "");
	return {
		name,
		folder: path.posix.dirname(name),
		path: options.path ?? (options.base ? defaultPath(options.base) : "card.md"),
		input: encoded(inputOf(options, sections), options),
		today: options.today ?? "2026-11-22",
		files: [...texts("policy").map((text) => [POLICY_FILE, text] as const), ...sections.filter((s) => s.name === "file").map((s) => [s.argument, s.text] as const)],
		history: history.length > 0 ? history : undefined,
		problems: (expected[0] as string).split("\n").filter((line) => line !== ""),
	};
}

const defaultPath = (base: string): string => (base.endsWith(".yaml") ? base : "card.md");

/** The input as it stands, or a base document with some of its words replaced. */
function inputOf({ base }: Options, sections: readonly Section[]): string {
	if (base === undefined) return sections.find((section) => section.name === "input")?.text ?? fail("a case has an input or a base");
	return sections.reduce((text, { name, text: old }, i) => (name === "replace" ? replaced(text, old, sections[i + 1]) : text), baseText(base));
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
export function problemsOf({ path: at, files, history, today }: Case, input: string): Problem[] {
	const library = new Library({ today: () => today });
	const policiesFirst = [...files].sort(([a], [b]) => Number(isPolicyPath(b)) - Number(isPolicyPath(a)));
	for (const [file, text] of [...policiesFirst, [at, input] as const]) library.set(file, text);
	if (history) library.setHistory(at, history);
	return [...(library.check(at)?.problems ?? [])].sort(compareProblems);
}

/** `3:7-3:12 error schema/value “status” is …`, one-based. */
export function lineOf({ range, severity, rule, message }: Problem): string {
	const place = range ? `${range.start.line + 1}:${range.start.character + 1}-${range.end.line + 1}:${range.end.character + 1}` : "-";
	return `${place} ${severity} ${rule} ${message}`;
}
