import type { Artifact } from "../../artifact.js";
import { child, isEmpty, items, resolved, textOf, type YamlNode } from "../../document/node.js";
import type { Span } from "../../document/span.js";
import { plain } from "../../trace/plain.js";

/** Where words stand: root-relative path, zero-based line. */
export interface Place {
	readonly path: string;
	readonly line: number;
}

/** Words of a document on one line, and where they stand. */
export interface Said {
	readonly text: string;
	readonly at: Place;
}

/** A person as a document names one. */
export interface PersonSaid extends Said {
	readonly role?: string;
}

export const placeAt = ({ document }: Artifact, { start }: Span): Place => ({ path: document.path, line: document.lines.lineAt(start) });

export const saidAt = (artifact: Artifact, node: YamlNode, text: string): Said => ({ text: plain(text), at: placeAt(artifact, node.span) });

/** The words of a scalar; undefined where nobody has answered. */
export function said(artifact: Artifact, node: YamlNode | undefined): Said | undefined {
	const text = textOf(node);
	return node && text !== undefined && !isEmpty(node) ? saidAt(artifact, node, text) : undefined;
}

/** One answer or a list of answers. */
export function saidAll(artifact: Artifact, node: YamlNode | undefined): Said[] {
	const one = said(artifact, node);
	return one ? [one] : items(node).flatMap((item) => said(artifact, item) ?? []);
}

/** The named children of a mapping on the way down. */
export const down = (node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined =>
	keys.reduce<YamlNode | undefined>((at, key) => child(at, key), node);

/** Somebody by name, as a mapping or as a bare name. */
export function person(artifact: Artifact, node: YamlNode | undefined): PersonSaid | undefined {
	const name = resolved(node)?.kind === "scalar" ? said(artifact, node) : said(artifact, child(node, "name"));
	const role = textOf(child(node, "role"));
	return name && { ...name, ...(role !== undefined && { role: plain(role) }) };
}

/** A calendar date as it is written; undefined where it is none. */
export function date(artifact: Artifact, node: YamlNode | undefined): Said | undefined {
	const found = said(artifact, node);
	return found && /^\d{4}-\d{2}-\d{2}$/.test(found.text) ? found : undefined;
}
