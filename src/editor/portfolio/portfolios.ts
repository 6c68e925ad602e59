import * as vscode from "vscode";
import { type Known, type Library, nothingKnown, portfolioOf, type SystemPortfolio } from "../../core/index.js";
import type { Checking } from "../checking.js";
import { type Root, type Roots, today } from "../roots.js";

/** The systems of a root, and where their documents are. */
export interface RootPortfolio {
	/** Tells roots apart; the folder's URI, where it is one. */
	readonly key: string;
	/** The folder's name, where several are open. */
	readonly folder?: string;
	readonly systems: readonly SystemPortfolio[];
	uriOf(path: string): vscode.Uri;
}

/** What all folders hold: made once for both views, and again when something was checked, or the day is another. */
export class Portfolios {
	readonly #roots: Roots;
	readonly #checking: Checking;
	readonly #known = new WeakMap<Library, Known>();
	#kept: { readonly day: string; readonly all: readonly RootPortfolio[] } | undefined;

	constructor(roots: Roots, checking: Checking) {
		this.#roots = roots;
		this.#checking = checking;
	}

	/** Those of all roots that have systems. */
	get all(): readonly RootPortfolio[] {
		const day = today();
		if (this.#kept?.day !== day) this.#kept = { day, all: this.#look(day) };
		return this.#kept.all;
	}

	/** Something may be another now. */
	forget(): void {
		this.#kept = undefined;
	}

	#knownOf({ library }: Root): Known {
		const known = this.#known.get(library) ?? nothingKnown();
		this.#known.set(library, known);
		return known;
	}

	#look(day: string): RootPortfolio[] {
		const found = this.#roots.all.map((root) => ({ root, systems: portfolioOf(root.library, day, this.#knownOf(root)) }));
		const shown = found.filter(({ systems }) => systems.length > 0);
		return shown.map(({ root, systems }) => {
			const folder = shown.length > 1 ? folderName(root) : undefined;
			const uriOf = (path: string): vscode.Uri => this.#checking.uriOf(root, path);
			return { key: root.uri?.toString() ?? "", systems, uriOf, ...(folder !== undefined && { folder }) };
		});
	}
}

const folderName = ({ uri }: Root): string | undefined => uri && vscode.workspace.getWorkspaceFolder(uri)?.name;
