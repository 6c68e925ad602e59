import { cp, mkdtemp } from "node:fs/promises";
import path from "node:path";
import type { Frame, Locator, Page } from "playwright-core";
import { makeExample } from "../../scripts/example-workspace.mjs";
import { cacheDir, root } from "../../scripts/paths.mjs";
import { writeUserSettings } from "../vscode/settings.mjs";
import { theSession } from "./session";

/** The themes every picture is taken in. */
export const themes = {
	light: "Default Light Modern",
	dark: "Default Dark Modern",
	"high-contrast": "Default High Contrast",
} as const;

export type Theme = keyof typeof themes;

/** How long anything may take to appear, in milliseconds: tests say what must appear, never how fast. */
const PATIENCE = 60_000;

export interface WorkbenchOptions {
	/** `example`, or a folder (absolute, or relative to the checkout), of which a fresh copy is opened. The in-host fixture by default. */
	folder?: string;
	/** Opened first, relative to the folder. */
	openFile?: string;
	/** User settings on top of the harness's quiet ones. They belong to the server: two open workbenches share the last ones. */
	settings?: Record<string, unknown>;
	theme?: Theme;
	/** In CSS pixels. */
	size?: { width: number; height: number };
}

export interface Workbench {
	readonly page: Page;
	/** The copy that is open. */
	readonly folder: string;
	close(): Promise<void>;
}

/** Opens VS Code with the extension; resolves when the window stands, and the file's editor where one was named. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
	const { openFile, settings, theme = "light", size = { width: 1280, height: 800 } } = options;
	const { server, browser, scratch, userDataDir } = await theSession();
	const folder = await freshFolder(options.folder ?? "test/host/fixtures/workspace", scratch);
	await writeUserSettings(userDataDir, { "workbench.colorTheme": themes[theme], ...settings });
	const context = await browser.newContext({ viewport: size });
	context.setDefaultTimeout(PATIENCE);
	const page = await context.newPage();
	const file = openFile && path.join(folder, openFile);
	await page.goto(server.address({ folder, openFile: file }));
	await page.locator(".monaco-workbench .part.statusbar").waitFor();
	if (openFile) await editor(page).waitFor();
	return { page, folder, close: () => context.close() };
}

async function freshFolder(source: string, scratch: string): Promise<string> {
	const folder = path.join(await mkdtemp(path.join(scratch, "folder-")), source === "example" ? "example" : path.basename(source));
	if (source === "example") await makeExample(folder);
	else await cp(path.resolve(root, source), folder, { recursive: true });
	return folder;
}

/** The text area of the active editor. */
export function editor(page: Page) {
	return page.locator(".editor-group-container.active .monaco-editor .view-lines").first();
}

/** Runs a command by its title in the palette, "RAI Docs: New Document". Just after opening, extensions are not yet listed. */
export async function runCommand(page: Page, title: string): Promise<void> {
	const row = await until(`“${title}” in the palette`, async () => {
		await page.keyboard.press("F1");
		// What has the focus a moment later closes the palette.
		const found = await filter(page, title, ">", 3000).catch(() => undefined);
		if (found && (await isShown(found, 1000))) return found;
		await page.keyboard.press("Escape");
		return undefined;
	});
	await row.click();
}

/** *New Document* for a system of which there is none yet; the next thing asked stays open. */
export async function beginSystem(page: Page, type: string, name: string): Promise<void> {
	await runCommand(page, "RAI Docs: New Document");
	await pick(page, type);
	await page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: "Another system" }).click();
	await page.locator(".quick-input-widget:visible input[placeholder='credit-risk']").waitFor();
	await page.keyboard.type(name);
	await page.keyboard.press("Enter");
}

/** Opens a file of the workspace, as a person does with Ctrl+P. */
export async function openFile(page: Page, name: string): Promise<void> {
	await page.keyboard.press("ControlOrMeta+P");
	await pick(page, name);
}

/** Filters the open quick pick and takes the row with exactly this label. */
export async function pick(page: Page, label: string, prefix = ""): Promise<void> {
	await (await filter(page, label, prefix)).click();
}

async function filter(page: Page, label: string, prefix: string, timeout = PATIENCE) {
	const widget = page.locator(".quick-input-widget:visible");
	await widget.locator("input").first().fill(`${prefix}${label}`, { timeout });
	return widget.locator(".monaco-list-row", { has: page.getByText(label, { exact: true }) }).first();
}

/** Puts the cursor at a place as the status bar counts it: lines and columns from 1. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
	await page.keyboard.press("Control+G");
	await page.locator(".quick-input-widget:visible input").first().fill(`:${line}:${column}`);
	await page.keyboard.press("Enter");
	await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
	await page.locator(".monaco-editor.focused").first().waitFor();
}

/** Types where the cursor is, key by key, so that everything that listens to keys hears it. */
export async function typeInEditor(page: Page, text: string): Promise<void> {
	await page.keyboard.type(text, { delay: 10 });
}

/** The squiggles of a severity now drawn. Wait with `.first().waitFor()`, or for none with `.waitFor({ state: "detached" })`. */
export function squiggles(page: Page, severity: "error" | "warning" | "info" = "error") {
	return page.locator(`.squiggly-${severity}`);
}

/** Takes a picture into `.vscode-test/screenshots/`, and says where it is. */
export async function screenshot(page: Page, name: string): Promise<string> {
	const file = path.join(cacheDir, "screenshots", `${name}.png`);
	await page.screenshot({ path: file });
	return file;
}

/** Opens the light bulb's menu where the cursor is, until it offers a fix with this title; returns its row. */
export async function openFixes(page: Page, title: string) {
	const row = page.getByText(title, { exact: true });
	return until(`“${title}” in the light bulb`, async () => {
		await page.keyboard.press("ControlOrMeta+.");
		if (await isShown(row, 2000)) return row;
		await page.keyboard.press("Escape");
		return undefined;
	});
}

/** Opens the hover where the cursor is, until it says this: a hover closes when problems are said anew. */
export async function openHover(page: Page, text = ""): Promise<void> {
	const hover = page.locator(".monaco-hover:not(.hidden)", { hasText: text }).first();
	await until(`a hover that says “${text}”`, async () => {
		await page.keyboard.press("ControlOrMeta+K");
		await page.keyboard.press("ControlOrMeta+I");
		return isShown(hover, 3000);
	});
}

const isShown = (what: Locator, timeout: number): Promise<boolean> =>
	what.waitFor({ timeout }).then(
		() => true,
		() => false,
	);

/** The page of a webview that shows something. VS Code nests it in frames, and draws it anew in another one, unseen until it is done. */
export async function webview(page: Page, selector: string): Promise<Frame> {
	return until(`a webview that shows “${selector}”`, async () => {
		for (const frame of page.frames().slice(1)) if (await shows(frame, selector)) return frame;
		return undefined;
	});
}

/** Waits until the browser has stored something of what VS Code remembers: it does so only now and then. */
export async function untilStored(page: Page, what: RegExp): Promise<void> {
	await until(`${what} in what is remembered`, async () => what.test(String(await page.evaluate(STORED))));
}

/** All that VS Code keeps in the browser, in one text. A string, because it runs in the page. */
const STORED = `(async () => {
	const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
	const texts = [];
	for (const { name } of await indexedDB.databases()) {
		const db = await done(indexedDB.open(name));
		for (const store of db.objectStoreNames) texts.push(...await done(db.transaction(store).objectStore(store).getAll()));
		db.close();
	}
	return texts.filter((one) => typeof one === "string").join("\\n");
})()`;

/** Looks again and again for as long as patience lasts. */
async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
	for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
		const found = await look();
		if (found) return found;
	}
	throw new Error(`waited in vain for ${what}`);
}

async function shows(frame: Frame, selector: string): Promise<boolean> {
	try {
		const element = await frame.frameElement();
		return (await element.isVisible()) && (await frame.locator(selector).first().isVisible());
	} catch {
		// The frame has made room for another one.
		return false;
	}
}
