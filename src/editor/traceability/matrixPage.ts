import * as vscode from "vscode";
import {
	type Cell,
	type CellLine,
	type CellState,
	COLUMNS,
	type Column,
	type DocumentOverview,
	element,
	type Html,
	page,
	type Range,
	type SystemOverview,
	tierName,
} from "../../core/index.js";
import type { RootOverview } from "./overviews.js";
import type { RevealPlace } from "./reveal.js";

/** Where a page finds what is not its own. */
export interface PageSources {
	/** Of `Webview.cspSource`. */
	readonly cspSource: string;
	readonly stylesheet: string;
}

/** The matrix as a page without scripts. Every text is escaped by `element`. */
export function matrixPage(roots: readonly RootOverview[], { cspSource, stylesheet }: PageSources): string {
	const title = vscode.l10n.t("Traceability");
	const policy = `default-src 'none'; style-src ${cspSource}`;
	const head = element(
		"head",
		{},
		element("meta", { charset: "utf-8" }),
		element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
		element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
		element("title", {}, title),
		element("link", { rel: "stylesheet", href: stylesheet }),
	);
	const main = element("main", {}, element("h1", {}, title), ...body(roots));
	return page(element("html", { lang: vscode.env.language }, head, element("body", {}, main)));
}

function body(roots: readonly RootOverview[]): Html[] {
	const sections = roots.flatMap((root) => root.overview.systems.map((system) => ({ root, system })));
	if (sections.length === 0) return [element("p", {}, vscode.l10n.t("There is no document here yet. RAI Docs: New Document makes one."))];
	return [...sections.map(({ root, system }, i) => section(root, system, `system-${i}`)), legend()];
}

function section(root: RootOverview, system: SystemOverview, id: string): Html {
	const name = system.name ?? vscode.l10n.t("No system");
	const heading = element("h2", { id }, name, ...(root.folder === undefined ? [] : [" ", element("small", {}, root.folder)]));
	const sentences = element("ul", { class: "sentences" }, ...system.sentences().map((sentence) => element("li", {}, `${sentence}.`)));
	const scroller = element("div", { class: "scroller", role: "region", "aria-labelledby": id, tabindex: "0" }, table(root, system, name));
	return element("section", { "aria-labelledby": id }, heading, sentences, scroller);
}

/** Roles are said again, because narrow windows show the rows as cards. */
function table(root: RootOverview, { documents }: SystemOverview, name: string): Html {
	const names = columnNames();
	const columns = COLUMNS.map((column) => element("th", { scope: "col", role: "columnheader" }, names[column]));
	const corner = element("th", { scope: "col", role: "columnheader" }, vscode.l10n.t("Document"));
	return element(
		"table",
		{ role: "table" },
		element("caption", {}, vscode.l10n.t("What the documents of {0} refer to", name)),
		element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, corner, ...columns)),
		element("tbody", { role: "rowgroup" }, ...documents.map((document) => row(root, document, names))),
	);
}

const columnNames = (): Readonly<Record<Column, string>> => ({
	model: vscode.l10n.t("Model"),
	data: vscode.l10n.t("Data"),
	code: vscode.l10n.t("Code"),
	prompts: vscode.l10n.t("Prompts"),
	evidence: vscode.l10n.t("Evidence"),
	claims: vscode.l10n.t("Claims"),
});

function row(root: RootOverview, document: DocumentOverview, names: Readonly<Record<Column, string>>): Html {
	const uri = root.uriOf(document.path).toString();
	const about = [document.kind, tierName(document.tier), document.status.replace(/-/g, " ")].join(" · ");
	const head = element(
		"th",
		{ scope: "row", role: "rowheader" },
		linked(document.title, uri, document.range),
		...[document.id, about].flatMap((words) => (words === undefined ? [] : element("span", { class: "about" }, words))),
	);
	return element("tr", { role: "row" }, head, ...document.cells().map((cell) => cellOf(cell, names[cell.column], uri)));
}

function cellOf({ state, lines }: Cell, name: string, uri: string): Html {
	return element("td", { role: "cell", class: state, "data-column": name }, ...lines.map((line) => lineOf(line, uri)));
}

/** What is simply not asked leads nowhere. */
function lineOf({ state, words, range }: CellLine, uri: string): Html {
	const icon = element("span", { class: `icon ${state}`, "aria-hidden": "true" }, ICONS[state]);
	return element("div", { class: "line" }, icon, state === "none" ? element("span", {}, words) : linked(words, uri, range));
}

/** Without a title VS Code would show the command. */
const linked = (words: string, uri: string, range: Range): Html =>
	element("a", { href: link({ uri, range }), title: vscode.l10n.t("Show in the document") }, words);

/** The only command that the page may run. */
const link = (place: RevealPlace): string => `command:raiDocs.revealReference?${encodeURIComponent(JSON.stringify([place]))}`;

/** Signs that every font has; the words beside them say the same. */
const ICONS: Readonly<Record<CellState, string>> = {
	verified: "✓",
	broken: "✕",
	suspect: "!",
	below: "▽",
	unpinned: "○",
	unverifiable: "?",
	pending: "…",
	missing: "∅",
	unreadable: "✕",
	none: "–",
};

function legend(): Html {
	const told = [
		[vscode.l10n.t("missing"), vscode.l10n.t("The document's type asks for it at this tier, and nothing is referred to.")],
		[
			vscode.l10n.t("not asked"),
			vscode.l10n.t("The document's type does not ask for it at this tier, or the document says why it does not apply."),
		],
		[vscode.l10n.t("not checkable here"), vscode.l10n.t("It could not be seen from here. That is neither right nor wrong.")],
	] as const;
	return element("dl", { class: "legend" }, ...told.flatMap(([term, meaning]) => [element("dt", {}, term), element("dd", {}, meaning)]));
}
