import type { Artifact } from "../../../artifact.js";
import { child, items, textOf } from "../../../document/node.js";
import { focus, type Located, locate, locateAll } from "../../../document/pointer.js";
import type { Violation } from "../../../problem.js";
import { idOf, namedBy, referenceAt, relatedAt } from "../../../rules/beside.js";
import type { Rule, RuleContext } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { either } from "../../../suggest.js";
import type { Reference } from "../../../trace/reference.js";
import { sameThing } from "../../../trace/sameThing.js";
import { entriesOf } from "../../reports/rules/entries.js";

type Found = Omit<Violation, "rule">;

/** A sheet speaks for the data it describes, and for no other version of it. */
export const datasetRule: Rule = ruleOf("card/dataset", (artifact, context) => {
	const known = new Map<Artifact, readonly Described[]>();
	return entriesOf(artifact, "datasets").flatMap((dataset) => {
		const sheet = namedBy(child(dataset.node, "sheet"), context)?.artifact;
		if (sheet?.kind.id !== "dataset-sheet") return [];
		const described = known.get(sheet) ?? describedIn(sheet);
		known.set(sheet, described);
		return [...otherVersion(dataset, sheet, described, context), ...otherRole(dataset, sheet)];
	});
});

/** Data that a sheet describes: the whole, or one of its splits. */
interface Described {
	readonly at: Located;
	readonly reference: Reference;
}

/** A sheet with more splits than these is a table, and nobody means one of them. */
const MOST_SPLITS = 100;

function describedIn({ front }: Artifact): Described[] {
	const places = [...locateAll(front, "/dataset/ref"), ...locateAll(front, "/composition/splits/-/ref")];
	if (places.length > MOST_SPLITS) return [];
	return places.flatMap((at) => {
		const reference = referenceAt(at.node);
		return reference ? [{ at, reference }] : [];
	});
}

/** Only where both name versions of one thing. */
function otherVersion({ node, pointer }: Located, sheet: Artifact, described: readonly Described[], { trace }: RuleContext): Found[] {
	const at = locate(node, "/ref");
	const own = referenceAt(at?.node);
	if (!at || !own) return [];
	const compared = described.map((one) => ({ one, is: sameThing(own, one.reference, trace?.workspace) }));
	const other = compared.find(({ is }) => is === "other");
	if (!other || compared.some(({ is }) => is === "same")) return [];
	const message = `${idOf(sheet)} describes another version of this data: describe the one that was used, or name the one that is described.`;
	const related = [relatedAt(sheet, focus(other.one.at), "The sheet describes this.")];
	return [{ message, span: focus(at), pointer: `${pointer}/ref`, related }];
}

function otherRole({ node, pointer }: Located, sheet: Artifact): Found[] {
	const [at, listed] = [locate(node, "/role"), locate(sheet.front, "/dataset/role")];
	const [role, roles] = [textOf(at?.node), items(listed?.node).flatMap((one) => textOf(one) ?? [])];
	if (!at || !listed || role === undefined || roles.length === 0 || roles.includes(role)) return [];
	const message = `This data is used for ${role} here, and ${idOf(sheet)} says that it is for ${either(roles)}: correct the one that is wrong.`;
	return [{ message, span: focus(at), pointer: `${pointer}/role`, related: [relatedAt(sheet, focus(listed), "The sheet says so here.")] }];
}
