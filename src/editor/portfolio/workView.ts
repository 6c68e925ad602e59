import * as vscode from "vscode";
import type { Log } from "../../core/index.js";
import { today } from "../roots.js";
import { Soon } from "../soon.js";
import type { Portfolios } from "./portfolios.js";
import { Whose } from "./whose.js";
import { workItem } from "./workItems.js";
import { type WhenNode, type WorkNode, workNodes } from "./workNodes.js";

export const WORK_VIEW = "raiDocs.work";

/** A check ends for one document after the other; the tree is drawn once for all of them. */
const COALESCE = 150;

/** *My Work* in the side bar: what waits for the person who sits here, what is overdue first. */
export class WorkView implements vscode.TreeDataProvider<WorkNode>, vscode.Disposable {
	readonly #portfolios: Portfolios;
	readonly #whose: Whose;
	readonly #log: Log;
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChangeTreeData = this.#changed.event;
	readonly #view: vscode.TreeView<WorkNode>;
	readonly #soon = new Soon(() => this.#drawSeen(), COALESCE);
	readonly #visibility: vscode.Disposable;
	#whens: readonly WhenNode[] = [];
	/** What is drawn, to tell whether anything changed. */
	#drawn = "";

	constructor(portfolios: Portfolios, memory: vscode.Memento, log: Log) {
		this.#portfolios = portfolios;
		this.#whose = new Whose(memory, log);
		this.#log = log;
		this.#view = vscode.window.createTreeView(WORK_VIEW, { treeDataProvider: this, showCollapseAll: true });
		this.#visibility = this.#view.onDidChangeVisibility(() => this.#drawSeen());
	}

	getTreeItem(node: WorkNode): vscode.TreeItem {
		return workItem(node, this.#whose.people === undefined);
	}

	getChildren(node?: WorkNode): WorkNode[] {
		if (!node) return [...this.#whens];
		return node.kind === "when" ? [...node.items] : [];
	}

	/** Something was checked. */
	changed(): void {
		this.#soon.ask();
	}

	/** Who sits here may be somebody else now. */
	ask(): void {
		this.#whose.forget();
		this.#soon.ask();
	}

	async show(): Promise<void> {
		await vscode.commands.executeCommand(`${WORK_VIEW}.focus`);
		await this.#whose.ask();
		this.#draw();
	}

	async choose(): Promise<void> {
		if (await this.#whose.choose()) this.#draw();
	}

	/** Nobody looks at a tree that is folded away: it is drawn, and git is asked, when it comes into sight. */
	#drawSeen(): void {
		if (!this.#view.visible) return;
		this.#whose.ask().then(
			() => this.#draw(),
			(error) => this.#log.error("whose work it is cannot be told", error),
		);
	}

	#draw(): void {
		const { people } = this.#whose;
		const roots = this.#portfolios.all;
		const whens = workNodes(roots, people, today());
		this.#describe(roots.length > 0, whens.length > 0);
		const drawn = JSON.stringify([
			today(),
			people,
			whens.map(({ id, items }) => [id, items.map((node) => [node.id, node.item.due, node.item.who, node.place])]),
		]);
		if (drawn === this.#drawn) return;
		this.#drawn = drawn;
		this.#whens = whens;
		this.#changed.fire();
	}

	/** Whose work it is, and that there is none; nothing before there is a document. */
	#describe(some: boolean, any: boolean): void {
		const { people, isChosen } = this.#whose;
		const name = people?.[0]?.name;
		this.#view.description = some ? (name ?? vscode.l10n.t("everybody's")) : "";
		if (!some) this.#view.message = "";
		else if (!any)
			this.#view.message = name === undefined ? vscode.l10n.t("Nothing waits for anybody.") : vscode.l10n.t("Nothing waits for {0}.", name);
		else this.#view.message = name === undefined && !isChosen ? vscode.l10n.t("Everybody's, since nothing here says who you are.") : "";
	}

	dispose(): void {
		this.#soon.dispose();
		this.#visibility.dispose();
		this.#view.dispose();
		this.#changed.dispose();
	}
}
