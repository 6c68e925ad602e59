import { expectedAt, schemasAt } from "../../schema/navigate.js";
import { skeleton } from "../../schema/skeleton.js";
import type { Kind } from "../kind.js";

/** What a new document begins with where a policy names no template: the keys that are always asked, all empty, and the sections. */
export function plainTemplate(kind: Kind): string {
	const own = [...new Set(schemasAt(kind, "").flatMap(({ required = [] }) => required))].filter((key) => !HEAD.has(key));
	const fields = own.map((key) => `${withoutStops(skeleton(kind, `/${key}`, key))}${comment(kind, key)}`);
	const sections = kind.sections.map(({ title, prompt }) => `\n## ${title}\n\n${prompt === "" ? "" : `${prompt}\n`}`);
	return `---\n${headOf(kind)}\n${fields.map((field) => `${field}\n`).join("")}---\n\n# \${title}\n${sections.join("")}`;
}

const headOf = ({ id, prefix }: Kind): string =>
	[
		`artifact: ${id}`,
		'schema: "1"',
		`id: ${prefix === undefined ? '""' : `${prefix}-\${name}`}`,
		`title: \${title}`,
		`system: \${system}`,
		`tier: \${tier}`,
		'version: "0.1.0"',
		"status: draft",
		`owner: \${owner}`,
	].join("\n");

/** What the head answers, and what only an approved document has. */
const HEAD: ReadonlySet<string> = new Set("artifact schema id title system tier version status owner approvals".split(" "));

const withoutStops = (snippet: string): string =>
	snippet
		.replace(/(?<!\\)\$\d+/g, "")
		.replace(/\\([$}\\])/g, "$1")
		.replace(/[ \t]+$/gm, "");

/** On the line of a value that stands alone. */
function comment(kind: Kind, key: string): string {
	const { description } = expectedAt(kind, `/${key}`) ?? {};
	const isOneLine = !skeleton(kind, `/${key}`, key).includes("\n");
	return description && isOneLine ? `  # ${description.replace(/\s+/g, " ").trim()}` : "";
}
