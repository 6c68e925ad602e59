import * as vscode from "vscode";
import type { Shown } from "../../core/index.js";
import { Soon } from "../soon.js";
import { chooseStates, nameOf } from "./filter.js";
import { itemOf } from "./items.js";
import { childrenOf, documentNodeOf, type Node, type SystemNode, systemNodes } from "./nodes.js";
import type { RootOverview } from "./overviews.js";

export const VIEW = "raiDocs.traceability";

/** A check ends for one document after the other; the tree is drawn once for all of them. */
const COALESCE = 150;

/** The tree in the side bar: systems, their documents, what these refer to, and the numbers below their evidence. */
export class TraceabilityView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
	readonly #look: () => RootOverview[];
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChangeTreeData = this.#changed.event;
	readonly #view: vscode.TreeView<Node>;
	readonly #soon = new Soon(() => this.#redrawSeen(), COALESCE);
	readonly #visibility: vscode.Disposable;
	#systems: readonly SystemNode[] = [];
	/** What is drawn, to tell whether anything changed: documents of which nothing changed are the same. */
	#drawn: readonly unknown[] = [];
	#shown: ReadonlySet<Shown> = new Set();

	/** @param look what there is at the moment */
	constructor(look: () => RootOverview[]) {
		this.#look = look;
		this.#view = vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
		this.#visibility = this.#view.onDidChangeVisibility(() => this.#redrawSeen());
	}

	getTreeItem(node: Node): vscode.TreeItem {
		return itemOf(node);
	}

	getChildren(node?: Node): Node[] {
		return node ? childrenOf(node) : [...this.#systems];
	}

	getParent(node: Node): Node | undefined {
		return node.parent;
	}

	/** Something was checked. */
	changed(): void {
		this.#soon.ask();
	}

	/** Asks for states, and shows only what is in them. */
	async filter(): Promise<void> {
		const roots = this.#look();
		const chosen = await chooseStates(
			roots.map(({ overview }) => overview),
			this.#shown,
		);
		if (chosen) this.#show(chosen);
	}

	/** Shows a document with all of its references, whatever was asked for before. */
	async reveal(uri: string | undefined): Promise<void> {
		await vscode.commands.executeCommand(`${VIEW}.focus`);
		this.#redraw();
		if (uri === undefined) return;
		if (!documentNodeOf(this.#systems, uri) && this.#shown.size > 0) this.#show(new Set());
		const node = documentNodeOf(this.#systems, uri);
		if (node) await this.#view.reveal(node, { select: true, focus: true, expand: true });
	}

	#show(shown: ReadonlySet<Shown>): void {
		this.#shown = shown;
		this.#redraw();
	}

	/** Nobody looks at a tree that is folded away: it is drawn when it comes into sight. */
	#redrawSeen(): void {
		if (this.#view.visible) this.#redraw();
	}

	#redraw(): void {
		const roots = this.#look();
		const systems = systemNodes(roots, this.#shown);
		this.#view.message = this.#message(systems.length > 0);
		const drawn = [this.#shown, ...roots.flatMap(partsOf)];
		if (drawn.length === this.#drawn.length && drawn.every((part, i) => part === this.#drawn[i])) return;
		this.#drawn = drawn;
		this.#systems = systems;
		this.#changed.fire();
	}

	/** An empty one is not shown. */
	#message(some: boolean): string {
		if (this.#shown.size === 0) return "";
		const states = [...this.#shown].map(nameOf).join(", ");
		return some ? vscode.l10n.t("Showing: {0}", states) : vscode.l10n.t("Showing: {0}. There is none.", states);
	}

	dispose(): void {
		this.#soon.dispose();
		this.#visibility.dispose();
		this.#view.dispose();
		this.#changed.dispose();
	}
}

const partsOf = ({ key, folder, overview }: RootOverview): unknown[] => [
	...[key, folder],
	...overview.systems.flatMap(({ name, documents }) => [name, ...documents]),
];
