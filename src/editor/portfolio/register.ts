import * as vscode from "vscode";
import type { Log } from "../../core/index.js";
import type { Checking } from "../checking.js";
import type { Roots } from "../roots.js";
import { readAll } from "../traceability/overviews.js";
import { assessTierOf, createMissing, type Deeds, openNode, openPacketOf } from "./commands.js";
import { exportList, type ListAnswers } from "./exportList.js";
import { Portfolios } from "./portfolios.js";
import type { MissingNode, SystemNode, SystemsNode } from "./systemNodes.js";
import { SystemsView } from "./systemsView.js";
import type { WorkNode } from "./workNodes.js";
import { WorkView } from "./workView.js";

/** What the views' commands do. Menus hand over the node that was chosen; a key hands over none, and leads to the systems. */
export interface Portfolio extends vscode.Disposable {
	showSystems(): Promise<void>;
	showWork(): Promise<void>;
	filterSystems(): Promise<void>;
	chooseWork(): Promise<void>;
	createMissing(node?: SystemNode | MissingNode): Promise<void>;
	openPacket(node?: SystemsNode): Promise<void>;
	assessTier(node?: SystemNode): Promise<void>;
	open(node?: SystemsNode | WorkNode): Promise<void>;
	exportList(answers?: ListAnswers): Promise<void>;
}

/** What the views are made of. */
export interface PortfolioParts {
	readonly roots: Roots;
	readonly checking: Checking;
	readonly memory: vscode.Memento;
	readonly log: Log;
	readonly deeds: Deeds;
}

/** *Systems* and *My Work*: two sights of the same documents. */
export function registerPortfolio({ roots, checking, memory, log, deeds }: PortfolioParts): Portfolio {
	const portfolios = new Portfolios(roots, checking);
	const systems = new SystemsView(portfolios);
	const work = new WorkView(portfolios, memory, log);
	const changed = () => {
		portfolios.forget();
		systems.changed();
		work.changed();
	};
	const somebodyElse = () => {
		changed();
		work.ask();
	};
	const disposable = vscode.Disposable.from(
		...[systems, work, checking.onDidCheck(changed)],
		vscode.workspace.onDidChangeWorkspaceFolders(somebodyElse),
		vscode.workspace.onDidGrantWorkspaceTrust(somebodyElse),
		vscode.workspace.onDidChangeConfiguration((change) => {
			if (change.affectsConfiguration("raiDocs.owner")) somebodyElse();
		}),
	);
	/** Somebody asked to see what there is: the folders are read. */
	const reading = async (show: () => Promise<void>): Promise<void> => {
		await readAll(roots, checking);
		portfolios.forget();
		await show();
	};
	const showSystems = () => reading(() => systems.show());
	const on =
		<N>(run: (node: N) => Promise<void>) =>
		(node?: N): Promise<void> =>
			node ? run(node) : showSystems();
	return {
		showSystems,
		showWork: () => reading(() => work.show()),
		filterSystems: () => systems.filter(),
		chooseWork: () => work.choose(),
		createMissing: on((node: SystemNode | MissingNode) => createMissing(deeds, node)),
		openPacket: on((node: SystemsNode) => openPacketOf(deeds, node)),
		assessTier: on((node: SystemNode) => assessTierOf(deeds, node)),
		open: on(openNode),
		exportList: (answers) => exportList(roots, () => readAll(roots, checking), answers),
		dispose: () => disposable.dispose(),
	};
}
