// @ts-check
import path from "node:path";
import { build } from "esbuild";
import { benchDir, root } from "./paths.mjs";

const entries = {
	...{ core: "src/core/index.ts", extension: "src/editor/extension.ts", cli: "src/cli/bin.ts", git: "src/node/git/git.ts" },
	...{ disk: "src/node/disk.ts", hashWorker: "src/node/hashing/hashWorker.js" },
	...{ files: "src/node/files.ts", workshop: "src/node/workshop/workshop.ts", workshopWorker: "src/node/workshop/workshopWorker.js" },
};

/**
 * A part of the product as it is shipped: one minified CommonJS file, made with the options of esbuild.js.
 * @param {keyof typeof entries} name
 * @param {{ readable?: boolean }} [options] readable keeps the names, for profiles
 * @returns {Promise<string>} the file
 */
export async function bundle(name, { readable = false } = {}) {
	const outfile = path.join(benchDir, readable ? "readable" : "shipped", `${name}.cjs`);
	await build({
		entryPoints: [path.join(root, entries[name])],
		outfile,
		bundle: true,
		platform: "node",
		target: "node20",
		format: "cjs",
		mainFields: ["module", "main"],
		external: ["vscode"],
		minify: !readable,
		logLevel: "warning",
	});
	return outfile;
}
