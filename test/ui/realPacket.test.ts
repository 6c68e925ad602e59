import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { cacheDir } from "../../scripts/paths.mjs";
import { packetModel, sourcesFor } from "../../src/core/index.js";
import { standalonePage } from "../../src/core/packet/html/standalone.js";
import { libraryOf, MANIFEST, TODAY } from "../core/packet/packets.js";
import { isHere, realPacket } from "../core/packet/realMaterial.js";
import { launchBrowser } from "../vscode/browser.mjs";

function realPage(): string {
	const sources = sourcesFor(libraryOf(realPacket()), "packet.md", TODAY) ?? assert.fail("it is a packet");
	const [css, script] = ["dist/packet.css", "dist/packetPage.js"].map((file) => readFileSync(file, "utf8")) as [string, string];
	return standalonePage(packetModel(sources), { css, script }, MANIFEST);
}

/** As a browser writes what it has read, but for what may be written in two ways. */
const written = (html: string): string =>
	html.replace(/&(?:#39|quot);/g, (entity) => (entity === "&#39;" ? "'" : '"')).replace(/&nbsp;/g, "\u00A0");

const READ_AGAIN = (html: string): string =>
	`"<!DOCTYPE html>\\n" + new DOMParser().parseFromString(${JSON.stringify(html)}, "text/html").documentElement.outerHTML`;

/** How wide the page is, and what reaches beyond it that does not scroll by itself. */
const BEYOND = (width: number): string => `({
	scrolls: document.documentElement.scrollWidth,
	names: [...document.querySelectorAll("body *")]
		.filter((one) => !one.parentElement.closest(".wide, .scroller") && one.getBoundingClientRect().right > ${width} + 0.5)
		.map((one) => one.tagName + " " + one.className + " " + one.textContent.slice(0, 60)),
})`;

describe("A packet of real documents, in a browser", function () {
	this.timeout(120_000);

	if (!isHere) {
		it("is not made (../shared/corpus is absent): nothing was looked at", () => undefined);
		return;
	}

	let browser: Browser;
	let html: string;
	const requests: string[] = [];
	const complaints: string[] = [];
	before(async () => {
		html = realPage();
		browser = await launchBrowser();
	});
	after(() => browser.close());

	/** Its own address is answered with the packet; everything else is noted. */
	async function opened(width: number): Promise<Page> {
		const page = await browser.newPage({ viewport: { width, height: 800 } });
		page.on("console", (message) => complaints.push(message.text()));
		page.on("pageerror", (error) => complaints.push(error.message));
		await page.route("**/*", (route) => {
			const address = route.request().url();
			if (address === "http://packet.example/") return route.fulfill({ contentType: "text/html", body: html });
			requests.push(address);
			return route.abort();
		});
		await page.goto("http://packet.example/");
		return page;
	}

	it("is read as it is written: nothing is mended, moved or closed", async () => {
		const page = await browser.newPage();
		const read: string = await page.evaluate(READ_AGAIN(html));
		// A parser takes what stands behind the page into its body.
		assert.equal(written(read).replace(/\s*<\/body><\/html>\s*$/, ""), written(html).replace(/\s*<\/body><\/html>\s*$/, ""));
		await page.close();
	});

	for (const width of [320, 360, 768, 1000, 2000]) {
		it(`fits ${width} pixels, asks for nothing, and complains of nothing`, async () => {
			const page = await opened(width);
			const wide = await page.evaluate(BEYOND(width));
			assert.deepEqual(wide, { scrolls: width, names: [] });
			assert.deepEqual([requests, complaints], [[], []]);
			mkdirSync(path.join(cacheDir, "real"), { recursive: true });
			await page.screenshot({ path: path.join(cacheDir, "real", `packet-${width}.png`) });
			await page.close();
		});
	}

	it("is found by its words in another language", async () => {
		const page = await opened(1000);
		await page.fill("#search", "Évaluation de l'incidence");
		await page.waitForFunction(`document.querySelector("#found").textContent !== ""`);
		assert.match((await page.textContent("#found")) ?? "", /^\d+ /);
		await page.close();
	});
});
