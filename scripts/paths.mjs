// @ts-check
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Git-ignored; everything the scripts install or make lies here and may be deleted at any time. */
export const cacheDir = path.join(root, ".vscode-test");
