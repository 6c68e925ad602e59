import type { Checked } from "../check.js";
import type { Difference, FieldDifference } from "../diff/difference.js";
import { differences, recordDifferences } from "../diff/differences.js";
import { summaryOf } from "../diff/summary.js";
import { headline } from "../diff/wording.js";
import type { Library } from "../library/library.js";
import { inSentence } from "../words.js";
import type { CommentSources } from "./comment.js";
import type { Part } from "./fit.js";
import { recordsChanged } from "./records.js";
import { code, words } from "./words.js";

/** Differences of one document that are shown. */
const MOST_DIFFERENCES = 5;

/** What the change did to each document; what is no document any more may be so without a change of its own. */
export function documentsPart(sources: CommentSources): Part {
	const { before, now, touched } = sources;
	const paths = new Set([...touched, ...before.paths.filter((path) => !now.check(path))]);
	const items = [...paths].sort().flatMap((path) => told(path, sources));
	return { head: "#### Documents", items, most: 40, none: "The change touches no document." };
}

/** A document that has another path now is the same one. */
function formerOf(is: Checked, before: Library, now: Library): Checked | undefined {
	const former = is.artifact.id === undefined ? undefined : before.target(is.artifact.id)?.path;
	return former === undefined || now.check(former) ? undefined : before.check(former);
}

const movedTo = (was: Checked, now: Library): boolean => was.artifact.id !== undefined && now.holds(was.artifact.id);

function told(path: string, sources: CommentSources): string[] {
	const { before, now } = sources;
	const is = now.check(path);
	const was = before.check(path) ?? (is && formerOf(is, before, now));
	if (!is) return was && movedTo(was, now) ? [] : [`- ${nameOf(path, was)}: ${goneBy(path, sources)}`];
	if (!was) return [`- ${nameOf(path, is)}: ${cameBy(path, sources)} ${aboutOf(is)}`];
	const from = was.artifact.document.path === path ? "" : `moved from ${code(was.artifact.document.path)}, `;
	return [[`- ${nameOf(path, is)}: ${from}${changed(was, is)}`, ...shownDifferences(was, is).map((line) => `  - ${line}`)].join("\n")];
}

function nameOf(path: string, checked: Checked | undefined): string {
	const { id, kind } = checked?.artifact ?? {};
	return id ? `**${words(id)}** (${code(path)})` : `${code(path)}${kind ? `, ${words(inSentence(kind.title))}` : ""}`;
}

const aboutOf = ({ artifact: { kind, status } }: Checked): string => `${words(inSentence(kind.title))}, ${words(status ?? "draft")}`;

/** A file that nobody looks at any more is not gone. */
function goneBy(path: string, { now, excluded }: CommentSources): string {
	if (excluded.now.includes(path)) return "**left out by the policy now**, and not checked";
	return now.text(path) === undefined ? "removed" : "**no document of ours any more**, though the file is there";
}

function cameBy(path: string, { before, excluded }: CommentSources): string {
	if (excluded.before.includes(path)) return "left out by the policy before, and checked now:";
	return before.text(path) === undefined ? "new" : "a document of ours now:";
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
