import { existsSync } from "node:fs";
import path from "node:path";

/** Chromium, Chrome and Edge by the names under which they are on a PATH. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"];

const MAC = ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/** Below the folders in which Windows keeps programs. */
const WINDOWS = [
	"Google\\Chrome\\Application\\chrome.exe",
	"Chromium\\Application\\chrome.exe",
	"Microsoft\\Edge\\Application\\msedge.exe",
];

/** What it needs to know of the machine. */
export interface Machine {
	readonly platform: NodeJS.Platform;
	readonly env: Readonly<Record<string, string | undefined>>;
	exists(file: string): boolean;
}

const THIS: Machine = { platform: process.platform, env: process.env, exists: existsSync };

/** An installed browser that can print: the one a person names in CHROME_PATH, else one on the PATH or in the usual places. */
export function findBrowser({ platform, env, exists }: Machine = THIS): string | undefined {
	const named = env["CHROME_PATH"];
	if (named) return exists(named) ? named : undefined;
	return placesOf(platform, env).find(exists);
}

function placesOf(platform: NodeJS.Platform, env: Machine["env"]): string[] {
	if (platform === "darwin") return [...onPath(env), ...MAC];
	if (platform !== "win32") return onPath(env);
	const folders = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((name) => env[name] ?? []);
	return WINDOWS.flatMap((program) => folders.map((folder) => path.win32.join(folder, program)));
}

/** A relative folder on the PATH may be the workspace's: no program is taken from there. */
function onPath({ PATH = "" }: Machine["env"]): string[] {
	const folders = PATH.split(":").filter((folder) => path.posix.isAbsolute(folder));
	return NAMES.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}
