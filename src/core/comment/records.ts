import type { Artifact } from "../artifact.js";
import { child, items, textOf } from "../document/node.js";
import { formOf } from "../governance/lists.js";
import { counted } from "../words.js";
import { words } from "./words.js";

/** What a change did to what no digest sees, in a few words each. An approval that is added is usual; one that says something else is not. */
export function recordsChanged(was: Artifact, is: Artifact): string[] {
	return [...statusChanged(was, is), ...approvalsChanged(was, is), ...dayChanged(was, is)];
}

function statusChanged({ status: was = "draft" }: Artifact, { status: is = "draft" }: Artifact): string[] {
	return was === is ? [] : [`status from ${words(was)} to ${words(is)}`];
}

function approvalsChanged(was: Artifact, is: Artifact): string[] {
	const [before, after] = [formsOf(was), formsOf(is)];
	if (before.join("\n") === after.join("\n")) return [];
	if (before.every((form, i) => form === after[i])) return [`${counted(after.length - before.length, "approval")} recorded`];
	return [before.every((form) => after.includes(form)) ? "its approvals stand in another order" : "**its approvals were changed**"];
}

const formsOf = ({ document: { root } }: Artifact): string[] => items(child(root, "approvals")).map((node) => formOf(node));

function dayChanged(was: Artifact, is: Artifact): string[] {
	const [before, after] = [was, is].map(({ document: { root } }) => textOf(child(root, "updated")));
	return before === after ? [] : ["“updated” changed"];
}
