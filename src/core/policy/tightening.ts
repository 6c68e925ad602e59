import type { Artifact } from "../artifact.js";
import { child, entry, items, resolved, textOf } from "../document/node.js";
import { type Located, locate, locateAll } from "../document/pointer.js";
import { TIERS, type Tier } from "../kinds/kind.js";
import type { Violation } from "../problem.js";
import { cadenceIn, cadenceWords, isOftener } from "./cadence.js";
import { asksLess, levelIn, TRACE_CLASSES } from "./minimum.js";
import type { Policy } from "./policy.js";
import { looserCells, matrixFaults, matrixFrom } from "./riskMatrix.js";

const RULE = "policy/loosened";

/** Levels below the usual ones: what is traced is not loosened, by whichever policy. */
export function minimumViolations({ front }: Artifact): Violation[] {
	return TIERS.flatMap((tier) => {
		const pointer = `/references/minimum/${tier}`;
		const at = locate(front, pointer);
		const classes = TRACE_CLASSES.flatMap((about) => {
			const one = locate(front, `${pointer}/${about}`);
			return one && isBelow(one, tier, about) ? [belowUsual(one, tier)] : [];
		});
		return at && isBelow(at, tier) ? [belowUsual(at, tier)] : classes;
	});
}

function isBelow({ node }: Located, tier: Tier, about?: (typeof TRACE_CLASSES)[number]): boolean {
	const level = levelIn(textOf(node));
	return level !== undefined && asksLess(level, tier, about);
}

const belowUsual = ({ node, pointer }: Located, tier: Tier): Violation => ({
	...{ rule: RULE, span: node.span, pointer },
	message: `This has no effect: at tier ${tier} more is asked anyway, and what is traced cannot be loosened.`,
});

/** A subfolder whose documents would be reviewed less often. */
export function nestedCadence({ front }: Artifact, above: Policy): Violation[] {
	return TIERS.flatMap((tier): Violation[] => {
		const at = locate(front, `/review/cadence/${tier}`);
		const own = at && cadenceIn(textOf(at.node));
		const before = above.cadence(tier);
		if (!at || !own || !isOftener(before, own)) return [];
		const message = `A policy in a subfolder only tightens: above, tier ${tier} is reviewed every ${cadenceWords(before)}.`;
		return [{ rule: RULE, message, span: at.node.span, pointer: at.pointer }];
	});
}

/** A subfolder whose risks would weigh less. One problem a cell. */
export function nestedMatrix({ front }: Artifact, above: Policy): Violation[] {
	const at = entry(front, "risk_matrix");
	const own = matrixFrom(at?.value);
	if (!at || !own) return [];
	const cells = looserCells(own, above.matrix);
	if (cells === "other size") {
		const size = above.matrix.grid.length;
		const message = `A policy in a subfolder only tightens: the matrix above has ${size} rows and columns, so this one needs as many.`;
		return [{ rule: RULE, message, span: at.key.span, pointer: "/risk_matrix" }];
	}
	return cells.flatMap(([row, column]): Violation[] => {
		const pointer = `/risk_matrix/grid/${row}/${column}`;
		const cell = locate(front, pointer);
		const message = `A policy in a subfolder only tightens: above, this cell is “${above.matrix.grid[row]?.[column]}”.`;
		return cell ? [{ rule: RULE, message, span: cell.node.span, pointer }] : [];
	});
}

/** A matrix that is not used as it is written. */
export function matrixViolations({ front }: Artifact): Violation[] {
	return matrixFaults(child(front, "risk_matrix")).map(({ message, span, pointer }) => ({
		...{ rule: "policy/matrix", span, pointer: `/risk_matrix${pointer}` },
		message: `${message} The matrix is not used until then.`,
	}));
}

/** A bound that no number can keep, or that bounds nothing. */
export function thresholdViolations({ front }: Artifact): Violation[] {
	return locateAll(front, "/thresholds/-").flatMap(({ node, pointer }): Violation[] => {
		const map = resolved(node);
		if (map?.kind !== "map" || !textOf(child(map, "metric"))) return [];
		const [minimum, maximum] = [textOf(child(map, "minimum")), textOf(child(map, "maximum"))];
		const at = entry(map, "metric");
		if (minimum === undefined && maximum === undefined) {
			const message = "This threshold bounds nothing: give it a “minimum”, a “maximum”, or both.";
			return [{ rule: "policy/bounds", message, ...(at && { span: at.key.span }), pointer }];
		}
		if (minimum === undefined || maximum === undefined || !(Number(minimum) > Number(maximum))) return [];
		const message = `No number is at least ${minimum} and at most ${maximum}: correct one of the two.`;
		const span = child(map, "minimum")?.span;
		return [{ rule: "policy/bounds", message, ...(span && { span }), pointer: `${pointer}/minimum` }];
	});
}

const ONLY_AT_ROOT = { include: "include files", exclude: "exclude files", roster: "say who holds which role" };

/** Only the root's policy says which files are looked at, and who may decide. */
export function nestedLists({ front }: Artifact): Violation[] {
	return Object.entries(ONLY_AT_ROOT).flatMap(([key, wayOut]) => {
		const at = entry(front, key);
		if (!at || items(at.value).length === 0) return [];
		const message = `A policy in a subfolder only tightens: ${wayOut} in the policy of the root.`;
		return [{ rule: RULE, message, span: at.key.span, pointer: `/${key}` }];
	});
}
