import type { Reference } from "../reference.js";
import { addressOf } from "./address.js";
import { trailingDigest } from "./digest.js";
import { hubPage } from "./hub.js";
import { permalink } from "./permalink.js";
import { given, places, type Written } from "./piece.js";
import { parseRemote } from "./remote.js";

/** `https://…` and `http://…`: what the page is of, where its address says that. */
export function parsePage(written: Written): Reference {
	const { text } = written;
	const address = addressOf(written);
	return hubPage(text, address) ?? permalink(text, address) ?? parseRemote(text, written.scheme.text) ?? parseAddress(written);
}

/** Any other absolute address, with or without a digest behind it. */
export function parseAddress(written: Written): Reference {
	const { text, scheme } = written;
	const { host } = addressOf(written);
	const { rest, digest, at } = trailingDigest(written.body);
	const url = text.slice(0, rest.end);
	return { type: "url", text, url, ...given({ digest }), parts: places({ scheme, name: host, digest: at }) };
}
