import assert from "node:assert/strict";
import { zipSync } from "fflate";
import { archiveOf } from "../../../../src/core/packet/export/archive.js";
import type { CompiledPacket } from "../../../../src/core/packet/export/compile.js";
import { type PacketManifest, sha256Of, writtenManifest } from "../../../../src/core/packet/export/manifest.js";
import { sealed } from "../../../../src/core/packet/export/seal.js";
import { unpack } from "../../../../src/core/packet/verify/unpack.js";
import { verifyPacket } from "../../../../src/core/packet/verify/verify.js";
import { bytes, compiled, MINUTES, text } from "./../export/compiled.js";
import { PARKING, replaced } from "../packets.js";

type Files = Map<string, Uint8Array>;

const disk = { "minutes/a.md": MINUTES };
const pinned = `evidence: ["file:minutes/a.md@sha256:${sha256Of(bytes(MINUTES))}"]\nretention:`;
const files = { ...PARKING, "packet.md": replaced("retention:", pinned)(PARKING["packet.md"] ?? "") };

/** What is said of a file: nothing where it is as it was. */
function said(file: Uint8Array): string[] | string {
	const verified = verifyPacket(file);
	if (verified.kind === "unreadable") return verified.reason;
	return verified.alterations.map(({ path, what }) => (path === undefined ? what : `${path}: ${what}`));
}

/** A zip as other programs make them: in this order, with today's date. */
const zipped = (content: Files): Uint8Array => zipSync(Object.fromEntries([...content].reverse()), { level: 9 });

describe("Verifying a page", () => {
	let packet: CompiledPacket;
	before(async () => {
		packet = await compiled({ files, disk });
	});

	it("finds it as it was", () => {
		const verified = verifyPacket(bytes(packet.html));
		assert.ok(verified.kind === "packet");
		assert.deepEqual([verified.format, verified.seal, verified.alterations], ["html", packet.seal, []]);
		assert.deepEqual(verified.manifest, packet.manifest);
	});

	it("leaves the bytes it is given as they are, a Buffer's too", () => {
		const page = Buffer.from(packet.html);
		assert.deepEqual(said(page), said(page));
		assert.equal(page.toString(), packet.html);
	});

	it("finds every altered byte", () => {
		const page = bytes(packet.html);
		const first = packet.html.indexOf("rai-packet") + 80;
		const places = Array.from({ length: 40 }, (_, i) => first + Math.floor(((page.length - 40 - first) * i) / 40));
		for (const at of [...places, packet.html.indexOf("rai-manifest") + 30]) {
			const other = page.slice();
			other[at]! ^= 1;
			assert.match(String(said(other)), /^its seal is sha256:/, `byte ${at}`);
		}
	});

	for (const [what, alter] of [
		["another seal", (html) => html.replace(/(rai-packet" content="sha256:)[0-9a-f]{8}/, "$1deadbeef")],
		["words behind its end", (html) => `${html}<!-- x -->\n</html>\n`],
		["other line ends", (html) => html.replaceAll("\n", "\r\n")],
		["a second seal", (html) => html.replace("<title>", '<meta name="rai-packet" content="sha256:0"><title>')],
		["no manifest", (html) => html.replace(/<meta name="rai-manifest"[^>]*>/, "")],
	] as [string, (html: string) => string][])
		it(`finds ${what}`, () => assert.match(String(said(bytes(alter(packet.html)))), /^its seal is sha256:/));

	for (const [what, file, reason] of [
		["no packet", () => bytes("<!DOCTYPE html><html></html>"), /no seal/],
		["nothing", () => new Uint8Array(), /no seal/],
		["half of one", () => bytes(packet.html.slice(0, packet.html.length / 2)), /cut off/],
		["a PDF", () => bytes("%PDF-1.4\n%%EOF"), /PDF cannot be verified/],
		[
			"one that was sealed without its manifest",
			() => bytes(resealed(packet.html.replace(/<meta name="rai-manifest"[^>]*>/, ""))),
			/carries no manifest/,
		],
		["one of a later version", () => bytes(resealed(packet.html.replace("&quot;schema&quot;:1", "&quot;schema&quot;:2"))), /later version/],
		[
			"a manifest with a field that is none",
			() => bytes(resealed(packet.html.replace("&quot;at&quot;:", "&quot;x&quot;:1,&quot;at&quot;:"))),
			/none that rai-docs writes/,
		],
	] as [string, () => Uint8Array, RegExp][])
		it(`does not read ${what}`, () => assert.match(String(said(file())), reason));
});

/** Somebody who knows how. */
const resealed = (html: string): string => sealed(html.replace(/(rai-packet" content="sha256:)[0-9a-f]{64}/, `$1${"0".repeat(64)}`)).html;

describe("Verifying an archive", () => {
	let zip: Uint8Array;
	before(async () => {
		zip = (await compiled({ files, disk })).archive();
	});

	const altered = (alter: (content: Files, manifest: PacketManifest) => void): string[] | string => {
		const content: Files = new Map(unpack(zip));
		alter(content, JSON.parse(text(content.get("manifest.json"))));
		return said(zipped(content));
	};
	const rewritten = (content: Files, manifest: PacketManifest) => content.set("manifest.json", bytes(`${writtenManifest(manifest)}\n`));

	it("finds it as it was, also when it was zipped again on another day and in another order", () => {
		assert.deepEqual(said(zip), []);
		const again = zipped(new Map(unpack(zip)));
		assert.notDeepEqual(again, zip);
		assert.deepEqual(said(again), []);
	});

	it("passes over folders, which other programs write", () =>
		assert.deepEqual(
			altered((content) => content.set("minutes/", new Uint8Array())),
			[],
		));

	for (const [what, alter, expected] of [
		[
			"another member",
			(content) => content.set("card.md", bytes(replaced("title:", "title: Another")(PARKING["card.md"] ?? ""))),
			[/^card\.md: its sha256 is [0-9a-f]{64}, and was [0-9a-f]{64}$/],
		],
		["a member that is gone", (content) => content.delete("card.md"), [/^card\.md: is missing$/]],
		["evidence that is gone", (content) => content.delete("minutes/a.md"), [/^minutes\/a\.md: is missing$/]],
		["other evidence", (content) => content.set("minutes/a.md", bytes("else")), [/^minutes\/a\.md: its sha256/]],
		["a file that was added", (content) => content.set("docs/extra.md", bytes("x")), [/^docs\/extra\.md: was added/]],
		["no manifest", (content) => content.delete("manifest.json"), [/^manifest\.json: is missing$/]],
		[
			"a manifest in other words",
			(content, m) => content.set("manifest.json", bytes(JSON.stringify(m, null, 2))),
			[/^manifest\.json: is not written/],
		],
		[
			"a manifest that is none",
			(content) => content.set("manifest.json", bytes("{")),
			[/^manifest\.json: cannot be read: its manifest is not JSON$/],
		],
		[
			"a manifest of another day",
			(content, m) => rewritten(content, { ...m, at: "2026-11-01" }),
			[/^manifest\.json: says otherwise than packet\.html about at$/],
		],
		["no page", (content) => content.delete("packet.html"), [/^packet\.html: is missing$/]],
		[
			"a page that is none",
			(content) => content.set("packet.html", bytes("<html></html>")),
			[/^packet\.html: cannot be read/, /^packet\.html: its sha256/],
		],
		[
			"another page",
			(content) => content.set("packet.html", bytes(text(content.get("packet.html")).replace("Launch", "Lunch"))),
			[/^packet\.html: its seal is/, /^packet\.html: its sha256/],
		],
		[
			"another page that was sealed anew",
			(content) => content.set("packet.html", bytes(resealed(text(content.get("packet.html")).replace("Launch in", "Lunch in")))),
			[/^packet\.html: its sha256/],
		],
		[
			"a member and its sha256 in the manifest",
			(content, m) => {
				content.set("card.md", bytes("else"));
				const members = m.members.map((member) => (member.path === "card.md" ? { ...member, sha256: sha256Of(bytes("else")) } : member));
				rewritten(content, { ...m, members });
			},
			[
				/^manifest\.json: says otherwise than packet\.html about members$/,
				/^card\.md: its digest is rai1:\S+, and the manifest says rai1:/,
			],
		],
	] as [string, (content: Files, manifest: PacketManifest) => void, RegExp[]][])
		it(`finds ${what}`, () => {
			const found = altered(alter);
			assert.ok(Array.isArray(found), String(found));
			assert.equal(found.length, expected.length, found.join("\n"));
			for (const [i, pattern] of expected.entries()) assert.match(found[i] ?? "", pattern);
		});

	it("knows what is withheld from what is missing, and finds it where it is there after all", async () => {
		const without = (await compiled({ files, disk }, { withheld: new Set(["card.md"]) })).archive();
		const verified = verifyPacket(without);
		assert.ok(verified.kind === "packet");
		assert.deepEqual(verified.alterations, []);
		assert.deepEqual(
			verified.manifest?.members.filter(({ withheld }) => withheld).map(({ path }) => path),
			["card.md"],
		);
		const leaked = new Map(unpack(without)).set("card.md", bytes(PARKING["card.md"] ?? ""));
		assert.match(String(said(zipped(leaked))), /^card\.md: is here, though the manifest says that it is withheld$/);
	});

	it("does not take any archive for a packet", () => {
		assert.match(String(said(archiveOf([{ path: "a.md", bytes: bytes("x") }]))), /no packet that rai-docs exported/);
	});
});
