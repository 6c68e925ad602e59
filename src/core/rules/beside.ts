import { type Artifact, systemOf } from "../artifact.js";
import { child, resolved, textOf, type YamlNode } from "../document/node.js";
import { locate, maps } from "../document/pointer.js";
import type { Span } from "../document/span.js";
import { isPast } from "../kinds/lifecycle.js";
import type { Related } from "../problem.js";
import type { Target } from "../trace/artifacts.js";
import { parseReference } from "../trace/grammar/parse.js";
import type { ArtifactReference, Reference } from "../trace/reference.js";
import type { RuleContext } from "./rule.js";

/** A document that another one names, and the entry that it names there. */
export interface Named {
	readonly artifact: Artifact;
	/** Absent where the document as a whole is meant. */
	readonly entry?: YamlNode;
}

/**
 * The documents of some types about the same system that still speak for it. Which types a rule reads stands in its kind's `besides`: only
 * then is it run again when one of them changes.
 */
export function beside(artifact: Artifact, { ofSystem }: Pick<RuleContext, "ofSystem">, ...kinds: readonly string[]): Artifact[] {
	const system = systemOf(artifact.document);
	const all = system === undefined ? [] : (ofSystem?.(system) ?? []);
	return all.filter(
		({ kind, status, document }) =>
			kinds.includes(kind.id) && !isPast(status) && document.path !== artifact.document.path && isRead(document),
	);
}

/** The reference at a node: a text, or the mapping `{ ref, … }` around it. Undefined where it is none. */
export function referenceAt(node: YamlNode | undefined): Reference | undefined {
	const at = resolved(node);
	const text = at?.kind === "map" ? textOf(child(at, "ref")) : textOf(at);
	const reference = text === undefined ? undefined : parseReference(text);
	return reference?.type === "malformed" ? undefined : reference;
}

/**
 * What a reference to a document leads to. Undefined where it leads nowhere, to two documents, or to one that no longer counts, and where
 * another version of it was relied on than is here: that is a problem of the reference.
 */
export function namedBy(node: YamlNode | undefined, { trace }: Pick<RuleContext, "trace">): Named | undefined {
	const reference = referenceAt(node);
	if (reference?.type !== "artifact" || !trace || trace.workspace.namesakes(reference.id).length !== 1) return undefined;
	const target = trace.workspace.target(reference.id);
	if (!target || isPast(target.artifact.status) || !isRead(target.artifact.document)) return undefined;
	if (!isAsRecorded(reference, textOf(child(node, "digest")), target)) return undefined;
	const { artifact } = target;
	const name = entryName(artifact, reference);
	if (name === undefined) return { artifact };
	const entry = name.startsWith("/") ? locate(artifact.front, name)?.node : entryWith(artifact, name);
	return entry && { artifact, entry };
}

function isAsRecorded({ version, digest }: ArtifactReference, beside: string | undefined, target: Target): boolean {
	const recorded = beside ?? (digest && `${digest.algorithm}:sha256:${digest.value}`);
	if (recorded !== undefined && recorded !== target.digest) return false;
	return version === undefined || version === textOf(child(target.artifact.front, "version"));
}

/** What cannot be read as a whole contradicts nobody. */
const isRead = ({ errors, trouble }: Artifact["document"]): boolean => errors.length === 0 && !trouble;

/** An entry is named behind the document's id, or by an id of its own. */
const entryName = ({ id }: Artifact, { fragment, id: named }: ArtifactReference): string | undefined =>
	fragment ?? (named === id ? undefined : named);

const entryWith = ({ document }: Artifact, id: string): YamlNode | undefined =>
	maps(document).find(({ node }) => textOf(child(node, "id")) === id)?.node;

/** The other place of a contradiction. */
export function relatedAt({ document }: Artifact, span: Span | undefined, message: string): Related {
	return { path: document.path, range: document.lines.range(span ?? { start: 0, end: 0 }), message };
}

/** As messages name a document. */
export const idOf = ({ id, document }: Artifact): string => id ?? document.path;
