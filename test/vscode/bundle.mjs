// @ts-check
import { readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { cacheDir, root } from "../../scripts/paths.mjs";

const hostDir = path.join(root, "test/host");

/** Every test file is in by being there: `restricted/` makes the Restricted Mode suite, all else the suite of trusted workspaces. */
const suites = {
	/** @param {string} file */
	trusted: (file) => !file.startsWith("restricted/"),
	/** @param {string} file */
	restricted: (file) => file.startsWith("restricted/"),
};

/** @typedef {keyof typeof suites} Suite */

/** Bundles the in-host tests with mocha, so that nothing is resolved inside the extension host, whose Node may be older than ours.
 * @param {Suite} suite @returns {Promise<string>} a CommonJS file that exports `run()` */
export async function bundleHostTests(suite) {
	const name = `host-tests-${suite}`;
	await build({
		entryPoints: [path.join(hostDir, "index.ts")],
		outfile: path.join(cacheDir, `${name}.bundle.js`),
		bundle: true,
		platform: "node",
		// As dist/ is built: of some libraries the other form cannot be bundled.
		mainFields: ["module", "main"],
		format: "cjs",
		target: "node20",
		external: ["vscode"],
		sourcemap: "inline",
		logLevel: "warning",
		// What mocha would start other processes with; we never ask it to.
		logOverride: { "require-resolve-not-external": "silent" },
		plugins: [testFiles(suite)],
	});
	return writeEntry(name);
}

/** Node maps stacks back to our sources only in what it loads after being told to.
 * @param {string} name */
async function writeEntry(name) {
	const entry = path.join(cacheDir, `${name}.js`);
	await writeFile(entry, `process.setSourceMapsEnabled(true);\nmodule.exports = require("./${name}.bundle.js");\n`);
	return entry;
}

/** Serves the module "test-files": what loads each test file, by its name. Loading waits until mocha's globals are there.
 * @param {Suite} suite @returns {import("esbuild").Plugin} */
function testFiles(suite) {
	const files = listTestFiles().filter(suites[suite]);
	const entries = files.map((file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)})`);
	return {
		name: "test-files",
		setup(builder) {
			builder.onResolve({ filter: /^test-files$/ }, () => ({ path: suite, namespace: "test-files" }));
			builder.onLoad({ filter: /.*/, namespace: "test-files" }, () => ({
				contents: `exports.testFiles = { ${entries.join(",\n")} }`,
				resolveDir: hostDir,
			}));
		},
	};
}

function listTestFiles() {
	return readdirSync(hostDir, { recursive: true, encoding: "utf8" })
		.map((file) => file.split(path.sep).join("/"))
		.filter((file) => file.endsWith(".test.ts") && !file.startsWith("fixtures/"))
		.sort();
}
