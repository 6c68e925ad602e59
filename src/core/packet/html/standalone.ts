import { sha256 } from "@noble/hashes/sha2";
import { utf8ToBytes } from "@noble/hashes/utils";
import { element, type Html, page } from "../../html.js";
import { type PacketManifest, writtenManifest } from "../export/manifest.js";
import { unsealed } from "../export/seal.js";
import type { PacketModel } from "../model/model.js";
import { digestsPart } from "./digests.js";
import { packetFragment } from "./packet.js";

/** What stands in the page beside the packet. */
export interface PageAssets {
	readonly css: string;
	readonly script: string;
}

/** The packet as one file: nothing is loaded, and nothing runs but the script that came with it. Its seal is left blank. */
export function standalonePage(model: PacketModel, { css, script }: PageAssets, manifest: PacketManifest): string {
	const running = runningHead(model);
	const policy = [
		"default-src 'none'",
		`style-src ${hashOf(css)} ${hashOf(running)}`,
		`script-src ${hashOf(script)}`,
		"base-uri 'none'",
		"form-action 'none'",
	].join("; ");
	const head = element(
		"head",
		{},
		element("meta", { charset: "utf-8" }),
		element("meta", unsealed),
		element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
		element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
		element("meta", { name: "referrer", content: "no-referrer" }),
		element("meta", { name: "rai-manifest", content: writtenManifest(manifest) }),
		element("title", {}, model.head.title.text),
		raw("style", css),
		raw("style", running),
	);
	const packet = packetFragment(model, { more: [{ title: "To verify it", parts: [digestsPart(manifest)] }] });
	return page(element("html", { lang: "en" }, head, element("body", {}, withoutPlaces(packet), raw("script", script))));
}

/** What stands on top of each printed page; how, says the style sheet. */
function runningHead({ head: { title, version, at } }: PacketModel): string {
	return `:root { --running-head: ${cssString(title.text)}; --running-note: ${cssString(`${version ? `${version.text}, ` : ""}as of ${at}`)}; }`;
}

/** Somebody else's words as a string of CSS: what is no letter or digit is told by its number. */
const cssString = (text: string): string => `"${text.replace(/[^A-Za-z0-9]/gu, (one) => `\\${one.codePointAt(0)?.toString(16)} `)}"`;

/** Whoever reads the file has no sources beside it, and need not know where they lie. */
const withoutPlaces = ({ html }: Html): Html => ({ html: html.replace(/ data-source="[^"]*"/g, "") });

const hashOf = (text: string): string => `'sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(text))))}'`;

/** Our own files, which a browser reads as they are. */
function raw(name: "style" | "script", text: string): Html {
	if (new RegExp(`</${name}`, "i").test(text)) throw new Error(`the page's ${name} would end itself`);
	return { html: `<${name}>${text}</${name}>` };
}
