import { child, entry, items, textOf, type YamlNode } from "../document/node.js";
import type { Span } from "../document/span.js";
import { below, isRiskLevel, type RiskLevel, type RiskMatrix } from "../kinds/risk-assessment/matrix.js";
import { capital } from "../words.js";

/** What is wrong with a matrix, at the narrowest place. */
export interface MatrixFault {
	readonly message: string;
	readonly span: Span;
	/** JSON pointer below `risk_matrix`. */
	readonly pointer: string;
}

/** The matrix of a policy; undefined where it says none, or one that cannot be used. */
export function matrixFrom(node: YamlNode | undefined): RiskMatrix | undefined {
	const matrix = readMatrix(node);
	return matrix && matrixFaults(node).length === 0 ? matrix : undefined;
}

/** Undefined where a cell or a name is none; the schema says so. */
function readMatrix(node: YamlNode | undefined): RiskMatrix | undefined {
	const [severity, likelihood] = [namesIn(child(node, "severity")), namesIn(child(node, "likelihood"))];
	const rows = items(child(node, "grid")).map((row) => items(row).flatMap((cell) => levelIn(cell) ?? []));
	const isWhole = items(child(node, "grid")).every((row, i) => items(row).length === rows[i]?.length);
	const size = rows.length;
	if (!isWhole || size < 3 || size > 5) return undefined;
	return { severity, likelihood, grid: rows };
}

const namesIn = (node: YamlNode | undefined): string[] => items(node).map((name) => textOf(name) ?? "");

function levelIn(node: YamlNode): RiskLevel | undefined {
	const text = textOf(node);
	return isRiskLevel(text) ? text : undefined;
}

/** Why a matrix is not used: it is no square, its names do not fit, or it falls. */
export function matrixFaults(node: YamlNode | undefined): MatrixFault[] {
	const matrix = readMatrix(node);
	if (!matrix) return [];
	const shape = shapeFaults(node, matrix);
	return shape.length > 0 ? shape : fallingCells(node, matrix);
}

function shapeFaults(node: YamlNode | undefined, { grid, severity, likelihood }: RiskMatrix): MatrixFault[] {
	const size = grid.length;
	const rows = items(child(node, "grid")).flatMap((row, i): MatrixFault[] => {
		const cells = grid[i]?.length ?? 0;
		if (cells === size) return [];
		return [{ message: `Row ${i + 1} of the grid has ${cells} cells, and there are ${size} rows.`, span: row.span, pointer: `/grid/${i}` }];
	});
	const names = (
		[
			["severity", severity],
			["likelihood", likelihood],
		] as const
	).flatMap(([key, given]): MatrixFault[] => {
		const at = entry(node, key);
		if (!at || given.length === size) return [];
		const message = `“${key}” names ${given.length} steps, and the grid has ${size}.`;
		return [{ message, span: at.key.span, pointer: `/${key}` }];
	});
	return [...rows, ...names];
}

/** A worse or a likelier risk never weighs less. Cells that fall behind the same one are told once. */
function fallingCells(node: YamlNode | undefined, matrix: RiskMatrix): MatrixFault[] {
	const told = new Set<string>();
	return items(child(node, "grid")).flatMap((row, i) =>
		items(row).flatMap((cell, j): MatrixFault[] => {
			const level = matrix.grid[i]?.[j];
			const before = higherBefore(matrix, i, j);
			if (!level || !before || told.has(before.at.join())) return [];
			told.add(before.at.join());
			const message = `${capital(placeIn(matrix, i, j))} is “${level}”, and ${placeIn(matrix, ...before.at)} is “${before.level}”: a worse or likelier risk never weighs less.`;
			return [{ message, span: cell.span, pointer: `/grid/${i}/${j}` }];
		}),
	);
}

type Cell = readonly [row: number, column: number];

/** The cell to the left of one, or above it, that weighs more. */
function higherBefore({ grid }: RiskMatrix, i: number, j: number): { readonly at: Cell; readonly level: RiskLevel } | undefined {
	const own = grid[i]?.[j];
	const before: readonly Cell[] = [
		[i, j - 1],
		[i - 1, j],
	];
	for (const at of before) {
		const level = grid[at[0]]?.[at[1]];
		if (own && level && below(own, level)) return { at, level };
	}
	return undefined;
}

/** `likelihood 2 (unlikely) with severity 3 (moderate)` */
const placeIn = ({ severity, likelihood }: RiskMatrix, row: number, column: number): string =>
	`likelihood ${row + 1} (${likelihood[row] ?? ""}) with severity ${column + 1} (${severity[column] ?? ""})`;

/** Where a matrix of a subfolder says less than the one above it, and which cell it is. Not comparable where their sizes differ. */
export function looserCells(own: RiskMatrix, above: RiskMatrix): Cell[] | "other size" {
	if (own.grid.length !== above.grid.length) return "other size";
	return own.grid.flatMap((row, i) =>
		row.flatMap((level, j): Cell[] => {
			const other = above.grid[i]?.[j];
			return other && below(level, other) ? [[i, j]] : [];
		}),
	);
}

/** A policy in a subfolder only tightens: of each cell the stricter one counts. */
export function tightened(above: RiskMatrix, own: RiskMatrix | undefined): RiskMatrix {
	if (!own || own.grid.length !== above.grid.length) return above;
	const grid = own.grid.map((row, i) =>
		row.map((level, j) => {
			const other = above.grid[i]?.[j] ?? level;
			return below(level, other) ? other : level;
		}),
	);
	return { ...own, grid };
}
