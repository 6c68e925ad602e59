import { type Artifact, artifactOf } from "../artifact.js";
import { locate } from "../document/pointer.js";
import { policyKind } from "../kinds/policy.js";
import type { Violation } from "../problem.js";
import type { Policy } from "./policy.js";

/** Each `extends` of a text that does nothing, at its value. */
export function extendsViolations({ document }: Artifact, policy: Policy): Violation[] {
	const told = new Map(policy.troublesOf(document.path).map((trouble) => [trouble.pointer, trouble]));
	return [...told.values()].map(({ pointer, message }) => {
		const at = locate(document.root, pointer);
		return { rule: "policy/extends", message, ...(at && { span: at.node.span }), pointer };
	});
}

/** Whether a text is read as the policy of a subfolder, and of nothing above: it only tightens there. */
export function isNestedText({ document: { path } }: Artifact, policy: Policy): boolean {
	const own = policy.madeOf(path);
	const home = own.find((file) => file.path === path);
	return home ? home.folder !== "" : own.length > 0 && own.every(({ folder }) => folder !== "");
}

/** The folder whose policy a text is a part of: the one that is told to tighten only. */
export const folderOf = ({ document: { path } }: Artifact, policy: Policy): string =>
	(policy.madeOf(path).find((file) => file.path === path) ?? policy.madeOf(path)[0])?.folder ?? "";

/**
 * A subfolder that extends what the root may say and it may not: told where it extends it, since the shared file is right for the root.
 * @param loosenedIn what of a text has no effect in a subfolder
 */
export function loosenedByExtending(
	{ document }: Artifact,
	policy: Policy,
	loosenedIn: (artifact: Artifact, folder: string) => readonly Violation[],
): Violation[] {
	const home = policy.madeOf(document.path).find(({ path }) => path === document.path);
	if (!home || home.folder === "") return [];
	const shared = home.layers.filter((layer) => layer !== document && layer.path !== document.path);
	const told = shared.filter((layer) => !isNestedText(artifactOf(layer, policyKind), policy));
	const fault = told.flatMap((layer) =>
		loosenedIn(artifactOf(layer, policyKind), home.folder)
			.slice(0, 1)
			.map(({ pointer }) => ({ layer, pointer })),
	)[0];
	const at = locate(document.root, "/extends");
	if (!fault || !at) return [];
	const message = `A policy in a subfolder only tightens, and ${fault.layer.path} loosens (${wordsOf(fault.pointer)}): it has no effect here.`;
	return [{ rule: "policy/loosened", message, span: at.node.span, pointer: "/extends" }];
}

const wordsOf = (pointer = ""): string => `“${pointer.split("/")[1] ?? ""}”`;
