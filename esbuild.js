// Builds dist/: the extension, the command line, the threads of both, and the licences of what they hold. A failing build ends with 1.
const { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const esbuild = require("esbuild");

const debug = process.argv.includes("--debug");

/** They lie beside what needs them, and load one by one. */
const validatorsApart = {
	name: "validators-apart",
	setup: ({ onResolve }) => onResolve({ filter: /^\.\/validators\// }, ({ path }) => ({ path, external: true })),
};

const common = {
	bundle: true,
	platform: "node",
	target: "node20",
	format: "cjs",
	outdir: "dist",
	minify: !debug,
	sourcemap: debug,
	logLevel: "warning",
	legalComments: "none",
	metafile: true,
	// Some libraries ship two forms; the ES module is the one that can be shaken.
	mainFields: ["module", "main"],
};

// The command line has no `vscode` to resolve: reaching for it is a build error, not a surprise at run time.
const builds = [
	// Two files: the entry is all that a window without a document of ours loads.
	{
		...common,
		entryPoints: { extension: "src/editor/extension.ts", main: "src/editor/main.ts" },
		external: ["vscode", "./main.js"],
		plugins: [validatorsApart],
	},
	{ ...common, entryPoints: { cli: "src/cli/bin.ts" }, banner: { js: "#!/usr/bin/env node" }, plugins: [validatorsApart] },
	// A packet in a browser: as a file of its own, and in the editor.
	{
		...common,
		platform: "browser",
		format: "iife",
		target: "es2022",
		entryPoints: { packetPage: "src/preview/page.ts", preview: "src/preview/preview.ts" },
	},
	{ ...common, entryPoints: validators(), outdir: "dist/validators", outExtension: { ".js": ".cjs" } },
	// Both start these as threads, and find them beside them.
	{ ...common, entryPoints: { hashWorker: "src/node/hashing/hashWorker.js", workshopWorker: "src/node/workshop/workshopWorker.js" } },
	// The only place where a schema is compiled while people wait: nothing else holds a compiler.
	{ ...common, entryPoints: { schemaWorker: "src/node/schemas/schemaWorker.js" } },
];

function validators() {
	const folder = "generated/validators";
	return readdirSync(folder).map((file) => path.join(folder, file));
}

/** The packages whose files are in a bundle, as folders. */
function packagesOf({ inputs }) {
	const folders = Object.keys(inputs).flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
	return [...new Set(folders)];
}

/** What packets look like, beside what they are made with. */
const styles = ["packet.css", "preview.css"];

function notice(folder) {
	const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
	const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
	if (!file) throw new Error(`${name} comes without the text of its licence`);
	return `${name} ${version} (${license})\n\n${readFileSync(path.join(folder, file), "utf8").trim()}\n`;
}

async function main() {
	const folders = new Set();
	mkdirSync("dist", { recursive: true });
	for (const name of styles) copyFileSync(path.join("media", name), path.join("dist", name));
	for (const options of builds) {
		const { metafile } = await esbuild.build(options);
		for (const [file, { bytes }] of Object.entries(metafile.outputs)) console.log(`${file}  ${Math.round(bytes / 1024)} KB`);
		for (const folder of packagesOf(metafile)) folders.add(folder);
	}
	writeFileSync(
		"dist/THIRD-PARTY-NOTICES.txt",
		[...folders]
			.sort()
			.map(notice)
			.join(`\n${"-".repeat(80)}\n\n`),
	);
}

main().catch((error) => {
	console.error(error.message);
	process.exitCode = 1;
});
