import type { Checked } from "../check.js";
import type { Difference, FieldDifference } from "../diff/difference.js";
import { differences, recordDifferences } from "../diff/differences.js";
import { summaryOf } from "../diff/summary.js";
import { headline } from "../diff/wording.js";
import type { Library } from "../library/library.js";
import type { CommentSources } from "./comment.js";
import type { Part } from "./fit.js";
import { recordsChanged } from "./records.js";
import { code, words } from "./words.js";

/** Differences of one document that are shown. */
const MOST_DIFFERENCES = 5;

/** What the change did to each document. */
export function documentsPart({ before, now, touched }: CommentSources): Part {
	const items = [...touched].sort().flatMap((path) => told(path, before, now));
	return { head: "#### Documents", items, most: 40, none: "The change touches no document." };
}

/** A document that has another path now is the same one. */
function formerOf(is: Checked, before: Library, now: Library): Checked | undefined {
	const former = is.artifact.id === undefined ? undefined : before.target(is.artifact.id)?.path;
	return former === undefined || now.check(former) ? undefined : before.check(former);
}

const movedTo = (was: Checked, now: Library): boolean => was.artifact.id !== undefined && now.holds(was.artifact.id);

function told(path: string, before: Library, now: Library): string[] {
	const is = now.check(path);
	const was = before.check(path) ?? (is && formerOf(is, before, now));
	const name = (checked: Checked | undefined): string => {
		const { id, kind } = checked?.artifact ?? {};
		return id ? `**${words(id)}** (${code(path)})` : `${code(path)}${kind ? `, ${words(kind.title.toLowerCase())}` : ""}`;
	};
	if (!is) return was && movedTo(was, now) ? [] : [`- ${name(was)}: removed`];
	const about = `${words(is.artifact.kind.title.toLowerCase())}, ${words(is.artifact.status ?? "draft")}`;
	if (!was) return [`- ${name(is)}: new ${about}`];
	const from = was.artifact.document.path === path ? "" : `moved from ${code(was.artifact.document.path)}, `;
	return [[`- ${name(is)}: ${from}${changed(was, is)}`, ...shownDifferences(was, is).map((line) => `  - ${line}`)].join("\n")];
}

/** Approvals and the status say who stands for a text: a text that means the same may still be stood for otherwise. */
function changed(was: Checked, is: Checked): string {
	const [a, b] = [was.artifact.document, is.artifact.document];
	const found = differences(a, b);
	const said = found ? summaryOf(found) : "changed; one of the two texts cannot be read as a whole";
	const all = [...(said === "nothing" ? [] : [said]), ...recordsChanged(was.artifact, is.artifact)];
	return all.length > 0 ? all.join(", ") : "written otherwise, with the same meaning";
}

function shownDifferences({ artifact: { document: was } }: Checked, { artifact: { document: is } }: Checked): string[] {
	const all = [...recordDifferences(was, is), ...(differences(was, is) ?? [])];
	const shown = all.slice(0, MOST_DIFFERENCES).map(line);
	return all.length > shown.length ? [...shown, `… and ${all.length - shown.length} more`] : shown;
}

const line = (difference: Difference): string =>
	difference.kind === "field" ? `${words(headline(difference))}: ${values(difference)}` : words(headline(difference));

const values = ({ values: { before, after } }: FieldDifference): string =>
	[before, after].flatMap((value) => (value === undefined ? [] : [code(value.slice(0, 120))])).join(" → ");
