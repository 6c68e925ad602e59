import type { Format } from "../document/document.js";
import type { Kind } from "../kinds/kind.js";
import { ESCALATIONS } from "../policy/escalation.js";
import type { Holder } from "../policy/roster.js";
import { type Filled, fill } from "../prefill/fill.js";
import { type Filling, fillingsFor } from "../prefill/places.js";
import type { StateThen } from "./state.js";

export interface Happened {
	/** As somebody wrote it, if it is a time: RFC 3339 with an offset. */
	readonly at: string;
	readonly state: StateThen;
	/** Who may be told today, by role. */
	readonly holders: readonly Holder[];
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** An incident record with what git knows of the time it happened. What it was, how bad, and why, nobody here can say. @param text of a new record */
export function incidentDraft(text: string, format: Format, kind: Kind, happened: Happened): Filled {
	const { facts, providers } = happened.state;
	const occurred: Filling[] = TIME.test(happened.at) ? [{ at: "/times/occurred_at", value: { yaml: happened.at, source: "" } }] : [];
	const provider: Filling[] = providers[0] ? [{ at: "/state_at_incident/provider_version", value: providers[0] }] : [];
	const filled = fill(text, format, kind, [...occurred, ...fillingsFor(kind.id, facts), ...provider]);
	const known = knownOf(happened);
	const behind = format === "yaml" ? known.replace(/^(?=.)/gm, "# ").replace(/^$/gm, "#") : known;
	return { ...filled, text: `${filled.text.trimEnd()}\n\n${behind.trimEnd()}\n` };
}

/** For people: which documents stood, who had approved them, and whom to tell. */
function knownOf({ at, state, holders }: Happened): string {
	const { commit, system, documents } = state;
	return [
		"## What stood at the time",
		"",
		`At ${cell(at)} the branch held \`git:${commit}\`. The documents of ${cell(system)}, as they stood in it:`,
		"",
		...(documents.length === 0 ? ["There were none."] : table(["document", "status", "approved by", "digest"], documents.map(row))),
		"",
		"## Whom to tell",
		"",
		...table(
			["when", "role", "who holds it today"],
			ESCALATIONS.flatMap(({ when, to }) => to.map((role, i) => [i === 0 ? when : "", role, named(role, holders)])),
		),
		"",
	].join("\n");
}

function row({ name, title, status, digest, approvals }: StateThen["documents"][number]): string[] {
	const by = approvals.map(({ name: who, role, date, same }) => `${who} (${role}), ${date}${same ? "" : ", of another text"}`);
	return [`${name}, ${title}`, status, by.join("; ") || "nobody", digest ?? "cannot be read"];
}

const named = (role: string, holders: readonly Holder[]): string =>
	holders
		.filter((holder) => holder.role === role)
		.map(({ name, email, delegateOf }) => `${name}${email ? `, ${email}` : ""}${delegateOf ? ` (for ${delegateOf})` : ""}`)
		.join("; ") || "nobody in the roster";

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
	`| ${head.join(" | ")} |`,
	`|${head.map(() => "---").join("|")}|`,
	...rows.map((cells) => `| ${cells.map(cell).join(" | ")} |`),
];

/** Words of others as words: no link, no markup, no row of their own. */
const cell = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, " ").replace(/[|`<>[\]*_\\]/g, "\\$&");
