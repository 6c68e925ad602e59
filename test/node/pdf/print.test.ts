import assert from "node:assert/strict";
import { chmodSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { PrintError, printPdf } from "../../../src/node/pdf/print.js";
import { compiled } from "../../core/packet/export/compiled.js";
import { newFolder, remove } from "../folder.js";
import { readPdf } from "./pdfText.js";

const css = readFileSync("media/packet.css", "utf8");
const left = (): string[] => readdirSync(os.tmpdir()).filter((name) => name.startsWith("rai-docs-pdf-"));

const folders: string[] = [];
after(() => folders.forEach(remove));

/** A program in the place of a browser. */
function program(script: string): string {
	const folder = newFolder({ chromium: `#!/bin/sh\n${script}\n` });
	folders.push(folder);
	const file = path.join(folder, "chromium");
	chmodSync(file, 0o755);
	return file;
}

/** Whether a process with some words among its arguments is running. */
const isRunning = (words: string): boolean =>
	readdirSync("/proc").some((id) => {
		try {
			return /^\d+$/.test(id) && readFileSync(`/proc/${id}/cmdline`, "utf8").includes(words);
		} catch {
			return false;
		}
	});

describe("Printing a packet", () => {
	it("numbers its pages, says on each which packet it is, and has bookmarks", async () => {
		const { html } = await compiled({}, { assets: { css, script: "" } });
		const { pages, bookmarks } = readPdf(await printPdf(html));
		assert.ok(pages.length > 3, `${pages.length} pages`);
		for (const [i, page] of pages.entries()) {
			assert.match(page, new RegExp(`Page \\s*${i + 1}\\s* of \\s*${pages.length}\\s`));
			assert.match(page, /Launch of the parking forecast\n/);
			assert.match(page, /1\.0\.0, as of 2026-11-28/);
		}
		for (const title of ["In short", "What the board is asked", "Digests"]) assert.ok(bookmarks.includes(title), title);
		assert.match(pages.join(""), /queues|Queues/);
	});

	it("shows what is a closed list on a screen", async () => {
		const { html } = await compiled({}, { assets: { css, script: "" } });
		const [, words = "?"] = /<details class="figure[^>]*>[\s\S]*?<li[^>]*>(?:<[^>]*>)*([^<]{10,40})/.exec(html) ?? [];
		const { pages } = readPdf(await printPdf(html));
		assert.ok(pages.join(" ").replace(/\s+/g, " ").includes(words.slice(0, 10)), words);
	});

	it("asks nobody for anything, whatever the page names", async () => {
		const asked: string[] = [];
		const server = createServer(({ url = "" }, response) => {
			asked.push(url);
			response.end();
		}).listen(0, "127.0.0.1");
		await new Promise((resolve) => server.once("listening", resolve));
		const at = `http://localhost:${(server.address() as AddressInfo).port}`;
		try {
			await printPdf(`<!DOCTYPE html><html><body><img src="${at}/a.png"><script src="${at}/b.js"></script><p>x</p></body></html>`);
			assert.deepEqual(asked, []);
		} finally {
			server.close();
		}
	});

	it("says what to do where there is no browser", async () => {
		const before = process.env["CHROME_PATH"];
		process.env["CHROME_PATH"] = "/nowhere/chromium";
		try {
			await assert.rejects(
				printPdf("<p>"),
				(error) => error instanceof PrintError && /No Chromium, Chrome or Edge was found/.test(error.message),
			);
		} finally {
			if (before === undefined) delete process.env["CHROME_PATH"];
			else process.env["CHROME_PATH"] = before;
		}
	});

	for (const [what, script, message] of [
		["fails", "echo 'cannot open display' >&2; exit 1", /did not print: cannot open display/],
		["prints half of it", 'for a in "$@"; do case $a in --print-to-pdf=*) printf "%%PDF-1.4 x" > "${a#*=}";; esac; done', /did not print/],
		["prints nothing", "exit 0", /did not print\. Try another browser/],
	] as const)
		it(`says so where the browser ${what}, and leaves nothing behind`, async () => {
			const before = left();
			await assert.rejects(
				printPdf("<p>", { browser: program(script) }),
				(error) => error instanceof PrintError && message.test(error.message),
			);
			assert.deepEqual(left(), before);
		});

	it("says so where it is no program", () => assert.rejects(printPdf("<p>", { browser: os.tmpdir() }), PrintError));

	it("ends a browser that takes too long, with all that it started", async () => {
		const before = left();
		await assert.rejects(printPdf("<p>", { browser: program("sleep 98765 &\nsleep 98765"), patience: 300 }), /did not print within 0\.3 s/);
		await new Promise((resolve) => setTimeout(resolve, 100));
		assert.equal(isRunning("98765"), false);
		assert.deepEqual(left(), before);
	});

	it("stops when nobody wants it any more", async () => {
		const stop = new AbortController();
		const printing = printPdf("<p>", { browser: program("sleep 87654"), signal: stop.signal });
		setTimeout(() => stop.abort(new Error("enough")), 200);
		await assert.rejects(printing, /enough/);
		assert.equal(isRunning("87654"), false);
	});
});
