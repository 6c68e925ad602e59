import { shorten } from "../../suggest.js";
import type { HubReference } from "../reference.js";
import type { Address } from "./address.js";
import { trailingDigest } from "./digest.js";
import { insidePath, withoutSlash } from "./path.js";
import { between, given, type Piece, places, slice, split, splitAll, type Written } from "./piece.js";
import { refuse } from "./refused.js";
import { revisionOf } from "./revision.js";

type RepoType = HubReference["repoType"];

interface Named {
	readonly repoType: RepoType;
	readonly repo: Piece;
	readonly revision?: Piece | undefined;
	readonly path?: Piece | undefined;
}

/** `hf:[datasets/|spaces/|buckets/]<repo>[@<revision>][/<path>][@<digest>]`, also behind `hf://` */
export function parseHub({ text, scheme, body }: Written): HubReference {
	const { rest, digest, at } = trailingDigest(body.text.startsWith("//") ? slice(body, 2) : body);
	const { repoType, rest: repoAndMore } = repoTypeOf(rest);
	const named = { repoType, ...reposParts(repoAndMore) };
	return { ...hubReference(text, named), ...given({ digest }), parts: places({ scheme, ...partsOf(named), digest: at }) };
}

function repoTypeOf(from: Piece): { repoType: RepoType; rest: Piece } {
	const found = /^(datasets|spaces|buckets|models)\//.exec(from.text);
	return found ? { repoType: found[1] as RepoType, rest: slice(from, found[0].length) } : { repoType: "models", rest: from };
}

function reposParts(from: Piece): Omit<Named, "repoType"> {
	const [repo, pinned] = split(from, "@");
	if (pinned) return { repo, ...revisionAndPath(pinned) };
	const steps = splitAll(from, "/");
	const [first, second, third] = steps;
	if (!first || !second) return { repo: from };
	return { repo: between(from, first, second), path: third && between(from, third, steps.at(-1) ?? third) };
}

/** The Hub's own names for pull requests and conversions hold slashes. */
function revisionAndPath(from: Piece): Pick<Named, "revision" | "path"> {
	const special = /^refs\/(?:pr|convert)\/[^/]+/.exec(from.text)?.[0].length ?? from.text.indexOf("/");
	if (special < 0 || special === from.text.length) return { revision: from };
	return { revision: slice(from, 0, special), path: slice(from, special + 1) };
}

function hubReference(text: string, { repoType, repo, revision, path }: Named): Omit<HubReference, "parts"> {
	refuseName(repo);
	if (revision && repoType === "buckets") refuse(revision, "A bucket has no revisions: record a digest beside the reference.");
	const named = revision && revisionOf(revision);
	return {
		type: "hub",
		text,
		repoType,
		repo: repo.text,
		...given({ revision: named }),
		pinned: /^[\da-f]{40}$/.test(named ?? ""),
		...(path && path.text !== "" && { path: insidePath(withoutSlash(path), "repository") }),
	};
}

function refuseName(repo: Piece): void {
	const steps = repo.text.split("/");
	const fine = steps.length <= 2 && steps.every((step) => /^[\w.-]{1,96}$/.test(step) && !/^[.-]|[.-]$|--|\.\./.test(step));
	if (!fine)
		refuse(repo, `“${shorten(repo.text)}” is no repository of the Hub: write <organization>/<name>, and @ and the commit id behind it.`);
}

const partsOf = ({ repo, revision, path }: Named) => ({ repository: repo, revision, path: path && path.text !== "" ? path : undefined });

/** First steps of the Hub's other pages. */
const PAGES = new Set(
	"api blog chat collections datasets docs enterprise join learn login models new organizations papers posts pricing search settings spaces tasks".split(
		" ",
	),
);

/** A page of the Hub: a repository, or a file of one at a revision. Undefined for its other pages. */
export function hubPage(text: string, { scheme, host, path, segments }: Address): HubReference | undefined {
	if (!/^(?:www\.)?(?:huggingface\.co|hf\.co)$/i.test(host.text)) return undefined;
	const { repoType } = repoTypeOf(path);
	const steps = repoType === "models" ? segments : segments.slice(1);
	const verb = steps.findIndex(({ text: step }, i) => (i === 1 || i === 2) && /^(?:resolve|raw|blob|tree|commit)$/.test(step));
	const first = steps[0];
	const last = steps[verb < 0 ? 1 : verb - 1];
	if (!first || !last || (repoType === "models" && PAGES.has(first.text)) || (verb < 0 && steps.length > 2)) return undefined;
	const behind = verb < 0 ? undefined : steps[verb + 1];
	const named: Named = {
		repoType,
		repo: between(path, first, last),
		...(behind && revisionAndPath(slice(path, behind.start - path.start))),
	};
	return { ...hubReference(text, named), parts: places({ scheme, ...partsOf(named) }) };
}
