import { parseDocument } from "../../../src/core/document/document.js";
import type { Library } from "../../../src/core/library/library.js";
import type { Cover, Problem } from "../../../src/core/problem.js";
import { digestOf } from "../../../src/core/trace/digest.js";
import { baseText } from "../../cases/case.js";
import { checkedIn, workspace } from "../language/marked.js";

/** With a key that no model card has: a problem that can be waived. */
export const CARD = baseText("model-card.md").replace("\nmodel:", "\ncolour: red\nmodel:");

/** Of some base document, in words that stand in it once. */
export type Change = readonly [before: string, after: string];

export const changed = (text: string, ...changes: readonly Change[]): string =>
	changes.reduce((now, [before, after]) => {
		if (now.split(before).length !== 2) throw new Error(`“${before}” does not stand once in the text`);
		return now.replace(before, after);
	}, text);

/** It waives an unknown key of the card, from October to December 2026, and nobody has approved it. */
export const REQUEST = changed(
	baseText("exception-request.md"),
	["rule: trace/unpinned", "rule: schema/unknown-key"],
	["artifacts: [DS-gates]", "artifacts: [MC-parking]"],
	["    pointer: /dataset/ref\n", ""],
);

export const digest = (text: string): string => digestOf(parseDocument("exception.md", text, "markdown")) ?? "";

export const LEAD = "role: rai-lead, name: Tove Lindqvist";

/** The request with an approval of what it says. */
export const approved = (text = REQUEST, who = LEAD, more = ""): string => {
	const version = /^version: "(.*)"$/m.exec(text)?.[1];
	const entry = `  - { ${who}, decision: approved, date: 2026-10-14, version: "${version}", digest: "${digest(text)}"${more} }\n`;
	return withApprovals(changed(text, ["status: in-review", "status: approved"]), entry);
};

export const withApprovals = (text: string, entries: string): string => changed(text, ["\nwaives:", `\napprovals:\n${entries}waives:`]);

export type Files = Readonly<Record<string, string>>;

export const library = (exception: string, files: Files = {}): Library =>
	workspace({ "card.md": CARD, "exception.md": exception, ...files });

/** What the card's unknown key is covered by. */
export const coverOf = (from: Library, path = "card.md"): Cover | null => problemOf(from, path).waivedBy;

export function problemOf(from: Library, path = "card.md"): Problem {
	const problem = checkedIn(from, path).problems.find(({ rule }) => rule === "schema/unknown-key");
	if (!problem) throw new Error(`${path} has no unknown key`);
	return problem;
}

/** `rule message` of the exception's own problems. */
export const told = (from: Library, path = "exception.md"): string[] =>
	checkedIn(from, path)
		.problems.filter(({ rule }) => rule.startsWith("exception/"))
		.map(({ rule, severity, message }) => `${severity} ${rule} ${message}`);
