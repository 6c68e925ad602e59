import type { Artifact } from "../../../artifact.js";
import { child, isEmpty, resolved, textOf, type YamlNode } from "../../../document/node.js";
import { type Located, locateAll } from "../../../document/pointer.js";

/** The entries of a list of the document that somebody began to write. @param key of the list, such as `findings` */
export const entriesOf = ({ front }: Artifact, key: string): Located[] =>
	locateAll(front, `/${key}/-`).filter(({ node }) => !isEmpty(node));

/** What an entry is called, for messages. */
export const nameOf = (node: YamlNode, ...keys: readonly string[]): string =>
	keys.flatMap((key) => textOf(child(node, key)) ?? []).at(0) ?? "this one";

/** What is written behind a key as yes or no. */
export function flagOf(node: YamlNode, key: string): boolean | undefined {
	const scalar = resolved(child(node, key));
	if (scalar?.kind !== "scalar" || scalar.style !== "plain") return undefined;
	return { true: true, false: false }[scalar.text];
}

/** Whether a value reaches its threshold: unknown where one of them is missing, or nobody says which way is better. */
export function reaches(value: number | undefined, threshold: number | undefined, direction: string | undefined): boolean | undefined {
	if (value === undefined || threshold === undefined) return undefined;
	if (direction === "higher-is-better") return value >= threshold;
	return direction === "lower-is-better" ? value <= threshold : undefined;
}
