// @ts-check
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { MissingPrerequisite } from "../../scripts/prerequisite.mjs";
import { run } from "../../scripts/process.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"];
const applications = [
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];
const advice = "Install Chromium, Chrome or Edge, or set CHROME_PATH to one: the tests in VS Code need it";

/** @returns {Promise<string>} a Chromium to run VS Code in; root on Debian gets one installed, everybody else is told to */
export async function findChromium() {
	return namedChromium() ?? installedChromium() ?? (await installChromium());
}

function namedChromium() {
	const file = process.env.CHROME_PATH;
	if (file && !existsSync(file)) throw new MissingPrerequisite(`CHROME_PATH names ${file}, which does not exist`);
	return file || undefined;
}

function installedChromium() {
	const folders = (process.env.PATH ?? "").split(path.delimiter).filter(path.isAbsolute);
	const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
	return [...onPath, ...applications].find((file) => existsSync(file));
}

async function installChromium() {
	if (process.getuid?.() !== 0 || !isDebian()) throw new MissingPrerequisite(advice);
	console.log("Installing Debian's chromium");
	await aptInstall().catch(() => run("apt-get", ["update"], { quiet: true }).then(aptInstall));
	const found = installedChromium();
	if (!found) throw new MissingPrerequisite(advice);
	return found;
}

const aptInstall = () =>
	run("apt-get", ["install", "-y", "chromium"], { quiet: true, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });

function isDebian() {
	const file = "/etc/os-release";
	return existsSync(file) && /^ID=debian$/m.test(readFileSync(file, "utf8"));
}
