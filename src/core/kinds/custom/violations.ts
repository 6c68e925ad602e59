import type { Artifact } from "../../artifact.js";
import { entry } from "../../document/node.js";
import { focus, locate } from "../../document/pointer.js";
import type { Violation } from "../../problem.js";
import { POLICY_FILE } from "../policy.js";
import type { KindFault } from "./fault.js";

/** What is wrong with the document types of a policy, each at its place. */
export function customKindViolations({ document, front }: Artifact, faults: readonly KindFault[]): Violation[] {
	const own = entry(front, "kinds");
	if (!own) return [];
	if (document.path === POLICY_FILE) return faults.flatMap((fault) => violationOf(front, fault) ?? []);
	const message = "This has no effect: name document types in the policy of the root, so that they mean the same in every folder.";
	return [{ rule: "policy/custom-kind", message, span: own.key.span, pointer: "/kinds" }];
}

function violationOf(front: Artifact["front"], { pointer, message }: KindFault): Violation | undefined {
	const at = locate(front, pointer);
	if (!at?.entry) return undefined;
	const isType = pointer.split("/").length === 3;
	return { rule: "policy/custom-kind", message, span: isType ? at.entry.key.span : focus(at), pointer };
}
