import { systemOf } from "../../artifact.js";
import { quoted } from "../../document/edit.js";
import { child, items, textOf } from "../../document/node.js";
import { type Earlier, type Said, said, saidOnce } from "../fact.js";
import { nameOf } from "../sources/document.js";

export const ofKind = (earlier: readonly Earlier[], ...kinds: readonly string[]): Earlier[] =>
	earlier.filter(({ artifact }) => kinds.includes(artifact.kind.id));

/** Which documents of a type there are. */
export const named = (earlier: readonly Earlier[], kind: string): Said[] =>
	ofKind(earlier, kind).flatMap(({ artifact: { id }, source }) => (id === undefined ? [] : [{ yaml: quoted(id), source }]));

/** The same, each with its version. */
export const versioned = (earlier: readonly Earlier[], kind: string): Said[] =>
	ofKind(earlier, kind).map(({ artifact, source }) => ({ yaml: quoted(nameOf(artifact)), source }));

/** What the entries of a list are, or what each says under a key. */
export const listed = (earlier: readonly Earlier[], kind: string, list: string, key?: string): Said[] =>
	saidOnce(
		ofKind(earlier, kind).flatMap(({ artifact, source }) =>
			items(child(artifact.front, list)).flatMap((node) => said(textOf(key === undefined ? node : child(node, key)), source) ?? []),
		),
	);

/** The systems that documents of a type are about. */
export const systemsOf = (earlier: readonly Earlier[], kind: string): Said[] =>
	saidOnce(ofKind(earlier, kind).flatMap(({ artifact, source }) => said(systemOf(artifact.document), source) ?? []));
