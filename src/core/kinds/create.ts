import type { Format } from "../document/document.js";
import { quoted } from "../document/edit.js";
import type { Person } from "../policy/policy.js";
import { templatesOf } from "../schema/content.js";
import type { Kind, Tier } from "./kind.js";

export interface NewDocument {
	readonly system: string;
	readonly tier: Tier;
	readonly format: Format;
	/** Unknown owners stay empty, for a person to fill in. */
	readonly owner?: Person | undefined;
	/** Whether an id stands somewhere already. */
	readonly isTaken: (id: string) => boolean;
}

/** The text of a new document: the kind's template for the tier with the system's name filled in. No judgements. */
export function createDocument(kind: Kind, { system, tier, format, owner, isTaken }: NewDocument): string {
	const templates = templatesOf(kind.id);
	const template = templates[`tier-${tier}`] ?? templates["tier-3"] ?? "";
	const name = freeName(kind, slug(system), isTaken);
	const values: Record<string, string> = { name, system: slug(system), title: scalar(humanised(name)), owner: ownerText(owner) };
	const text = template.replace(/\$\{(name|system|title|owner)\}/g, (whole, token: string) => values[token] ?? whole);
	return format === "yaml" ? asYaml(kind, text) : text.replace(/^# "(.*)"$/m, "# $1");
}

/** Lower case words joined by hyphens, as systems are named. */
export const slug = (text: string): string =>
	text
		.toLowerCase()
		.normalize("NFKD")
		.replace(/\p{M}+/gu, "")
		.replace(/[^a-z0-9._]+/g, "-")
		.replace(/^[-._]+|-+$/g, "") || "system";

function humanised(name: string): string {
	const words = name.replace(/[-_.]+/g, " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Plain where YAML reads it as text, else in quotes. */
const scalar = (text: string): string =>
	/^[A-Z][a-z]+(?: [a-z0-9]+)*$/.test(text) && !/^(?:Yes|No|On|Off|True|False|Null)$/.test(text) ? text : quoted(text);

function freeName(kind: Kind, name: string, isTaken: (id: string) => boolean): string {
	const taken = (candidate: string) =>
		kind.prefix !== undefined && (isTaken(`${kind.prefix}-${candidate}`) || isTaken(`RSK-${candidate}-1`));
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
