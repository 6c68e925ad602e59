import { items, textOf, type YamlNode } from "../document/node.js";

/** `low low medium / low medium high / …`: the rows of a matrix, the least likely first. */
export const gridWords = (grid: readonly (readonly string[])[]): string => grid.map((row) => row.join(" ")).join(" / ");

/** A grid as a policy writes it. */
export const writtenGrid = (node: YamlNode | undefined): string =>
	gridWords(items(node).map((row) => items(row).map((cell) => textOf(cell) ?? "?")));
