// @ts-check
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** A quiet VS Code: only what is being tested moves. */
const quiet = {
	"chat.disableAIFeatures": true,
	"editor.accessibilitySupport": "off",
	"extensions.autoCheckUpdates": false,
	"extensions.autoUpdate": false,
	"extensions.ignoreRecommendations": true,
	// In a browser VS Code saves after a delay by default; the tests look at unsaved text.
	"files.autoSave": "off",
	"git.openRepositoryInParentFolders": "never",
	// Restricted Mode without the question that would cover the window.
	"security.workspace.trust.startupPrompt": "never",
	"telemetry.telemetryLevel": "off",
	"update.mode": "none",
	"window.autoDetectColorScheme": false,
	"window.autoDetectHighContrast": false,
	"workbench.enableExperiments": false,
	"workbench.secondarySideBar.defaultVisibility": "hidden",
	"workbench.startupEditor": "none",
	"workbench.tips.enabled": false,
};

/**
 * Writes a person's settings.
 * @param {string} userDataDir the folder that holds VS Code's `User` folder
 * @param {Record<string, unknown>} [settings] on top of the quiet ones
 */
export async function writeUserSettings(userDataDir, settings = {}) {
	const folder = path.join(userDataDir, "User");
	await mkdir(folder, { recursive: true });
	await writeFile(path.join(folder, "settings.json"), JSON.stringify({ ...quiet, ...settings }, null, 2));
}
