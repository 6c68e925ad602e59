import { shorten } from "../../suggest.js";
import type { BranchReference, GitReference, PermalinkReference, TagReference } from "../reference.js";
import { splitDigest } from "./digest.js";
import { refuseSecondHash, splitLines } from "./lines.js";
import { pathOf, withoutSlash } from "./path.js";
import { given, type Piece, places, slice, split, splitLast, type Written } from "./piece.js";
import { refuse } from "./refused.js";
import { repositoryName } from "./repository.js";
import { commitId, isFullId, refName } from "./revision.js";

/** `git:<sha>[#<path>[:L<from>[-L<to>]]][@<digest>]` */
export function parseGit({ text, scheme, body }: Written): GitReference {
	if (body.text.startsWith("//")) refuse(scheme, "A repository’s address is written git+https://….", { instead: "git+https" });
	refuseOtherMark(body);
	const [id, target] = split(body, "#");
	if (target) return { type: "git", text, revision: commitId(id), ...targetOf(target, { scheme, revision: id }) };
	const { rest, digest, at } = splitDigest(id);
	const named = { reference: `${/^v?\d+(?:\.\d+)+/.test(rest.text) ? "tag" : "branch"}:${rest.text}` };
	return {
		type: "git",
		text,
		revision: commitId(rest, named),
		...given({ digest }),
		parts: places({ scheme, revision: rest, digest: at }),
	};
}

/** Git itself writes `<sha>:<path>`, and others `<sha>/<path>`. */
function refuseOtherMark(body: Piece): void {
	const found = /^[\da-f]{4,64}([:/])[^:/]/i.exec(body.text);
	if (!found) return;
	const mark = slice(body, found[0].length - 2, found[0].length - 1);
	refuse(mark, "Between the commit and the path stands a #.", { instead: "#" });
}

function targetOf(target: Piece, before: Readonly<Record<string, Piece>>): Omit<GitReference, "type" | "text" | "revision"> {
	const { rest, digest, at } = splitDigest(target);
	const lined = splitLines(rest);
	refuseSecondHash(lined.rest);
	const path = withoutSlash(lined.rest);
	return {
		path: pathOf(path, "repository"),
		...given({ lines: lined.lines, digest }),
		parts: places({ ...before, path, fragment: lined.at, digest: at }),
	};
}

/** `git+https://host/owner/name@<sha>[#<path>]`; with the name of a branch or tag, a page that moves. */
export function parseGitAddress({ text, scheme, body }: Written): GitReference | PermalinkReference {
	const [address, target] = split(body, "#");
	const [base, id] = splitRevision(address);
	const repository = repositoryName(`${scheme.text}:${base.text}`);
	if (!repository?.includes("/"))
		refuse(base, `“${shorten(base.text)}” names no repository: write git+https://host/owner/name@<commit id>.`);
	if (!id) refuse(base, "No commit is named: write @ and its id behind the repository.");
	const before = { scheme, repository: slice(base, 2), revision: id };
	const rest = target ? targetOf(target, before) : { parts: places(before) };
	if (/^[\da-f]*$/i.test(id.text)) return { type: "git", text, revision: commitId(id), repository, ...rest };
	return { type: "permalink", text, repository, revision: refName(id, "revision"), pinned: false, ...rest };
}

/** The `@` before the host belongs to a user. */
function splitRevision(address: Piece): readonly [Piece, Piece?] {
	const path = Math.max(address.text.indexOf("/", 2), 0);
	const [, id] = splitLast(slice(address, path), "@");
	return id ? [slice(address, 0, id.start - address.start - 1), id] : [address];
}

/** `tag:<name>[@<sha>]` */
export function parseTag({ text, scheme, body }: Written): TagReference {
	const [name, id] = splitLast(body, "@");
	refuseHead(name, "tag");
	const parts = places({ scheme, name, revision: id });
	if (!id) return { type: "tag", text, name: refName(name, "tag"), parts };
	const hex = /^[\da-f]*$/i.test(id.text) || /(?:…|\.\.\.)$/.test(id.text);
	const instead = body.text.replaceAll("@", "%40");
	if (!hex) refuse(id, `“${shorten(id.text)}” is no commit id. An @ in a tag’s name is written %40.`, { instead, over: body });
	return { type: "tag", text, name: refName(name, "tag"), commit: commitId(id), parts };
}

/** `branch:<name>` */
export function parseBranch({ text, scheme, body }: Written): BranchReference {
	const [, id] = splitLast(body, "@");
	if (id && isFullId(id.text)) refuse(body, "A branch moves on: the commit alone is the reference.", { reference: `git:${id.text}` });
	if (id) refuse(body, "An @ in a branch’s name is written %40.", { instead: body.text.replaceAll("@", "%40") });
	refuseHead(body, "branch");
	return { type: "branch", text, name: refName(body, "branch"), parts: places({ scheme, name: body }) };
}

function refuseHead(name: Piece, what: string): void {
	if (name.text === "HEAD") refuse(name, `HEAD is no ${what}: write the id of the commit that is meant.`);
}
