import type { Format } from "../document/document.js";
import { quoted, scalarText } from "../document/edit.js";
import type { Person } from "../policy/policy.js";
import { templatesOf } from "../schema/content.js";
import { capital } from "../words.js";
import { plainTemplate } from "./custom/plainTemplate.js";
import type { Kind, Tier } from "./kind.js";

export interface NewDocument {
	readonly system: string;
	readonly tier: Tier;
	readonly format: Format;
	/** Unknown owners stay empty, for a person to fill in. */
	readonly owner?: Person | undefined;
	/** Whether an id stands somewhere already. */
	readonly isTaken: (id: string) => boolean;
	/** What follows the prefix of the id, where others name the document already; made from the system where absent. */
	readonly name?: string | undefined;
}

/** The text of a new document: the kind's template for the tier with the system's name filled in. No judgements. */
export function createDocument(kind: Kind, { system, tier, format, owner, isTaken, name: given }: NewDocument): string {
	const templates = kind.custom?.templates ?? (kind.custom?.isOwn ? { "tier-3": plainTemplate(kind) } : templatesOf(kind.id));
	const template = templates[`tier-${tier}`] ?? templates["tier-3"] ?? "";
	const word = slug(system) || "system";
	const name = given ?? freeName(kind, word, isTaken);
	const plain: Record<string, string> = { name, system: word, title: titleOf(kind, name), tier: String(tier) };
	const values: Record<string, string> = { ...mapValues(plain, scalarText), tier: plain["tier"] ?? "", owner: ownerText(owner) };
	// A token that is a whole value is written as YAML needs it; inside an id, or in a heading, as it is.
	const text = template.replace(
		TOKEN,
		(whole, token: string, at: number) => (isWholeValue(template, at, whole) ? values : plain)[token] ?? whole,
	);
	return format === "yaml" ? asYaml(kind, text) : text;
}

const TOKEN = /\$\{(name|system|title|tier|owner)\}/g;

const isWholeValue = (template: string, at: number, token: string): boolean =>
	template.slice(at - 2, at) === ": " && /^[ \t]*(?:\n|$)/.test(template.slice(at + token.length));

/** As ids and systems are named: lower case words joined by hyphens, at most {@link MAX_SLUG} characters. Empty where no letter a-z or digit is left. */
export const slug = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[ßæœøđłþ]/g, (letter) => LATIN[letter] ?? letter)
		.normalize("NFKD")
		.replace(/\p{M}+/gu, "")
		.replace(/[^a-z0-9._]+/g, "-")
		.slice(0, MAX_SLUG)
		.replace(/^[-._]+|[-._]+$/g, "");

/** Letters that do not come apart into a Latin one and a mark. */
const LATIN: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", þ: "th" };

/** Leaves room in an id for its prefix and a number behind it. */
const MAX_SLUG = 48;

/** These are called what they describe; a system has one of most others, and lists of them would all read alike. */
const DESCRIBES: ReadonlySet<string> = new Set(["model-card", "system-card", "dataset-sheet"]);

function titleOf({ id, family, title }: Kind, name: string): string {
	const words = name.replace(/[-_.]+/g, " ");
	return DESCRIBES.has(id) || family === "plain" ? capital(words) : `${title} for ${words}`;
}

const mapValues = (from: Record<string, string>, to: (value: string) => string): Record<string, string> =>
	Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value)]));

function freeName(kind: Kind, name: string, isTaken: (id: string) => boolean): string {
	const { prefix, entries = [] } = kind;
	// The ids of its first entries are made from the same name.
	const taken = (candidate: string) =>
		prefix !== undefined && [`${prefix}-${candidate}`, ...entries.map((entry) => `${entry.prefix}-${candidate}-1`)].some(isTaken);
	let candidate = name;
	for (let i = 2; taken(candidate); i++) candidate = `${name}-${i}`;
	return candidate;
}

function ownerText(owner: Person | undefined): string {
	const { name = "", email = "", role = "" } = owner ?? {};
	return `{ name: ${quoted(name)}, email: ${quoted(email)}, role: ${quoted(role)} }`;
}

/** The front matter of the template, with the sections its body would have. */
function asYaml(kind: Kind, text: string): string {
	const [, front = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
	const sections = kind.sections.filter((section) => body.includes(`## ${section.title}\n`));
	const lines = sections.map(({ id, prompt }) => `  ${id}: ""${" ".repeat(Math.max(1, 14 - id.length))}# ${prompt.replace(/^_|_$/g, "")}`);
	return `${front}\n${sections.length > 0 ? `sections:\n${lines.join("\n")}\n` : ""}`;
}
