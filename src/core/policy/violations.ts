import type { Artifact } from "../artifact.js";
import { child, items, resolved, textOf } from "../document/node.js";
import { keysOf, pointerOf } from "../document/pointer.js";
import { TIERS } from "../kinds/kind.js";
import type { Kinds } from "../kinds/table.js";
import type { Fix, Violation } from "../problem.js";
import { ruleInfo } from "../rules/catalogue.js";
import { unknownRule } from "../rules/unknownRule.js";
import { nearest } from "../suggest.js";
import { DECISION_NAMES } from "./authority.js";
import { extendsViolations, folderOf, isNestedText, loosenedByExtending } from "./extending.js";
import { globTrouble } from "./glob.js";
import { choicesIn, KNOWN_KINDS } from "./owed.js";
import type { Policy } from "./policy.js";
import { isLocked, isLooser, type RuleSeverity } from "./severity.js";
import { matrixViolations, minimumViolations, nestedCadence, nestedLists, nestedMatrix, thresholdViolations } from "./tightening.js";

/** What the schema of a policy cannot say. */
export function policyViolations(artifact: Artifact, policy: Policy): Violation[] {
	const nested = isNestedText(artifact, policy);
	return [
		...extendsViolations(artifact, policy),
		...ruleViolations(artifact),
		...kindViolations(artifact, policy.kinds),
		...globViolations(artifact),
		...authorityViolations(artifact, policy.kinds),
		...requiredKindViolations(artifact, policy.kinds),
		...matrixViolations(artifact),
		...thresholdViolations(artifact),
		...minimumViolations(artifact),
		...loosenedRules(artifact, nested),
		...(nested ? loosenedInFolder(artifact, policy.above(folderOf(artifact, policy))) : []),
		...loosenedByExtending(artifact, policy, (layer, folder) => [
			...loosenedRules(layer, true).filter(({ pointer }) => !isLocked(keysOf(pointer ?? "")[1] ?? "")),
			...loosenedInFolder(layer, policy.above(folder)),
		]),
	];
}

/** What a policy in a subfolder says and may not, beside the rules. */
const loosenedInFolder = (artifact: Artifact, above: Policy): Violation[] => [
	...nestedLists(artifact),
	...nestedCadence(artifact, above),
	...nestedMatrix(artifact, above),
];

function entriesOf(artifact: Artifact, key: string) {
	const map = resolved(child(artifact.front, key));
	return map?.kind === "map" ? map.entries : [];
}

function ruleViolations(artifact: Artifact): Violation[] {
	return entriesOf(artifact, "rules").flatMap(({ key }) =>
		ruleInfo(key.text) ? [] : [{ rule: "policy/rule", pointer: `/rules${pointerOf([key.text])}`, ...unknownRule(key) }],
	);
}

function loosenedRules(artifact: Artifact, nested: boolean): Violation[] {
	return entriesOf(artifact, "rules").flatMap(({ key, value }) => {
		const asked = textOf(value) as RuleSeverity | undefined;
		const loosens = asked !== undefined && ruleInfo(key.text)?.severities.some((usual) => isLooser(asked, usual));
		if (!loosens || !(nested || isLocked(key.text))) return [];
		const why = isLocked(key.text) ? `“${key.text}” cannot be loosened` : "a policy in a subfolder only tightens";
		const message = `This has no effect where it loosens: ${why}.`;
		return [{ rule: "policy/loosened", message, span: value.span, pointer: `/rules${pointerOf([key.text])}` }];
	});
}

const rename = (newText: string, span: NonNullable<Violation["span"]>): Fix => ({
	title: `Change to ${newText}`,
	edits: [{ span, newText }],
});

function kindViolations(artifact: Artifact, kinds: Kinds): Violation[] {
	const ids = kinds.all.map((kind) => kind.id);
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

/** A decision that nobody makes would be required of nobody. */
function authorityViolations(artifact: Artifact, kinds: Kinds): Violation[] {
	const known = [...kinds.all.filter(({ family }) => family === "rai").map(({ id }) => id), ...DECISION_NAMES];
	return entriesOf(artifact, "authority").flatMap(({ key }) => {
		if (known.includes(key.text)) return [];
		const meant = nearest(key.text, known);
		const message = `There is no document type and no decision “${key.text}”.${meant ? ` Did you mean “${meant}”?` : ""}`;
		const pointer = `/authority${pointerOf([key.text])}`;
		return { rule: "policy/kind", message, span: key.span, pointer, fixes: meant ? [rename(meant, key.span)] : [] };
	});
}

/** A document type that nobody can write would be owed for ever. Those that are still to come may be named already. */
function requiredKindViolations(artifact: Artifact, kinds: Kinds): Violation[] {
	const required = child(artifact.front, "required");
	const own = kinds.all.filter(({ custom }) => custom?.isOwn).map(({ id }) => id);
	const known = [...KNOWN_KINDS, ...own];
	return TIERS.flatMap((tier) =>
		items(child(required, String(tier))).flatMap((item, i) => {
			const text = textOf(item) ?? "";
			const wrong = choicesIn(text).find((kind) => kind !== "" && !known.includes(kind) && kinds.of(kind)?.family !== "rai");
			if (wrong === undefined) return [];
			const meant = nearest(wrong, known);
			const message = `There is no document type “${wrong}” that a system could have.${meant ? ` Did you mean “${meant}”?` : ""}`;
			const fixes = meant
				? [
						rename(
							choicesIn(text)
								.map((kind) => (kind === wrong ? meant : kind))
								.join("|"),
							item.span,
						),
					]
				: [];
			return [{ rule: "policy/kind", message, span: item.span, pointer: `/required/${tier}/${i}`, fixes }];
		}),
	);
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
