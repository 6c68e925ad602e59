import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import { PARKING, replaced } from "../core/packet/packets.js";
import { newFolder, remove } from "../node/folder.js";
import { idOf, repository } from "../node/repository.js";
import { run } from "./run.js";

const folders: string[] = [];

function folder(files: Readonly<Record<string, string>> = PARKING): string {
	const made = newFolder(files);
	folders.push(made);
	return made;
}

after(() => folders.forEach(remove));

describe("rai-docs packet", () => {
	it("compiles a packet into one file beside who asks", async () => {
		const top = folder();
		const { code, out } = await run(top, ["packet", "packet.md"]);
		assert.equal(code, 0);
		assert.match(out, /^packet\.html: packet as of 2026-11-22\. Seal: sha256:[0-9a-f]{64}\nInternal sees everything: 6 sections\.\n$/);
		assert.match(readFileSync(path.join(top, "packet.html"), "utf8"), /^<!DOCTYPE html>[\s\S]*May the signs follow the forecast/);
	});

	for (const format of ["html", "zip"])
		it(`is the same ${format} for the same input and clock, and another on another day`, async () => {
			const top = folder();
			const made = async (day: string) => {
				assert.equal((await run(top, ["packet", "packet.md", "--out", "a", "--format", format, "--at", day])).code, 0);
				return readFileSync(path.join(top, "a")).toString("base64");
			};
			const first = await made("2026-12-01");
			assert.equal(await made("2026-12-01"), first);
			assert.notEqual(await made("2027-12-01"), first);
		});

	it("packs the page that it writes alone", async () => {
		const top = folder();
		for (const format of ["html", "zip"]) assert.equal((await run(top, ["packet", "packet.md", "--format", format])).code, 0);
		const packed = unzipSync(readFileSync(path.join(top, "packet.zip")));
		assert.deepEqual(Object.keys(packed).sort(), ["card.md", "manifest.json", "packet.html", "packet.md", "risks.md", "sheet.md"]);
		assert.equal(Buffer.from(packed["packet.html"] ?? []).toString(), readFileSync(path.join(top, "packet.html"), "utf8"));
	});

	it("takes evidence along, and the commit", async () => {
		const minutes = "The board met.\n";
		const pin = createHash("sha256").update(minutes).digest("hex");
		const marked = replaced("retention:", `evidence: ["file:minutes/a.md@sha256:${pin}"]\nretention:`)(PARKING["packet.md"] ?? "");
		const top = repository({ ...PARKING, "packet.md": marked, "minutes/a.md": minutes });
		folders.push(top);
		assert.equal((await run(top, ["packet", "packet.md", "--format", "zip"])).code, 0);
		const packed = unzipSync(readFileSync(path.join(top, "packet.zip")));
		assert.equal(Buffer.from(packed["minutes/a.md"] ?? []).toString(), minutes);
		const manifest = JSON.parse(Buffer.from(packed["manifest.json"] ?? []).toString());
		assert.deepEqual([manifest.commit, manifest.uncommitted, manifest.tool.version], [idOf(top, "HEAD"), undefined, "9.8.7"]);
	});

	it("prints a PDF", async () => {
		const top = folder();
		const { code, out } = await run(top, ["packet", "packet.md", "--format", "pdf"]);
		assert.deepEqual([code, out], [0, "packet.pdf: packet as of 2026-11-22.\nInternal sees everything: 6 sections.\n"]);
		assert.equal(readFileSync(path.join(top, "packet.pdf")).subarray(0, 5).toString(), "%PDF-");
	});

	it("says what to do where there is no browser, and writes nothing", async () => {
		const top = folder();
		const before = process.env["CHROME_PATH"];
		process.env["CHROME_PATH"] = "/nowhere/chromium";
		try {
			const { code, err } = await run(top, ["packet", "packet.md", "--format", "pdf"]);
			assert.equal(code, 2);
			assert.match(err, /No Chromium, Chrome or Edge was found/);
			assert.deepEqual(readdirSync(top).sort(), Object.keys(PARKING).sort());
		} finally {
			if (before === undefined) delete process.env["CHROME_PATH"];
			else process.env["CHROME_PATH"] = before;
		}
	});

	it("leaves what was there where it cannot write, and nothing else", async () => {
		const top = folder({ ...PARKING, "out/a.txt": "x" });
		const { code, err } = await run(top, ["packet", "packet.md", "--out", "out"]);
		assert.equal(code, 2);
		assert.match(err, /out cannot be written: /);
		assert.deepEqual(readdirSync(top).sort(), [...Object.keys(PARKING), "out"].sort());
	});

	for (const [name, args, message] of [
		["another document", ["card.md"], /card\.md is no review packet/],
		["no file", ["nowhere.md"], /There is no file or folder/],
		["nothing", [], /takes one review packet/],
		["two files", ["packet.md", "packet.md"], /takes one review packet/],
		["a day that is none", ["packet.md", "--at", "2026-02-30"], /--at is a date such as 2026-10-02/],
		["another format", ["packet.md", "--format", "docx"], /--format is one of/],
	] as const)
		it(`refuses ${name}`, async () => {
			const top = folder();
			const { code, err } = await run(top, ["packet", ...args]);
			assert.equal(code, 2);
			assert.match(err, message);
			assert.equal(existsSync(path.join(top, "packet.html")), false);
		});
});
