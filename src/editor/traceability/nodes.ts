import type * as vscode from "vscode";
import {
	type DocumentOverview,
	filterOverview,
	type NumberOverview,
	type ReferenceOverview,
	type Shown,
	type SystemOverview,
} from "../../core/index.js";
import type { ReferencePlace } from "../commands/openReference.js";
import type { RootOverview } from "./overviews.js";

export interface SystemNode {
	readonly kind: "system";
	/** Ids stay while the text changes, so that what was unfolded stays so. */
	readonly id: string;
	readonly parent?: undefined;
	readonly root: RootOverview;
	readonly system: SystemOverview;
}

export interface DocumentNode {
	readonly kind: "document";
	readonly id: string;
	readonly parent: SystemNode;
	readonly uri: vscode.Uri;
	readonly document: DocumentOverview;
}

/** It is its own place: menus hand a node to the command they run. */
export interface ReferenceNode extends ReferencePlace {
	readonly kind: "reference";
	readonly id: string;
	readonly parent: DocumentNode;
	readonly reference: ReferenceOverview;
}

export interface NumberNode {
	readonly kind: "number";
	readonly id: string;
	readonly parent: ReferenceNode;
	readonly number: NumberOverview;
}

export type Node = SystemNode | DocumentNode | ReferenceNode | NumberNode;

/** @param shown the states asked for; all where it is empty */
export const systemNodes = (roots: readonly RootOverview[], shown: ReadonlySet<Shown>): SystemNode[] =>
	roots.flatMap((root) =>
		filterOverview(root.overview, shown).systems.map(
			(system): SystemNode => ({ kind: "system", id: JSON.stringify([root.key, system.name ?? null]), root, system }),
		),
	);

/** What lies below a node. */
export function childrenOf(node: Node): Node[] {
	if (node.kind === "system") return documentNodes(node);
	if (node.kind === "document") return referenceNodes(node);
	return node.kind === "reference" ? numberNodes(node) : [];
}

const documentNodes = (parent: SystemNode): DocumentNode[] =>
	parent.system.documents.map((document) => ({
		kind: "document",
		id: `${parent.id} ${document.path}`,
		parent,
		uri: parent.root.uriOf(document.path),
		document,
	}));

/** References in prose all have the same pointer: they are counted. */
function referenceNodes(parent: DocumentNode): ReferenceNode[] {
	const counts = new Map<string, number>();
	return parent.document.references().map((reference) => {
		const { pointer, start } = reference;
		const count = counts.get(pointer) ?? 0;
		counts.set(pointer, count + 1);
		return { kind: "reference", id: `${parent.id} ${pointer} ${count}`, parent, uri: parent.uri.toString(), pointer, start, reference };
	});
}

const numberNodes = (parent: ReferenceNode): NumberNode[] =>
	parent.reference.numbers.map((number, i) => ({ kind: "number", id: `${parent.id} ${i}`, parent, number }));

/** The node of a document. */
export const documentNodeOf = (systems: readonly SystemNode[], uri: string): DocumentNode | undefined =>
	systems.flatMap(documentNodes).find((node) => node.uri.toString() === uri);
