import type { Artifact } from "../artifact.js";
import { child, entry, items, resolved, textOf } from "../document/node.js";
import { pointerOf } from "../document/pointer.js";
import { KINDS } from "../kinds/table.js";
import { dirname } from "../path.js";
import type { Fix, Violation } from "../problem.js";
import { CATALOGUE, ruleInfo } from "../rules/catalogue.js";
import { nearest } from "../suggest.js";
import { globTrouble } from "./glob.js";
import { isLocked, isLooser, type RuleSeverity } from "./severity.js";

/** What the schema of a policy cannot say. */
export function policyViolations(artifact: Artifact): Violation[] {
	const nested = dirname(artifact.document.path) !== "";
	return [
		...ruleViolations(artifact, nested),
		...kindViolations(artifact),
		...globViolations(artifact),
		...(nested ? nestedDiscovery(artifact) : []),
	];
}

function entriesOf(artifact: Artifact, key: string) {
	const map = resolved(child(artifact.front, key));
	return map?.kind === "map" ? map.entries : [];
}

function ruleViolations(artifact: Artifact, nested: boolean): Violation[] {
	return entriesOf(artifact, "rules").flatMap(({ key, value }) => {
		const info = ruleInfo(key.text);
		const pointer = `/rules${pointerOf([key.text])}`;
		if (!info) {
			const meant = nearest(
				key.text,
				CATALOGUE.map((rule) => rule.id),
			);
			const fixes = meant ? [rename(meant, key.span)] : [];
			return {
				rule: "policy/rule",
				message: `There is no rule “${key.text}”.${meant ? ` Did you mean “${meant}”?` : ""}`,
				span: key.span,
				pointer,
				fixes,
			};
		}
		const asked = textOf(value) as RuleSeverity | undefined;
		const loosens = asked !== undefined && info.severities.some((usual) => isLooser(asked, usual));
		if (!loosens || !(nested || isLocked(key.text))) return [];
		const why = isLocked(key.text) ? `“${key.text}” cannot be loosened` : "a policy in a subfolder only tightens";
		return { rule: "policy/loosened", message: `This has no effect where it loosens: ${why}.`, span: value.span, pointer };
	});
}

const rename = (newText: string, span: NonNullable<Violation["span"]>): Fix => ({
	title: `Change to ${newText}`,
	edits: [{ span, newText }],
});

function kindViolations(artifact: Artifact): Violation[] {
	const ids = KINDS.map((kind) => kind.id);
	return entriesOf(artifact, "associations").flatMap(({ key, value }) => {
		const kind = textOf(value);
		if (!kind || ids.includes(kind)) return [];
		const meant = nearest(kind, ids);
		const fixes = [...(meant ? [meant] : []), ...ids.filter((id) => id !== meant)].map((id) => rename(id, value.span));
		return {
			rule: "policy/kind",
			message: `There is no document type “${kind}”.${meant ? ` Did you mean “${meant}”?` : ""}`,
			span: value.span,
			pointer: `/associations${pointerOf([key.text])}`,
			fixes,
		};
	});
}

/** Globs that are not used, and why. */
function globViolations(artifact: Artifact): Violation[] {
	const keys = entriesOf(artifact, "associations").map(({ key }) => ({ node: key, pointer: `/associations${pointerOf([key.text])}` }));
	const listed = ["include", "exclude"].flatMap((list) =>
		items(child(artifact.front, list)).flatMap((item, i) =>
			item.kind === "scalar" && item.text !== "" ? [{ node: item, pointer: `/${list}/${i}` }] : [],
		),
	);
	return [...keys, ...listed].flatMap(({ node, pointer }) => {
		const trouble = globTrouble(node.text);
		return trouble ? [{ rule: "policy/glob", message: `This glob ${trouble}, and matches nothing.`, span: node.span, pointer }] : [];
	});
}

/** Only the root's policy says which files are looked at. */
function nestedDiscovery(artifact: Artifact): Violation[] {
	return ["include", "exclude"].flatMap((key) => {
		const at = entry(artifact.front, key);
		if (!at || items(at.value).length === 0) return [];
		const message = `A policy in a subfolder only tightens: ${key} files in the policy of the root.`;
		return [{ rule: "policy/loosened", message, span: at.key.span, pointer: `/${key}` }];
	});
}
