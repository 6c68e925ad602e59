import { shorten } from "../../suggest.js";
import { type Piece, slice, split, splitAll, type Written } from "./piece.js";
import { refuse } from "./refused.js";

/** An address taken apart, as far as its readers need it. */
export interface Address {
	readonly scheme: Piece;
	/** Without user and port. */
	readonly host: Piece;
	/** Without the first slash and the last one. */
	readonly path: Piece;
	readonly segments: readonly Piece[];
	/** By name in lower case, as written; the first of each. */
	readonly query: ReadonlyMap<string, Piece>;
	readonly fragment: Piece | undefined;
}

/** @throws Refused where no host is named */
export function addressOf({ text, scheme, body }: Written): Address {
	const after = /^\/\/(?:[^/?#]*@)?/.exec(body.text)?.[0].length;
	if (after === undefined) refuse(body, `Behind “${scheme.text}:” two slashes and a host are expected.`);
	const [located, fragment] = split(slice(body, after), "#");
	const [page, query] = split(located, "?");
	const [authority, path = slice(page, page.text.length)] = split(page, "/");
	const host = slice(authority, 0, /:\d*$/.exec(authority.text)?.index ?? authority.text.length);
	if (!/^(?:[\p{L}\p{N}_][\p{L}\p{N}._-]*|\[[\da-f:.]+\])$/iu.test(host.text))
		refuse(host.text === "" ? body : host, `“${shorten(text)}” names no host.`);
	const whole = path.text.endsWith("/") ? slice(path, 0, path.text.length - 1) : path;
	return { scheme, host, path: whole, segments: splitAll(whole, "/"), query: queryOf(query), fragment };
}

function queryOf(query: Piece | undefined): ReadonlyMap<string, Piece> {
	const found = new Map<string, Piece>();
	for (const pair of query ? splitAll(query, "&") : []) {
		const [name, value = slice(pair, pair.text.length)] = split(pair, "=");
		if (!found.has(name.text.toLowerCase())) found.set(name.text.toLowerCase(), value);
	}
	return found;
}
