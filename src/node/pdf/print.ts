import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { findBrowser } from "./browser.js";
import { run } from "./process.js";

/** A page that could not be printed; the message says why, and what would help. */
export class PrintError extends Error {}

/** Milliseconds: a long packet takes a few seconds, a cold browser some more. */
const PATIENCE = 60_000;

export interface PrintOptions {
	/** The program; one that is installed where absent. */
	readonly browser?: string | undefined;
	/** Milliseconds. */
	readonly patience?: number;
	readonly signal?: AbortSignal | undefined;
}

/** Prints a page that needs nothing else as PDF, with an installed browser. Rejects with a {@link PrintError}, or as the signal says. */
export async function printPdf(
	html: string,
	{ browser = findBrowser(), patience = PATIENCE, signal }: PrintOptions = {},
): Promise<Uint8Array> {
	if (browser === undefined) throw new PrintError(NO_BROWSER);
	const folder = await mkdtemp(path.join(os.tmpdir(), "rai-docs-pdf-"));
	try {
		return await printIn(folder, html, { browser, patience, signal });
	} finally {
		// A browser that was killed may still hold a file for a moment.
		await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => undefined);
	}
}

const NO_BROWSER =
	"No Chromium, Chrome or Edge was found to print with. Install one, or set CHROME_PATH to it; or export HTML, which prints from any browser.";

async function printIn(
	folder: string,
	html: string,
	{ browser, patience, signal }: { browser: string; patience: number; signal: AbortSignal | undefined },
): Promise<Uint8Array> {
	const [page, pdf, home] = ["packet.html", "packet.pdf", "home"].map((name) => path.join(folder, name)) as [string, string, string];
	await mkdir(home);
	await writeFile(page, html);
	const { said, ended } = await run(browser, argumentsFor(page, pdf, home), { folder, patience, signal });
	if (ended === "too slow") throw new PrintError(`${browser} did not print within ${patience / 1000} s. Try again, or export HTML.`);
	const printed = await readFile(pdf).catch(() => undefined);
	if (!printed || !isWhole(printed))
		throw new PrintError(`${browser} did not print${said ? `: ${said}` : ""}. Try another browser, or export HTML.`);
	return printed;
}

/** From its first to its last bytes. */
const isWhole = (pdf: Buffer): boolean => pdf.subarray(0, 5).toString() === "%PDF-" && pdf.subarray(-32).toString().includes("%%EOF");

/** A profile of its own, nothing but this page, and no network. */
function argumentsFor(page: string, pdf: string, home: string): string[] {
	return [
		"--headless",
		`--user-data-dir=${home}`,
		"--no-first-run",
		"--no-default-browser-check",
		"--disable-extensions",
		"--disable-background-networking",
		"--disable-component-update",
		"--disable-sync",
		"--disable-breakpad",
		"--disable-gpu",
		"--disable-dev-shm-usage",
		"--host-resolver-rules=MAP * ~NOTFOUND",
		"--proxy-server=http://127.0.0.1:9",
		// Chromium refuses to run as root in its sandbox, as in most containers. Nothing but our own page is opened.
		...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
		"--no-pdf-header-footer",
		"--generate-pdf-document-outline",
		`--print-to-pdf=${pdf}`,
		pathToFileURL(page).href,
	];
}
