import type { LineRange } from "../reference.js";
import type { Address } from "./address.js";
import { rangeOf } from "./lines.js";
import type { Page } from "./permalink.js";
import { between, type Piece, slice } from "./piece.js";
import { refuse } from "./refused.js";
import { nameOf } from "./repository.js";
import { commitId } from "./revision.js";

/**
 * A page of Azure Repos: `dev.azure.com/<organization>/<project>/_git/<repository>` or `<organization>.visualstudio.com/…`, with
 * `?version=GC<sha>`, `GB<branch>` or `GT<tag>` and `path=`, or with `/commit/<sha>`.
 */
export function azurePage({ host, path, segments, query }: Address): Page | undefined {
	if (!/^(?:dev\.azure\.com|[\w-]+\.visualstudio\.com)$/i.test(host.text)) return undefined;
	const mark = segments.findIndex(({ text }) => text === "_git");
	const steps = segments.slice(0, mark + 2);
	const name = nameOf(
		host.text,
		steps.map(({ text }) => text),
	);
	const [first, last] = [steps[0], steps.at(-1)];
	if (mark < 0 || !first || !last || !name || !segments[mark + 1]) return undefined;
	const revision = revisionAt(segments.slice(mark + 2), query);
	if (!revision) return undefined;
	const file = query.get("path");
	const lines = linesOf(query);
	return {
		repository: between(path, first, last),
		name,
		...revision,
		path: file && /^(?:\/|%2f)?$/i.test(file.text) ? undefined : file && relative(file),
		lines,
		fragment: query.get("line"),
	};
}

/** Paths are absolute here, and slashes often escaped. */
const relative = (file: Piece): Piece => slice(file, /^(?:\/|%2f)/i.exec(file.text)?.[0].length ?? 0);

function revisionAt(behind: readonly Piece[], query: Address["query"]): Pick<Page, "revision" | "named"> | undefined {
	const [verb, id] = behind;
	if (verb?.text === "commit" && id) return { revision: id, named: commitId(id) };
	const version = query.get("version");
	if (!version) return undefined;
	const revision = slice(version, 2);
	if (version.text.startsWith("GC")) return { revision, named: commitId(revision) };
	if (/^G[BT]/.test(version.text)) return { revision };
	refuse(version, "A version of Azure Repos is GC and a commit id, GB and a branch, or GT and a tag.");
}

function linesOf(query: Address["query"]): LineRange | undefined {
	const [line, end] = [query.get("line"), query.get("lineend")];
	if (!line || !/^\d+$/.test(line.text)) return undefined;
	return rangeOf(line, line.text, end && /^\d+$/.test(end.text) ? end.text : line.text);
}
