import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext } from "playwright-core";
import { run } from "../cli/run";
import { attackFolder, BODY, SEEN, VALUES } from "./attack";
import { openWorkbench, runCommand, type Workbench, webview } from "./harness";
import { theSession } from "./session";

interface Seen {
	readonly marks: string[];
	readonly handlers: string[];
	readonly addresses: string[];
	readonly text: number;
}

const NOTHING: Omit<Seen, "text"> = { marks: [], handlers: [], addresses: [] };

/** What pages do that nobody asked them to. */
interface Watched {
	/** What was said to `attacked`, in any frame. */
	readonly ran: string[];
	readonly dialogs: string[];
	readonly requests: string[];
	readonly pages: string[];
}

async function watch(context: BrowserContext): Promise<Watched> {
	const watched: Watched = { ran: [], dialogs: [], requests: [], pages: [] };
	await context.exposeFunction("attacked", (what: unknown) => watched.ran.push(String(what)));
	context.on("request", (request) => watched.requests.push(request.url()));
	context.on("dialog", (dialog) => {
		watched.dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	context.on("page", (page) => watched.pages.push(page.url()));
	return watched;
}

/** Goes over all that can be touched, as a reader does: attacks may wait for it. */
const TOUCH = `for (const one of document.querySelectorAll("main *"))
	for (const type of ["mouseover", "mouseenter", "focus", "pointerdown"]) one.dispatchEvent(new MouseEvent(type, { bubbles: true }));`;

const FORGED = { type: "show", version: 99, packet: "file:///x", html: "<h1 id='forged'>forged</h1>" };

/** What even the editor's own frame cannot say. */
const MISSHAPEN: readonly unknown[] = [
	...[
		{ ...FORGED, version: "99" },
		{ ...FORGED, version: -1 },
		{ ...FORGED, version: 0 },
		{ ...FORGED, packet: undefined },
		{ ...FORGED, packet: 1 },
	],
	...[
		{ ...FORGED, type: "Show" },
		{ ...FORGED, html: ["<h1 id='forged'>"] },
		{ ...FORGED, notice: {} },
		[FORGED],
		JSON.stringify(FORGED),
		null,
		1,
	],
	...[{ type: "reveal", path: "words/packet.md", line: "1" }, { type: "reveal", path: 1, line: 1 }, { type: "reveal" }],
];

const isAttack = (url: string): boolean => url.includes("attack.invalid");

function assertHarmless({ text, ...seen }: Seen): void {
	assert.deepEqual(seen, NOTHING);
	assert.ok(text > 10_000, `only ${text} characters are shown`);
}

describe("A folder of attacks", () => {
	let folder: string;
	let context: BrowserContext;

	before(async () => {
		folder = await attackFolder((await theSession()).scratch);
	});

	beforeEach(async () => {
		context = await (await theSession()).browser.newContext({ viewport: { width: 1000, height: 800 } });
	});

	afterEach(() => context.close());

	it("would work where nobody is careful", async () => {
		const watched = await watch(context);
		for (const value of [...VALUES, BODY]) {
			const page = await context.newPage();
			await page.setContent(value, { waitUntil: "commit" });
			await page.waitForTimeout(50);
			await page.close();
		}
		const asked = watched.requests.filter(isAttack).map((url) => new URL(url).pathname);
		for (const what of ["script", "img", "svg", "ends", "toggle", "cell"])
			assert.ok(watched.ran.includes(what), `${what} is not in ${watched.ran}`);
		for (const what of ["/a.png", "/s.css", "/frame", "/p.png", "/o"]) assert.ok(asked.includes(what), `${what} is not in ${asked}`);
	});

	for (const name of ["words", "everything"])
		it(`does nothing in an exported packet (${name})`, async () => {
			const out = path.join(folder, `${name}.html`);
			const { code, err } = await run(folder, ["packet", path.join(name, "packet.md"), "--root", folder, "--out", out]);
			assert.equal(code, 0, err);
			assert.match(readFileSync(out, "utf8"), /attack\.invalid/);
			const watched = await watch(context);
			const page = await context.newPage();
			const address = pathToFileURL(out).toString();
			await page.goto(address);
			await page.evaluate(TOUCH);
			await page.locator("#search").fill("İ onclick=attacked(");
			for (const words of ["- [x](", "\\u{1}", "(?<a>", "script"]) await page.locator("#search").fill(words);
			assert.ok((await page.locator("mark").count()) > 0);
			assertHarmless((await page.evaluate(SEEN)) as Seen);
			assert.deepEqual(
				watched.requests.filter((url) => url !== address),
				[],
			);
			assert.deepEqual([watched.ran, watched.dialogs, watched.pages.length], [[], [], 1]);
		});
});

describe("A folder of attacks in VS Code", () => {
	let folder: string;
	let workbench: Workbench | undefined;

	before(async () => {
		folder = await attackFolder((await theSession()).scratch);
	});

	afterEach(() => workbench?.close());

	for (const name of ["words", "everything"])
		it(`does nothing in the preview (${name})`, async () => {
			workbench = await openWorkbench({ folder, openFile: `${name}/packet.md` });
			const { page } = workbench;
			const watched = await watch(page.context());
			await runCommand(page, "RAI Docs: Open Review Packet Preview");
			const preview = await webview(page, "#document-2");
			await preview.evaluate(TOUCH);
			await preview.evaluate(`postMessage(${JSON.stringify(FORGED)}, "*")`);
			const around = preview.parentFrame();
			for (const message of MISSHAPEN)
				await around?.evaluate(`document.querySelector("iframe").contentWindow.postMessage(${JSON.stringify(message)}, "*")`);
			await page.waitForTimeout(500);
			assertHarmless((await preview.evaluate(SEEN)) as Seen);
			assert.equal(await preview.locator("#forged").count(), 0);
			const { host } = new URL(page.url());
			const own = /\/dist\/(?:packet\.css|preview\.css|preview\.js)$/;
			const others = watched.requests.filter(
				(url) => isAttack(url) || !(new URL(url).host === host || /^(?:blob|data):/.test(url) || own.test(url)),
			);
			assert.deepEqual(others, []);
			assert.deepEqual([watched.ran, watched.dialogs, watched.pages], [[], [], []]);
		});
});
