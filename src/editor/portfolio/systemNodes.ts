import type * as vscode from "vscode";
import {
	type DocumentFacts,
	type DueItem,
	type Problem,
	type ReferenceOverview,
	type RequiredDocument,
	STANDINGS,
	type SystemPortfolio,
} from "../../core/index.js";
import type { ReferencePlace } from "../commands/openReference.js";
import type { RevealPlace } from "../traceability/reveal.js";
import type { RootPortfolio } from "./portfolios.js";

interface Common {
	/** Ids stay while the text changes, so that what was unfolded stays so. */
	readonly id: string;
}

export interface SystemNode extends Common {
	readonly kind: "system";
	readonly parent?: undefined;
	readonly root: RootPortfolio;
	readonly system: SystemPortfolio;
	/** Few systems are shown unfolded. */
	readonly unfolded: boolean;
}

/** What is counted of a system, and lists what it counts. */
export type Group = "required" | "documents" | "problems" | "covered" | "references" | "due";

export interface GroupNode extends Common {
	readonly kind: "group";
	readonly parent: SystemNode;
	readonly group: Group;
}

/** A document that the system must have and has not. */
export interface MissingNode extends Common {
	readonly kind: "missing";
	readonly parent: GroupNode;
	readonly required: RequiredDocument;
}

/** A node that leads to a place in a document. */
interface Placed extends Common {
	readonly place: RevealPlace;
}

export interface DocumentNode extends Placed {
	readonly kind: "document";
	readonly parent: GroupNode;
	readonly document: DocumentFacts;
	/** What it answers, among the required ones. */
	readonly required?: RequiredDocument;
}

export interface ProblemNode extends Placed {
	readonly kind: "problem";
	readonly parent: GroupNode | DocumentNode;
	readonly problem: Problem;
}

/** It is its own place: menus hand a node to the command they run. */
export interface ReferenceNode extends Placed, ReferencePlace {
	readonly kind: "reference";
	readonly parent: GroupNode;
	readonly reference: ReferenceOverview;
	readonly document: DocumentFacts;
}

export interface DueNode extends Placed {
	readonly kind: "due";
	readonly parent: GroupNode;
	readonly due: DueItem;
}

export type SystemsNode = SystemNode | GroupNode | MissingNode | DocumentNode | ProblemNode | ReferenceNode | DueNode;

/** So many systems are taken in at a glance. */
const FEW = 3;

/** @param isShown what was asked for */
export function systemNodes(roots: readonly RootPortfolio[], isShown: (system: SystemPortfolio) => boolean): SystemNode[] {
	const found = roots.flatMap((root) => root.systems.filter(isShown).map((system) => ({ root, system })));
	return found.map(({ root, system }) => {
		const id = JSON.stringify([root.key, system.system ?? null]);
		return { kind: "system", id, root, system, unfolded: found.length <= FEW };
	});
}

/** What lies below a node. */
export function childrenOf(node: SystemsNode): SystemsNode[] {
	if (node.kind === "system") return groupNodes(node);
	if (node.kind === "group") return LISTS[node.group](node);
	return node.kind === "document" ? problemNodes(node, node.document.open) : [];
}

/** What there is none of is not counted. */
function groupNodes(parent: SystemNode): GroupNode[] {
	const { required, documents, problems, covered, tally, due } = parent.system;
	const sizes: readonly (readonly [Group, number])[] = [
		["required", required.length],
		["documents", documents.length],
		["problems", problems.length],
		["covered", covered.length],
		["references", tally.size],
		["due", due.length],
	];
	return sizes.filter(([, size]) => size > 0).map(([group]) => ({ kind: "group", id: `${parent.id} ${group}`, parent, group }));
}

const LISTS: Readonly<Record<Group, (parent: GroupNode) => SystemsNode[]>> = {
	required: (parent) => parent.parent.system.required.flatMap((required) => requiredNodes(parent, required)),
	documents: (parent) => parent.parent.system.documents.map((document) => documentNode(parent, document)),
	problems: (parent) => problemNodes(parent, parent.parent.system.problems),
	covered: (parent) => problemNodes(parent, parent.parent.system.covered),
	references: referenceNodes,
	due: dueNodes,
};

function requiredNodes(parent: GroupNode, required: RequiredDocument): SystemsNode[] {
	const { kinds, documents } = required;
	if (documents.length === 0) return [{ kind: "missing", id: `${parent.id} ${kinds}`, parent, required }];
	return documents.map((document) => documentNode(parent, document, required));
}

function documentNode(parent: GroupNode, document: DocumentFacts, required?: RequiredDocument): DocumentNode {
	const { path, range } = document.overview;
	const id = [parent.id, ...(required ? [required.kinds] : []), path].join(" ");
	return { kind: "document", id, parent, document, place: placeIn(parent, path, range), ...(required && { required }) };
}

const placeIn = ({ parent: { root } }: GroupNode, path: string, range: RevealPlace["range"]): RevealPlace => ({
	uri: root.uriOf(path).toString(),
	range,
});

const START: RevealPlace["range"] = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where two problems are one to who compares them, they are counted. */
function problemNodes(parent: GroupNode | DocumentNode, problems: readonly Problem[]): ProblemNode[] {
	const group = parent.kind === "group" ? parent : parent.parent;
	const numbered = numberer();
	return problems.map((problem) => {
		const { path, fingerprint, range } = problem;
		const id = numbered(`${parent.id} ${path} ${fingerprint}`);
		return { kind: "problem", id, parent, problem, place: placeIn(group, path, range ?? START) };
	});
}

/** Of all documents, the worst first. */
function referenceNodes(parent: GroupNode): ReferenceNode[] {
	const all = parent.parent.system.documents.flatMap((document) =>
		document.overview.references().map((reference) => ({ document, reference })),
	);
	const rank = ({ state, numbers }: ReferenceOverview): number =>
		numbers.some((number) => number.state === "different") ? -1 : STANDINGS.indexOf(state);
	const numbered = numberer();
	return all
		.sort((a, b) => rank(a.reference) - rank(b.reference))
		.map(({ document, reference }) => {
			const { pointer, start, range } = reference;
			const { path } = document.overview;
			const place = placeIn(parent, path, range);
			const id = numbered(`${parent.id} ${path} ${pointer}`);
			return { kind: "reference", id, parent, reference, document, place, uri: place.uri, pointer, start };
		});
}

function dueNodes(parent: GroupNode): DueNode[] {
	const numbered = numberer();
	return parent.parent.system.due.map((due) => {
		const { commitment, document } = due;
		const { path } = document.overview;
		const id = numbered(`${parent.id} ${path} ${commitment.what} ${commitment.text}`);
		return { kind: "due", id, parent, due, place: placeIn(parent, path, commitment.range) };
	});
}

/** Tells apart what would have one name: the second is `name 2`. */
function numberer(): (name: string) => string {
	const counts = new Map<string, number>();
	return (name) => {
		const count = (counts.get(name) ?? 0) + 1;
		counts.set(name, count);
		return count === 1 ? name : `${name} ${count}`;
	};
}

/** The system that a node belongs to. */
export function systemNodeOf(node: SystemsNode): SystemNode {
	let at: SystemsNode = node;
	while (at.kind !== "system") at = at.parent;
	return at;
}

/** The URI of a document of a system. */
export const uriIn = (node: SystemsNode, { overview }: DocumentFacts): vscode.Uri => systemNodeOf(node).root.uriOf(overview.path);
