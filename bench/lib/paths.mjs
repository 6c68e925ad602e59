// @ts-check
import path from "node:path";
import { cacheDir, root } from "../../scripts/paths.mjs";

export { root };

/** Git-ignored: bundles, the peer, generated workspaces and profiles. May be deleted at any time. */
export const benchDir = path.join(cacheDir, "bench");

/** @param {string} name of a script in bench/lib */
export const libFile = (name) => path.join(root, "bench/lib", name);
