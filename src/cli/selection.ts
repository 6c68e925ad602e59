import { type Base, decode, type NoBase, traceReport } from "../core/index.js";
import { gitAt } from "../node/git/git.js";
import { openAsOf } from "../node/git/then/asOf.js";
import { findBase, isSameText } from "./base.js";
import type { Report } from "./check.js";
import { printable } from "./text.js";

/** Which documents are reported: those that say something else than where a change began. */
export interface Selection {
	/** Absent before the first commit, when everything is new. */
	readonly base?: Base;
	readonly since: string;
	/** How many documents were selected, of how many. */
	readonly artifacts: number;
	readonly of: number;
}

/** `2 of 8 artifacts selected, changed since origin/main (3f2a9c1).` */
export const selectionLine = ({ artifacts, of, since, base }: Selection): string =>
	`${artifacts} of ${of} artifacts selected, changed since ${printable(base?.name ?? since)}${base ? ` (${base.commit.slice(0, 7)})` : ""}.`;

/** A report of the documents that were made or changed since a revision, in commits or after them. @param since untrusted */
export async function changedSince(report: Report, since: string): Promise<(Report & { readonly selection: Selection }) | NoBase> {
	if (since === "HEAD" && (await isUnborn(report.root))) return selected(report, new Set(report.library.paths), { since });
	const base = await findBase(report.root, since);
	return "reason" in base ? base : selected(report, await changedPaths(report, base), { since, base });
}

async function isUnborn(root: string): Promise<boolean> {
	const git = gitAt(root);
	try {
		const { state, head } = await git.repository();
		return state !== "none" && head === undefined;
	} finally {
		git.dispose();
	}
}

async function changedPaths({ root, library }: Report, { commit }: Base): Promise<Set<string>> {
	const { files, dispose } = openAsOf(root, commit);
	try {
		const texts = await Promise.all(
			library.paths.map(async (path) => {
				const bytes = await files.read(path);
				return [path, bytes && decode(bytes)] as const;
			}),
		);
		return new Set(texts.flatMap(([path, text]) => (isSameText(text, library.text(path)) ? [] : [path])));
	} finally {
		dispose();
	}
}

function selected(report: Report, changed: ReadonlySet<string>, about: Pick<Selection, "since" | "base">) {
	const shown = report.shown.filter((path) => changed.has(path));
	const artifacts = shown.filter((path) => report.library.isDocument(path)).length;
	return {
		...report,
		artifacts,
		shown,
		problems: report.problems.filter(({ path }) => changed.has(path)),
		trace: traceReport(report.library, shown),
		selection: { ...about, artifacts, of: report.artifacts },
	};
}
