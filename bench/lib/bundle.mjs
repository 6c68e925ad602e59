// @ts-check
import path from "node:path";
import { build } from "esbuild";
import { benchDir, root } from "./paths.mjs";

/**
 * The core as it is shipped: one minified CommonJS file, made with the options of esbuild.js.
 * @param {{ readable?: boolean }} [options] readable keeps the names, for profiles
 * @returns {Promise<string>} the file
 */
export async function bundleCore({ readable = false } = {}) {
	const outfile = path.join(benchDir, readable ? "core-readable.cjs" : "core.cjs");
	await build({
		entryPoints: [path.join(root, "src/core/index.ts")],
		outfile,
		bundle: true,
		platform: "node",
		target: "node20",
		format: "cjs",
		mainFields: ["module", "main"],
		minify: !readable,
		logLevel: "warning",
	});
	return outfile;
}
