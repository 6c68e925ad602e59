import type { LineRange, PermalinkReference } from "../reference.js";
import type { Address } from "./address.js";
import { azurePage } from "./azure.js";
import { anchorLines } from "./lines.js";
import { insidePath } from "./path.js";
import { between, given, type Piece, places, slice } from "./piece.js";
import { nameOf } from "./repository.js";
import { commitId, isFullId, revisionOf } from "./revision.js";

/** What a page shows. */
export interface Page {
	readonly repository: Piece;
	/** `host/owner/name` */
	readonly name: string;
	readonly revision: Piece;
	/** What it says where that is not the text itself. */
	readonly named?: string;
	readonly path?: Piece | undefined;
	readonly lines?: LineRange | undefined;
	readonly fragment?: Piece | undefined;
}

/** A commit, file or folder on GitHub, GitLab or Azure Repos; undefined for all other pages. */
export function permalink(text: string, address: Address): PermalinkReference | undefined {
	const page = azurePage(address) ?? gitlabPage(address) ?? rawPage(address) ?? githubPage(address);
	if (!page) return undefined;
	const revision = page.named ?? revisionOf(page.revision);
	return {
		type: "permalink",
		text,
		repository: page.name,
		revision,
		pinned: isFullId(revision),
		...(page.path && { path: insidePath(page.path, "repository") }),
		...given({ lines: page.lines }),
		parts: places({
			scheme: address.scheme,
			repository: page.repository,
			revision: page.revision,
			path: page.path,
			fragment: page.lines && page.fragment,
		}),
	};
}

const VERBS = /^(?:commits?|blob|tree|raw|blame)$/;

/** `/<group>/…/<name>/-/blob/<revision>/<path>#L10-20`, on any host */
function gitlabPage(address: Address): Page | undefined {
	const { segments } = address;
	const dash = segments.findIndex(({ text }) => text === "-");
	return dash >= 2 && VERBS.test(segments[dash + 1]?.text ?? "")
		? shown(address, segments.slice(0, dash), segments.slice(dash + 1))
		: undefined;
}

/** `/<owner>/<name>/blob/<revision>/<path>#L10-L20`; hosts whose name does not say what they are must name a whole commit id. */
function githubPage(address: Address): Page | undefined {
	const { segments, host } = address;
	const known = /^(?:(?:www\.)?github\.com|github\..+|gitlab\.com)$/i.test(host.text) || isFullId(segments[3]?.text ?? "");
	return known && VERBS.test(segments[2]?.text ?? "") ? shown(address, segments.slice(0, 2), segments.slice(2)) : undefined;
}

/** `raw.githubusercontent.com/<owner>/<name>/<revision>/<path>` */
function rawPage(address: Address): Page | undefined {
	if (!/^raw\.githubusercontent\.com$/i.test(address.host.text)) return undefined;
	const [owner, name, ...rest] = address.segments;
	return owner && name && rest.length > 1 ? shown(address, [owner, name], [name, ...rest], "github.com") : undefined;
}

/** @param rest the verb, the revision and the path */
function shown({ host, path, fragment }: Address, steps: readonly Piece[], rest: readonly Piece[], named = host.text): Page | undefined {
	const [verb, ...behind] = rest;
	const full = behind[0]?.text === "refs" && /^(?:heads|tags)$/.test(behind[1]?.text ?? "");
	const [revision, ...file] = full ? behind.slice(2) : behind;
	const [first, last] = [steps[0], steps.at(-1)];
	const name = nameOf(
		named,
		steps.map(({ text }) => text),
	);
	if (!verb || !revision || revision.text === "" || !first || !last || !name) return undefined;
	if (verb.text === "commit" && /^[\da-f]+$/i.test(revision.text))
		return { ...commitPage(revision), repository: between(path, first, last), name };
	const start = file[0];
	return {
		repository: between(path, first, last),
		name,
		revision,
		path: start && slice(path, start.start - path.start),
		lines: start && anchorLines(fragment),
		fragment,
	};
}

const commitPage = (revision: Piece): Pick<Page, "revision" | "named"> => ({ revision, named: commitId(revision) });
