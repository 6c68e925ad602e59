import type { Malformed, Reference } from "../../../../src/core/trace/reference.js";

/** Three cells, and `issue` where an issue is expected. */
export type Row = readonly [text: string, first: string, second: string, third?: string, expects?: string];

const HASHES: Readonly<Record<string, string>> = {
	"{sha256}": "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
	"{sha}": "3f2a9c1d4b5e6f708192a3b4c5d6e7f8091a2b3c",
	"{SHA}": "3F2A9C1D4B5E6F708192A3B4C5D6E7F8091A2B3C",
	"{md5}": "5c1f0e9b7a3d42868e6b1c0d9f2a7b34",
};

/** The row's text with its hashes. */
export const filled = (text: string): string => Object.entries(HASHES).reduce((all, [name, hash]) => all.replaceAll(name, hash), text);

/** The text of a row again. */
const named = (text: string): string => Object.entries(HASHES).reduce((all, [name, hash]) => all.replaceAll(hash, name), text);

/** What a row expects of what was found. */
export function shown(found: Reference | Malformed): string[] {
	if (found.type !== "malformed") return [said(found), partsOf(found)].map(named);
	const { text, message, at, outside, suggestion } = found;
	const way = [outside && "outside", suggestion && `→ ${suggestion.text}`].filter((word) => word !== undefined).join(" ");
	return [message, text.slice(at.start, at.end), way].map(named);
}

function said({ type, text: _, parts: __, ...fields }: Reference): string {
	return [type, ...Object.entries(fields).map(([name, value]) => `${name}=${typeof value === "string" ? value : brief(value)}`)].join(" ");
}

function brief(value: object | boolean | undefined): string {
	if (typeof value !== "object") return String(value);
	return "from" in value ? `${value.from}–${"to" in value && value.to}` : Object.values(value).join(":");
}

const partsOf = ({ text, parts }: Reference): string =>
	Object.entries(parts)
		.map(([part, { start, end }]) => `${part}=${text.slice(start, end)}`)
		.join(" ");
