// Run by scripts/screenshots.mjs: pictures of every scene (or of those named) in every theme and width.
import { readdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { openWorkbench, screenshot, type Theme, themes, type WorkbenchOptions } from "./harness";
import { theSession } from "./session";

/** What a file in scenes/ exports as `scene`; the file's name names the pictures. */
export interface Scene {
	readonly open: WorkbenchOptions;
	/** Brings the window to the moment of the picture. */
	stage(page: Page): Promise<void>;
}

const scenesDir = path.join(__dirname, "scenes");
const widths = [1280, 800];
const height = 800;

async function takePictures(names: readonly string[]): Promise<void> {
	const session = await theSession();
	try {
		for (const name of names) await takeAll(name, await loadScene(name));
	} finally {
		await session.close();
	}
}

async function takeAll(name: string, scene: Scene): Promise<void> {
	for (const theme of Object.keys(themes) as Theme[]) {
		for (const width of widths) {
			const { page, close } = await openWorkbench({ ...scene.open, theme, size: { width, height: scene.open.size?.height ?? height } });
			await scene.stage(page);
			console.log(await screenshot(page, `${name}-${theme}-${width}`));
			await close();
		}
	}
}

async function loadScene(name: string): Promise<Scene> {
	const { scene } = await import(path.join(scenesDir, `${name}.ts`));
	return scene;
}

const all = readdirSync(scenesDir).map((file) => path.basename(file, ".ts"));
const asked = process.argv.slice(2);
takePictures(asked.length > 0 ? asked : all).catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
