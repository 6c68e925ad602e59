import { nearest, shorten } from "../../suggest.js";
import type { Algorithm, Digest } from "../reference.js";
import { type Piece, piece, slice, split, splitLast } from "./piece.js";
import { attempt, refuse } from "./refused.js";

/** Hex characters of each algorithm's digests. */
const LENGTHS: Readonly<Record<Algorithm, readonly number[]>> = {
	sha256: [64],
	sha512: [128],
	sha1: [40],
	md5: [32],
	gitBlob: [40, 64],
	gitTree: [40, 64],
	gitCommit: [40, 64],
	dirHash: [64],
	rai1: [64],
};

const isAlgorithm = (name: string): name is Algorithm => Object.hasOwn(LENGTHS, name);

/** Whether a digest is as long as those of its algorithm. */
export const fitsAlgorithm = ({ algorithm, value }: Digest): boolean => LENGTHS[algorithm].includes(value.length);

export const misfitMessage = ({ algorithm, value }: Digest): string =>
	`A digest by ${algorithm} cannot have ${value.length} hex characters: record it anew.`;

/** Whether a digest pins bytes that nobody here can look at: it is a whole one, and cannot be forged. */
export const pinsBytes = (digest: Digest): boolean =>
	(digest.algorithm === "sha256" || digest.algorithm === "sha512") && fitsAlgorithm(digest);

/** `sha256:<hex>`, `md5:<hex>.dir`, `rai1:sha256:<hex>`; undefined where the text is no digest. Its length may be wrong. */
export function parseDigest(text: string): Digest | undefined {
	const found = attempt(text, () => digestOf(piece(text)));
	return "algorithm" in found ? found : undefined;
}

/** Why a text that looks like a digest is none. */
export function whyNoDigest(text: string): string | undefined {
	const found = /^[\w-]+:/.test(text) ? attempt(text, () => digestOf(piece(text))) : undefined;
	return found && "message" in found ? found.message : undefined;
}

/** The text that `parseDigest` reads. */
export const writeDigest = ({ algorithm, value, folder }: Digest): string =>
	`${algorithm}:${algorithm === "rai1" ? "sha256:" : ""}${value}${folder ? ".dir" : ""}`;

/** @throws Refused */
export function digestOf(from: Piece): Digest {
	const [name, rest] = split(from, ":");
	if (!rest) refuseBare(from);
	const algorithm = name.text;
	if (!isAlgorithm(algorithm)) refuseAlgorithm(name);
	if (algorithm !== "rai1") return { algorithm, ...hexOf(rest, algorithm) };
	const [inner, value] = split(rest, ":");
	if (!value || inner.text !== "sha256") refuse(from, "A document’s digest is written rai1:sha256: and 64 hex characters.");
	return { algorithm, ...hexOf(value, algorithm) };
}

function hexOf(from: Piece, algorithm: Algorithm): Omit<Digest, "algorithm"> {
	const folder = algorithm === "md5" && from.text.endsWith(".dir");
	const hex = folder ? from.text.slice(0, -4) : from.text;
	const length = LENGTHS[algorithm].join(" or ");
	if (/(?:…|\.\.\.)$/.test(hex)) refuse(from, `The digest is cut short: write all ${length} characters of it.`);
	if (hex === "") refuse(from, `The digest is missing: ${algorithm} is followed by ${length} hex characters.`);
	if (!/^[\da-f]+$/i.test(hex)) refuse(from, `“${shorten(from.text)}” is no digest: ${algorithm} is followed by ${length} hex characters.`);
	return { value: hex.toLowerCase(), ...(folder && { folder }) };
}

function refuseAlgorithm(name: Piece): never {
	if (name.text === "gitTag")
		refuse(name, "A gitTag, the id of a tag’s own object, is not compared: record the commit it leads to, gitCommit:<full id>.");
	const known = Object.keys(LENGTHS);
	const near = nearest(name.text, known);
	const help = near ? `Did you mean “${near}”?` : `Known are ${known.slice(0, 4).join(", ")} and git’s own.`;
	refuse(name, `“${shorten(name.text)}” is no digest algorithm. ${help}`, near ? { instead: near } : {});
}

const BY_LENGTH: Readonly<Record<number, Algorithm>> = { 32: "md5", 64: "sha256", 128: "sha512" };

const bareAlgorithm = (text: string): Algorithm | undefined => (/^[\da-f]+$/i.test(text) ? BY_LENGTH[text.length] : undefined);

function refuseBare(from: Piece): never {
	const algorithm = bareAlgorithm(from.text);
	if (algorithm) refuse(from, "A digest begins with its algorithm.", { instead: `${algorithm}:${from.text}` });
	const found = from.text === "" ? "nothing" : `“${shorten(from.text)}”`;
	refuse(from, `A digest is expected behind @, such as sha256: and 64 hex characters; ${found} stands there.`);
}

export interface Digested {
	readonly rest: Piece;
	readonly digest?: Digest;
	readonly at?: Piece;
}

/**
 * Takes the digest from the end, where whatever follows the last `@` must be one.
 * @throws Refused
 */
export function splitDigest(from: Piece): Digested {
	const [rest, at] = splitLast(from, "@");
	if (!at) return { rest };
	const [name, value] = split(at, ":");
	if (!/^[\w-]*$/.test(name.text) || (!value && at.text !== "" && !bareAlgorithm(at.text))) refuseUnescaped(from, at);
	const [digest, behind] = split(at, "#");
	const reordered = `${rest.text}#${behind?.text}@${digest.text}`;
	if (behind) refuse(at, "A digest stands at the end, behind what follows the #.", { instead: reordered, over: from });
	return { rest, digest: digestOf(at), at };
}

function refuseUnescaped(from: Piece, at: Piece): never {
	const sign = slice(from, at.start - from.start - 1, at.start - from.start);
	const message = "An “@” in a name is written %40: a bare one is followed by a digest, such as sha256: and 64 hex characters.";
	refuse(sign, message, { instead: from.text.replaceAll("@", "%40"), over: from });
}

/** Takes the digest from the end of what may hold other `@`: addresses, Hub repositories, names of models. */
export function trailingDigest(from: Piece): Digested {
	const [rest, at] = splitLast(from, "@");
	const [name] = at ? split(at, ":") : [];
	return at && name && at.text.includes(":") && isAlgorithm(name.text) ? { rest, digest: digestOf(at), at } : { rest: from };
}
