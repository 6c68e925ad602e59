import * as vscode from "vscode";
import { Soon } from "../soon.js";
import { chooseFilter, type Filter, filterWords, isShown, NO_FILTER } from "./filter.js";
import type { Portfolios, RootPortfolio } from "./portfolios.js";
import { itemOf } from "./systemItems.js";
import { childrenOf, type SystemNode, type SystemsNode, systemNodes } from "./systemNodes.js";

export const SYSTEMS_VIEW = "raiDocs.systems";

/** A check ends for one document after the other; the tree is drawn once for all of them. */
const COALESCE = 150;

/** *Systems* in the side bar: how each one stands, what it lacks, and all that is counted as a list. */
export class SystemsView implements vscode.TreeDataProvider<SystemsNode>, vscode.Disposable {
	readonly #portfolios: Portfolios;
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChangeTreeData = this.#changed.event;
	readonly #view: vscode.TreeView<SystemsNode>;
	readonly #soon = new Soon(() => this.#drawSeen(), COALESCE);
	readonly #visibility: vscode.Disposable;
	#systems: readonly SystemNode[] = [];
	/** What is drawn, to tell whether anything changed: documents of which nothing changed are the same. */
	#drawn: readonly unknown[] = [];
	#filter: Filter = NO_FILTER;

	constructor(portfolios: Portfolios) {
		this.#portfolios = portfolios;
		this.#view = vscode.window.createTreeView(SYSTEMS_VIEW, { treeDataProvider: this, showCollapseAll: true });
		this.#visibility = this.#view.onDidChangeVisibility(() => this.#drawSeen());
	}

	getTreeItem(node: SystemsNode): vscode.TreeItem {
		return itemOf(node);
	}

	getChildren(node?: SystemsNode): SystemsNode[] {
		return node ? childrenOf(node) : [...this.#systems];
	}

	getParent(node: SystemsNode): SystemsNode | undefined {
		return node.parent;
	}

	/** Something was checked. */
	changed(): void {
		this.#soon.ask();
	}

	async show(): Promise<void> {
		await vscode.commands.executeCommand(`${SYSTEMS_VIEW}.focus`);
		this.#draw();
	}

	/** Asks which systems to show. */
	async filter(): Promise<void> {
		const chosen = await chooseFilter(
			this.#portfolios.all.flatMap(({ systems }) => systems),
			this.#filter,
		);
		if (!chosen) return;
		this.#filter = chosen;
		this.#draw();
	}

	/** Nobody looks at a tree that is folded away: it is drawn when it comes into sight. */
	#drawSeen(): void {
		if (this.#view.visible) this.#draw();
	}

	#draw(): void {
		const roots = this.#portfolios.all;
		const systems = systemNodes(roots, (system) => isShown(system, this.#filter));
		this.#view.message = filterWords(this.#filter, systems.length > 0);
		const drawn = [this.#filter, ...roots.flatMap(partsOf)];
		if (drawn.length === this.#drawn.length && drawn.every((part, i) => part === this.#drawn[i])) return;
		this.#drawn = drawn;
		this.#systems = systems;
		this.#changed.fire();
	}

	dispose(): void {
		this.#soon.dispose();
		this.#visibility.dispose();
		this.#view.dispose();
		this.#changed.dispose();
	}
}

/** All that decides what is drawn of a root: a system of which nothing changed is the same. */
const partsOf = ({ key, folder, systems }: RootPortfolio): unknown[] => [key, folder, ...systems];
